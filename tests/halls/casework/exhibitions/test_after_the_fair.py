"""After a fair: tracking, decisions of authorities, repetition by editions in a row, the report."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from suizhi.commons.accounts.models import User
from suizhi.halls.casework.exhibitions.models import Complaint, Exhibition
from suizhi.halls.casework.exhibitions.repeats import in_a_row, repeaters
from suizhi.halls.casework.exhibitions.reporting import report_of
from suizhi.halls.casework.exhibitions.services import (
    complaint_accept,
    complaint_decide,
    complaint_register,
    fair_close,
    finding_enter,
    notice_acknowledge,
    notice_make,
    repetition_note,
)
from suizhi.halls.casework.exhibitions.services.deciding import Decision
from suizhi.kernel.errors import Refusal
from tests.halls.casework.conftest import seen_by
from tests.halls.casework.exhibitions.conftest import MORNING, ORIGIN, filing, opened

NEXT_DAY = MORNING + timedelta(days=1, hours=1)


def removed(complaint: Complaint, deskman: User, clock: time_machine.Coordinates) -> Complaint:
    """The complaint, its exhibit removed because nobody answered."""
    who, at = seen_by(deskman), complaint.registered_at
    complaint_accept(who=who, complaint=complaint, on=at)
    complaint.case.refresh_from_db()
    notice_make(who=who, complaint=complaint, on=at)
    notice_acknowledge(complaint=complaint, name="乙（示例）", on=at)
    later = at + timedelta(hours=25)
    clock.move_to(later)
    complaint_decide(who=who, complaint=complaint, decision=Decision(None, "没有陈述", "撤展"), on=later)
    complaint.case.refresh_from_db()
    return complaint


def tracked(complaint: Complaint, deskman: User, clock: time_machine.Coordinates) -> Complaint:
    removed(complaint, deskman, clock)
    last = complaint.registered_at + timedelta(days=5)
    clock.move_to(last)
    assert fair_close(who=seen_by(deskman), fair=complaint.exhibition, on=last) == 1
    complaint.case.refresh_from_db()
    return complaint


def found(complaint: Complaint, deskman: User) -> None:
    finding_enter(
        who=seen_by(deskman),
        complaint=complaint,
        infringes=True,
        authority="示例市知识产权局",
        number=f"示例裁〔2026〕{complaint.pk} 号",
        decided_on=date(2026, 10, 20),
    )


def test_a_fair_cannot_close_before_its_last_day(complaint: Complaint, deskman: User, at_the_fair: time_machine.Coordinates) -> None:
    removed(complaint, deskman, at_the_fair)
    with pytest.raises(Refusal) as told:
        fair_close(who=seen_by(deskman), fair=complaint.exhibition, on=NEXT_DAY)
    assert told.value.code == "fair.open"


def test_a_removal_is_no_finding_and_never_counts(complaint: Complaint, deskman: User, at_the_fair: time_machine.Coordinates) -> None:
    tracked(complaint, deskman, at_the_fair)
    assert repeaters(complaint.exhibition) == []
    with pytest.raises(Refusal) as told:
        repetition_note(who=seen_by(deskman), complaint=complaint, on=MORNING + timedelta(days=5))
    assert told.value.code == "fair.not_repeated"


def test_findings_at_two_editions_in_a_row_bar_from_the_next(
    complaint: Complaint, deskman: User, organiser: User, clerk: User, at_the_fair: time_machine.Coordinates
) -> None:
    found(tracked(complaint, deskman, at_the_fair), deskman)
    assert [(row.count, row.finding.results["next_edition"]) for row in repeaters(complaint.exhibition)] == [(1, "可以参展")]
    at_the_fair.move_to(MORNING + timedelta(days=365))
    second = opened(2, date(2027, 10, 15), organiser, clerk, deskman)
    made = complaint_register(who=seen_by(deskman), fair=second, filing=filing(second), origin=ORIGIN, on=MORNING + timedelta(days=365))
    found(tracked(made, deskman, at_the_fair), deskman)
    (row,) = repeaters(second)
    assert (row.name, row.count, row.finding.results["next_edition"]) == ("示例电器厂", 2, "禁止参展")
    repetition_note(who=seen_by(deskman), complaint=made, on=MORNING + timedelta(days=370))
    assert made.case.run is not None
    assert made.case.run.steps.filter(event="note_repetition").exists()


def test_the_report_counts_outcomes_and_hours_kept(
    complaint: Complaint, fair: Exhibition, deskman: User, at_the_fair: time_machine.Coordinates
) -> None:
    tracked(complaint, deskman, at_the_fair)
    report = report_of(fair)
    assert (report.complaints, report.exhibitors, report.exhibits) == (1, 2, 2)
    assert report.outcomes == (("removed", 1),)
    kept = {one.rule: (one.met, one.missed, one.running) for one in report.kept}
    assert kept["EXP-003"] == (1, 0, 0)
    assert report.kept[0].median_hours == 0
    assert report.desk.results["violation"] is False


@given(st.sets(st.integers(1, 12)), st.integers(1, 12))
def test_a_row_ends_at_the_first_edition_without_a_finding(editions: set[int], last: int) -> None:
    count = in_a_row(editions, last)
    assert all(last - step in editions for step in range(count))
    assert last - count not in editions
