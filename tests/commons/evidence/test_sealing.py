"""Days are sealed when they are over, each record once, and stamped when the authority answers."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from suizhi.commons.evidence.check import check_store
from suizhi.commons.evidence.models import CustodyRecord, Seal
from suizhi.commons.evidence.services import events_seal, evidence_open, seals_stamp
from suizhi.commons.evidence.states import State, state_of
from suizhi.commons.evidence.tasks import turn
from suizhi.commons.jobs.models import Job
from tests.commons.evidence.conftest import CLERK, LocalAuthority, Receive

pytestmark = pytest.mark.django_db


def spans() -> list[tuple[int, int]]:
    return list(Seal.objects.order_by("number").values_list("first", "last"))


def test_a_day_is_sealed_when_it_is_over(receive: Receive, frozen: time_machine.Coordinates, stamping: LocalAuthority) -> None:
    item = receive()
    turn(job=Job())
    assert spans() == [], "the day goes on"
    frozen.shift(12 * 3600 + 1)
    turn(job=Job())
    assert spans() == [(1, 2)]
    assert state_of(item) == State.STAMPED


def test_midnight_is_the_citys(receive: Receive, frozen: time_machine.Coordinates) -> None:
    """Noon in the city is four in the morning in UTC: the day must not end at eight."""
    receive()
    frozen.shift(4 * 3600 + 3600)
    turn(job=Job())
    assert spans() == []


def test_a_quiet_store_does_not_seal_its_own_seals(receive: Receive, frozen: time_machine.Coordinates) -> None:
    receive()
    for _ in range(5):
        frozen.shift(86400)
        turn(job=Job())
    assert spans() == [(1, 2)]
    receive(name="later.pdf")
    frozen.shift(86400)
    turn(job=Job())
    assert spans() == [(1, 2), (3, 5)], "the record of the first seal is under the second"
    assert check_store().ok


def test_days_that_nobody_sealed_are_sealed_together(receive: Receive, frozen: time_machine.Coordinates) -> None:
    for _ in range(3):
        receive()
        frozen.shift(86400)
    turn(job=Job())
    assert spans() == [(1, 6)]


def test_what_happens_while_sealing_is_the_next_seals(receive: Receive) -> None:
    receive()
    events_seal()
    assert CustodyRecord.objects.filter(seq__gt=2).count() == 1
    assert events_seal() is None


def test_an_authority_that_is_away_is_asked_again(receive: Receive, stamping: LocalAuthority) -> None:
    stamping.away = True
    item = receive()
    events_seal()
    evidence_open(item=item, who=CLERK, purpose="x").close()
    events_seal()
    assert seals_stamp() == 0
    assert state_of(item) == State.WAITING
    stamping.away = False
    assert seals_stamp() == 2
    assert seals_stamp() == 0, "each once"
    assert state_of(item) == State.STAMPED


def test_without_an_authority_seals_wait(receive: Receive) -> None:
    item = receive()
    events_seal(until=timezone.now() + timedelta(seconds=1))
    assert seals_stamp() == 0
    assert state_of(item) == State.WAITING
    assert check_store().ok
