"""An exhibition's hours: they run from the moment, through the night, and what outlives the case stays."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
import time_machine

from suizhi.commons.procedures.actor import Actor
from suizhi.commons.procedures.models import Deadline, Run
from suizhi.commons.procedures.services import act, start, sweep
from suizhi.kernel.errors import Refusal
from tests.commons.procedures.support import clock

pytestmark = pytest.mark.django_db

BEIJING = timezone(timedelta(hours=8))
DESK = Actor.of("user:31", "expo_desk")
EXHIBITOR = Actor.of("user:32", "exhibitor")
EVENING = datetime(2026, 10, 16, 17, 0, tzinfo=BEIJING)
PAPERS = {"complaint": "file:1", "title_proof": "file:2", "evidence": "file:3"}


def notified() -> Run:
    """A complaint of Friday evening, the exhibitor notified an hour later."""
    run = start(procedure="exhibition_complaint", subject="expo:3", by=DESK, on=EVENING, documents=PAPERS)
    move(run, "accept", EVENING + timedelta(minutes=20), facts={"badge": True})
    move(run, "notify", EVENING + timedelta(hours=1))
    return run


def move(run: Run, event: str, on: date, by: Actor = DESK, **given: Any) -> None:
    run.refresh_from_db()
    act(run=run, event=event, by=by, on=on, expected_seq=run.seq, **given)
    run.refresh_from_db()


@pytest.fixture(autouse=True)
def later() -> Any:
    with time_machine.travel(EVENING + timedelta(days=9), tick=False):
        yield


def test_the_hours_end_at_the_same_hour_next_day() -> None:
    run = notified()
    assert clock(run, "EXP-003").state == Deadline.State.MET
    assert clock(run, "EXP-004").ends_at == EVENING + timedelta(hours=25)


@pytest.mark.parametrize(("minutes", "code"), [(-1, ""), (1, "procedure.too_late")])
def test_a_statement_counts_to_the_minute(minutes: int, code: str) -> None:
    run = notified()
    on = EVENING + timedelta(hours=25, minutes=minutes)
    if code:
        with pytest.raises(Refusal) as caught:
            move(run, "state", on, EXHIBITOR, documents={"statement": "file:4"})
        assert caught.value.code == code
    else:
        move(run, "state", on, EXHIBITOR, documents={"statement": "file:4"})
        assert run.state == "reviewing"


def test_silence_counts_only_when_the_hours_are_over() -> None:
    run = notified()
    with pytest.raises(Refusal) as caught:
        move(run, "silence", EVENING + timedelta(hours=24))
    assert caught.value.code == "procedure.too_early"
    sweep(now=EVENING + timedelta(hours=25))
    move(run, "silence", EVENING + timedelta(hours=25))
    assert run.state == "removed"


def test_how_long_the_file_is_kept_outlives_the_case() -> None:
    run = notified()
    move(run, "silence", EVENING + timedelta(hours=26))
    move(run, "archive", EVENING + timedelta(days=5), facts={"expo_opened_on": "2026-10-15"})
    kept = clock(run, "EXP-002")
    assert (run.closed_on, kept.state, kept.due) == (date(2026, 10, 21), Deadline.State.RUNNING, date(2029, 10, 15))


def test_hours_need_a_moment() -> None:
    with pytest.raises(Refusal) as caught:
        start(procedure="exhibition_complaint", subject="expo:4", by=DESK, on=date(2026, 10, 16))
    assert caught.value.code == "clock.hour_needs_time"
    assert not Run.objects.exists()
