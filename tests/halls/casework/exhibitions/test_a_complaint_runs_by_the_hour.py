"""A complaint at the desk: registered, forwarded, acknowledged, answered, decided, each within its hours."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.http import Http404

from suizhi.commons.accounts.models import AccountRole, User
from suizhi.engines.rules import Verdict
from suizhi.halls.casework.exhibitions.access import complaint_by_token, complaint_of
from suizhi.halls.casework.exhibitions.checks import checked_complaint, clear
from suizhi.halls.casework.exhibitions.hours import hours_of
from suizhi.halls.casework.exhibitions.models import Complaint, Exhibition
from suizhi.halls.casework.exhibitions.services import (
    complaint_accept,
    complaint_decide,
    complaint_register,
    complaint_step,
    notice_acknowledge,
    notice_leave,
    notice_make,
    removal_show,
    statement_take,
)
from suizhi.halls.casework.exhibitions.services.deciding import Decision
from suizhi.halls.casework.selectors import facts_of
from suizhi.kernel.errors import Refusal
from tests.halls.casework.conftest import person, seen_by
from tests.halls.casework.exhibitions.conftest import MORNING, ORIGIN, filing

HOUR = timedelta(hours=1)


def notified(complaint: Complaint, deskman: User, clock: time_machine.Coordinates) -> Complaint:
    """The complaint, taken up at once and acknowledged at noon."""
    who = seen_by(deskman)
    complaint_accept(who=who, complaint=complaint, on=MORNING)
    complaint.case.refresh_from_db()
    notice_make(who=who, complaint=complaint, on=MORNING + HOUR)
    clock.move_to(MORNING + 2 * HOUR)
    notice_acknowledge(complaint=complaint, name="乙（示例）", on=MORNING + 2 * HOUR)
    complaint.case.refresh_from_db()
    return complaint


def clocks(complaint: Complaint) -> dict[str, tuple[str, object]]:
    assert complaint.case.run is not None
    return {one.clock: (str(one.state), one.ends_at) for one in complaint.case.run.deadlines.all()}


def test_the_hours_to_forward_run_from_the_registration(complaint: Complaint) -> None:
    assert complaint.case.number == "穗知展〔2026〕1 号"
    assert clocks(complaint) == {"EXP-003": ("running", MORNING + 24 * HOUR)}
    assert complaint.case.run is not None
    (hours,) = hours_of(complaint.case.run, MORNING + timedelta(minutes=90))
    assert (hours.until, hours.words, hours.look) == ("10-17 10:00", "剩 22 小时 30 分", "ok")


def test_with_a_badge_and_its_papers_it_can_be_taken_up(complaint: Complaint) -> None:
    said = checked_complaint(facts_of(complaint.case), MORNING.date())
    assert clear(said), said


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"has_badge": False}, "EXP-008"),
        ({"handled_before": True}, "EXP-008"),
        ({"files": {}}, "EXP-006"),
        ({"right": None}, "EXP-006"),
        ({"represented": True}, "EXP-006"),
    ],
)
def test_what_is_lacking_is_said_by_the_rule(fair: Exhibition, deskman: User, changed: dict[str, object], rule: str) -> None:
    made = complaint_register(who=seen_by(deskman), fair=fair, filing=filing(fair, **changed), origin=ORIGIN, on=MORNING)
    failed = [one.rule.id for one in checked_complaint(facts_of(made.case), MORNING.date()) if one.verdict is not Verdict.PASS]
    assert failed == [rule]


def test_the_same_complaint_again_is_a_question_for_a_person(complaint: Complaint, fair: Exhibition, deskman: User) -> None:
    again = complaint_register(who=seen_by(deskman), fair=fair, filing=filing(fair), origin=ORIGIN, on=MORNING)
    verdicts = {one.rule.id: one.verdict for one in checked_complaint(facts_of(again.case), MORNING.date())}
    assert verdicts["EXP-008"] is Verdict.NEED_HUMAN


def test_acknowledging_completes_the_handover_and_starts_the_answer(
    complaint: Complaint, deskman: User, at_the_fair: time_machine.Coordinates
) -> None:
    notified(complaint, deskman, at_the_fair)
    assert clocks(complaint)["EXP-003"][0] == "met"
    assert clocks(complaint)["EXP-004"] == ("running", MORNING + 26 * HOUR)
    assert complaint.acknowledged_by == "乙（示例）"


def test_taking_the_notice_twice_changes_nothing(complaint: Complaint, deskman: User, at_the_fair: time_machine.Coordinates) -> None:
    notified(complaint, deskman, at_the_fair)
    at_the_fair.move_to(MORNING + 5 * HOUR)
    notice_acknowledge(complaint=complaint, name="丙（示例）", on=MORNING + 5 * HOUR)
    assert complaint.acknowledged_by == "乙（示例）"
    assert clocks(complaint)["EXP-004"][1] == MORNING + 26 * HOUR


def test_a_notice_that_nobody_takes_is_left_with_a_photograph(complaint: Complaint, deskman: User) -> None:
    who = seen_by(deskman)
    complaint_accept(who=who, complaint=complaint, on=MORNING)
    complaint.case.refresh_from_db()
    notice_leave(who=who, complaint=complaint, reason="展位无人", photo=BytesIO(b"\xff\xd8\xff\xe0x"), origin=ORIGIN, on=MORNING)
    complaint.case.refresh_from_db()
    assert complaint.case.state == "notified"
    assert clocks(complaint)["EXP-004"][1] == MORNING + 24 * HOUR


def test_an_answer_in_time_is_weighed_and_the_exhibit_covered(
    complaint: Complaint, deskman: User, at_the_fair: time_machine.Coordinates
) -> None:
    who = seen_by(deskman)
    notified(complaint, deskman, at_the_fair)
    at_the_fair.move_to(MORNING + 20 * HOUR)
    statement_take(complaint=complaint, text="自有设计", files=[], origin=ORIGIN, on=MORNING + 20 * HOUR)
    complaint.case.refresh_from_db()
    assert complaint.case.state == "reviewing"
    complaint_decide(who=who, complaint=complaint, decision=Decision(False, "灯座弧线与底盘一致", "遮盖"), on=MORNING + 20 * HOUR)
    complaint.case.refresh_from_db()
    assert complaint.case.state == "removed"
    removal_show(who=who, complaint=complaint, photo=BytesIO(b"\xff\xd8\xff\xe0y"), origin=ORIGIN)
    assert complaint.case.run is not None
    assert complaint.case.run.steps.get(event="judge").reason == "遮盖：灯座弧线与底盘一致"


def test_shown_non_infringement_dismisses_and_the_file_is_kept_three_years(
    complaint: Complaint, deskman: User, at_the_fair: time_machine.Coordinates
) -> None:
    who = seen_by(deskman)
    notified(complaint, deskman, at_the_fair)
    statement_take(complaint=complaint, text="有授权", files=[], origin=ORIGIN, on=MORNING + 2 * HOUR)
    complaint.case.refresh_from_db()
    complaint_decide(who=who, complaint=complaint, decision=Decision(True, "授权书真实"), on=MORNING + 2 * HOUR)
    complaint_step(who=who, complaint=complaint, event="archive", on=MORNING + 2 * HOUR)
    assert complaint.case.run is not None
    kept = complaint.case.run.deadlines.get(clock="EXP-002")
    assert (kept.due.isoformat() if kept.due else "") == "2029-10-15"


def test_silence_can_only_be_noted_when_the_hours_are_over(
    complaint: Complaint, deskman: User, at_the_fair: time_machine.Coordinates
) -> None:
    who = seen_by(deskman)
    notified(complaint, deskman, at_the_fair)
    silence = Decision(None, "没有陈述", "撤展")
    at_the_fair.move_to(MORNING + 25 * HOUR)
    with pytest.raises(Refusal) as told:
        complaint_decide(who=who, complaint=complaint, decision=silence, on=MORNING + 25 * HOUR)
    assert told.value.code == "procedure.too_early"
    at_the_fair.move_to(MORNING + 26 * HOUR + timedelta(minutes=1))
    complaint_decide(who=who, complaint=complaint, decision=silence, on=MORNING + 26 * HOUR + timedelta(minutes=1))
    complaint.case.refresh_from_db()
    assert complaint.case.state == "removed"


def test_a_decision_without_a_reason_is_refused(complaint: Complaint, deskman: User, at_the_fair: time_machine.Coordinates) -> None:
    notified(complaint, deskman, at_the_fair)
    with pytest.raises(Refusal, match="No reason"):
        complaint_decide(who=seen_by(deskman), complaint=complaint, decision=Decision(False, " "), on=MORNING + 2 * HOUR)


def test_only_the_desk_acts_the_office_looks_on_and_others_learn_nothing(complaint: Complaint, clerk: User) -> None:
    stranger = seen_by(person("stranger", AccountRole.HOLDER))
    with pytest.raises(Http404):
        complaint_of(stranger, complaint.pk)
    assert complaint_of(seen_by(clerk), complaint.pk) == complaint
    with pytest.raises(PermissionDenied):
        complaint_accept(who=seen_by(clerk), complaint=complaint, on=MORNING)


def test_the_notice_opens_with_its_token_until_the_case_is_closed(
    complaint: Complaint, deskman: User, at_the_fair: time_machine.Coordinates
) -> None:
    notified(complaint, deskman, at_the_fair)
    assert complaint.token
    assert complaint_by_token(complaint.token) == complaint
    with pytest.raises(Http404):
        complaint_by_token(complaint.token[:-1] + "x")
    complaint.case.closed_on = MORNING.date()
    complaint.case.save()
    with pytest.raises(Http404):
        complaint_by_token(complaint.token)
