"""What is near or over is said once: in the middle of a killed worker, by two workers, after a prolongation."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine

from suizhi.commons.jobs.models import Job
from suizhi.commons.jobs.periodic import rounds
from suizhi.commons.jobs.worker import drain
from suizhi.commons.ledger.models import Entry
from suizhi.commons.procedures.models import Deadline, Notice
from suizhi.commons.procedures.services import extend, sweep, sweeping
from tests.commons.procedures.support import OFFICE, clock, filed, received

pytestmark = pytest.mark.django_db


def noon(month: int, day: int) -> datetime:
    return datetime(2026, month, day, 4, 0, tzinfo=UTC)


def said() -> list[tuple[str, str]]:
    """The notices, as the event log has them."""
    found = Entry.objects.filter(verb__startswith="procedures.deadline.").order_by("seq")
    return [(entry.verb.rsplit(".", 1)[1], entry.payload["clock"]) for entry in found]


@pytest.mark.usefixtures("frozen")
def test_near_then_over_each_once() -> None:
    run = filed()
    for day in (5, 6, 7, 8):
        sweep(now=noon(10, day))
    assert said() == []
    # 10 October is a working Saturday: the last day of the service, and the day of the warning.
    for _ in range(3):
        sweep(now=noon(10, 10))
    assert said() == [("near", "PAJ-010")]
    for _ in range(3):
        sweep(now=noon(10, 11))
    assert said() == [("near", "PAJ-010"), ("lapsed", "PAJ-010")]
    assert clock(run, "PAJ-010").state == Deadline.State.LAPSED


@pytest.mark.usefixtures("frozen")
def test_the_last_day_is_not_over_before_midnight_in_the_city() -> None:
    run = filed()
    sweep(now=datetime(2026, 10, 10, 15, 59, 59, tzinfo=UTC))
    assert clock(run, "PAJ-010").state == Deadline.State.RUNNING
    sweep(now=datetime(2026, 10, 10, 16, 0, 0, tzinfo=UTC))
    assert clock(run, "PAJ-010").state == Deadline.State.LAPSED


@pytest.mark.usefixtures("frozen")
def test_a_worker_killed_between_mark_and_entry_leaves_neither(monkeypatch: pytest.MonkeyPatch) -> None:
    run = filed()

    class Killed(BaseException):
        """The worker is gone."""

    def die(*given: Any, **named: Any) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(sweeping, "entered", die)
        with pytest.raises(Killed):
            sweep(now=noon(10, 11))
    assert (clock(run, "PAJ-010").state, Notice.objects.count(), said()) == (Deadline.State.RUNNING, 0, [])
    assert sweep(now=noon(10, 11)) == 1
    assert said() == [("lapsed", "PAJ-010")]


@pytest.mark.usefixtures("frozen")
def test_a_notice_given_by_another_worker_is_not_given_again() -> None:
    run = filed()
    sweep(now=noon(10, 11))
    # As if the other worker's mark had been lost, and its notice not.
    Deadline.objects.filter(pk=clock(run, "PAJ-010").pk).update(state=Deadline.State.RUNNING)
    assert sweep(now=noon(10, 11)) == 0
    assert said() == [("lapsed", "PAJ-010")]


def test_another_last_day_is_warned_of_anew() -> None:
    with time_machine.travel(noon(9, 29), tick=False):
        run = received()
        sweep(now=noon(9, 29))
        assert said() == [("near", "PAJ-008")]
        longer = extend(deadline=clock(run, "PAJ-008"), by=OFFICE, approved_by=OFFICE, on=date(2026, 9, 29), reason="案情复杂。")
    assert longer.due == date(2026, 10, 12)
    sweep(now=noon(10, 11))
    assert said()[-1] == ("extended", "PAJ-008")
    sweep(now=noon(10, 12))
    assert said()[-1] == ("near", "PAJ-008")


@pytest.mark.usefixtures("frozen")
def test_more_than_a_batch_is_swept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sweeping, "BATCH", 2)
    for number in range(5):
        received(f"case:{number}")
    beats: list[int] = []
    assert sweep(now=noon(10, 5), beat=lambda: beats.append(1)) == 5
    assert len(beats) == 3


@pytest.mark.usefixtures("frozen")
def test_the_worker_does_it_every_minute() -> None:
    assert {"procedures.sweep", "procedures.recheck"} <= set(rounds())
    received()
    drain()
    assert set(Job.objects.filter(key__startswith="periodic:procedures").values_list("state", flat=True)) == {Job.State.DONE}
    assert said() == [("lapsed", "PAJ-008")]
