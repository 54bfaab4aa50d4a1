"""A new calendar or another number in a rule moves no date by itself: the handler sees the difference and answers."""

from __future__ import annotations

from datetime import date

import pytest

from suizhi.commons.procedures import plug
from suizhi.commons.procedures.models import Deadline, DeadlineChange
from suizhi.commons.procedures.selectors import pending_changes
from suizhi.commons.procedures.services import change_accept, change_decline, changing, clocks, extend, recheck
from suizhi.engines.clocks import Calendar, packaged_calendar
from suizhi.engines.procedures.clockwork import BookClockwork
from suizhi.engines.rules import load_book
from suizhi.kernel.errors import Refusal
from tests.commons.procedures.support import OFFICE, clock, filed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]


@pytest.fixture
def other_calendar(monkeypatch: pytest.MonkeyPatch) -> Calendar:
    """The calendar without the notice of 2026: the days off of October are ordinary days."""
    calendar = Calendar(notice for year, notice in packaged_calendar().notices.items() if year != 2026)
    work = BookClockwork(load_book(), calendar)
    for module in (plug, clocks, changing):
        monkeypatch.setattr(module, "clockwork", lambda: work)
    return calendar


def test_nothing_is_found_while_nothing_changed() -> None:
    filed()
    assert recheck() == 0


def test_a_new_calendar_is_proposed_and_moves_nothing(other_calendar: Calendar, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as before:
        old = BookClockwork(load_book(), packaged_calendar())
        before.setattr(clocks, "clockwork", lambda: old)
        run = filed()
    # The service moves; the end of the case stays and becomes provisional.
    assert recheck() == 2
    assert clock(run, "PAJ-010").due == date(2026, 10, 10)
    change, other = pending_changes(owners=["user:5"])
    assert (other.deadline.clock, other.moved, "暂定" in other.text_zh) == ("PAJ-020", 0, True)
    assert (change.deadline.clock, change.moved) == ("PAJ-010", -5)
    assert "2026-10-05" in change.text_zh
    assert "2026-10-05" in change.text_en
    # Looked at again, the same change waits, and is not found a second time.
    assert recheck() == 0


@pytest.fixture
def change(other_calendar: Calendar, monkeypatch: pytest.MonkeyPatch) -> DeadlineChange:
    """A change that waits for the handler."""
    with monkeypatch.context() as before:
        old = BookClockwork(load_book(), packaged_calendar())
        before.setattr(clocks, "clockwork", lambda: old)
        filed()
    recheck()
    return DeadlineChange.objects.get(deadline__clock="PAJ-010")


def test_accepted_it_takes_the_place_of_the_old_date(change: DeadlineChange, other_calendar: Calendar) -> None:
    deadline = change_accept(change=change, by=OFFICE)
    assert (deadline.due, deadline.calendar) == (date(2026, 10, 5), other_calendar.version)
    change.refresh_from_db()
    assert (change.state, change.decided_by) == (DeadlineChange.State.ACCEPTED, "user:5")
    with pytest.raises(Refusal) as caught:
        change_accept(change=change, by=OFFICE)
    assert caught.value.code == "procedure.change_answered"
    assert recheck() == 0


def test_declined_with_a_reason_it_does_not_come_again(change: DeadlineChange) -> None:
    with pytest.raises(Refusal):
        change_decline(change=change, by=OFFICE, reason="")
    deadline = change_decline(change=change, by=OFFICE, reason="已按原日期通知当事人。")
    assert deadline.due == date(2026, 10, 10)
    assert recheck() == 0
    change.refresh_from_db()
    assert change.state == DeadlineChange.State.DECLINED


def test_a_clock_reckoned_anew_needs_no_answer_any_more(change: DeadlineChange) -> None:
    run = change.deadline.run
    Deadline.objects.filter(pk=change.deadline_id).update(clock="PAJ-008")
    extend(deadline=change.deadline, by=OFFICE, approved_by=OFFICE, on=date(2026, 10, 8), reason="案情复杂。")
    change.refresh_from_db()
    assert change.state == DeadlineChange.State.SUPERSEDED
    assert not pending_changes().filter(deadline__run=run, deadline=change.deadline).exists()
