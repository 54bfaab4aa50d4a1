"""Hearings: set only on a day of which the parties can be told in time, summoned by the rule book, held with attendance on record."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from io import BytesIO

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils import timezone

from suizhi.commons.accounts.models import User
from suizhi.commons.evidence.origin import Origin
from suizhi.engines import procedures
from suizhi.halls.casework.file import options_of
from suizhi.halls.casework.forms import StepForm
from suizhi.halls.casework.letters.at_hand import at_hand
from suizhi.halls.casework.management.agenda import hearing_of, upcoming
from suizhi.halls.casework.management.noticing import latest_of, notice_of
from suizhi.halls.casework.management.services import hearing_cancel, hearing_close, hearing_plan, hearing_postpone, hearing_summon
from suizhi.halls.casework.management.services.hearing import Came, Plan
from suizhi.halls.casework.models import Case, Hearing
from suizhi.halls.casework.selectors import facts_of
from suizhi.halls.casework.services import case_act, paper_add
from suizhi.halls.casework.services.acting import Wanted
from suizhi.halls.casework.services.placing import placed
from suizhi.kernel.errors import Refusal
from tests.halls.casework.conftest import person, seen_by

TODAY = datetime(2026, 11, 2, 10, tzinfo=timezone.get_default_timezone())


@pytest.fixture(autouse=True)
def _today() -> object:
    with time_machine.travel(TODAY, tick=False):
        yield


def plan(day: int, *, place: str = "第一审理庭") -> Plan:
    return Plan(datetime(2026, 11, day, 9, 30, tzinfo=timezone.get_default_timezone()), place)


def test_the_last_day_for_notice_is_read_from_the_procedure_s_table_and_the_rule_book() -> None:
    notice = notice_of(procedures.definition("patent_adjudication"))
    assert notice is not None
    assert (notice.clock, notice.schedule, notice.summon, notice.document) == (
        "PAJ-016",
        "schedule_hearing",
        "summon",
        "hearing_notice",
    )
    assert latest_of(notice, date(2026, 11, 12)).on == date(2026, 11, 6)
    penalty = notice_of(procedures.definition("penalty"))
    assert penalty is not None
    assert penalty.clock == "PEN-010"
    assert notice_of(procedures.definition("people_mediation")) is None


def test_a_hearing_is_set_and_the_parties_are_told(investigating: Case, clerk: User) -> None:
    made = hearing_plan(who=seen_by(clerk), case=investigating, plan=plan(12))
    assert (made.latest_notice, made.rule, made.state) == (date(2026, 11, 6), "PAJ-016", Hearing.State.PLANNED)
    investigating.refresh_from_db()
    assert investigating.next_due is not None
    told = hearing_summon(who=seen_by(clerk), hearing=made, version=0)
    assert (told.state, told.summoned_on) == (Hearing.State.SUMMONED, date(2026, 11, 2))
    investigating.refresh_from_db()
    assert investigating.state == "hearing"
    assert investigating.letters.get(document="hearing_notice").state == "draft"
    assert {one.participant.role for one in made.attendances.all()} == {"requester", "respondent"}


def test_a_day_of_which_nobody_can_be_told_in_time_is_refused(investigating: Case, clerk: User) -> None:
    with pytest.raises(Refusal) as told:
        hearing_plan(who=seen_by(clerk), case=investigating, plan=plan(5))
    assert told.value.code == "hearing.notice"
    assert "2026-10-30" in told.value.zh
    assert not investigating.hearings.exists()


def test_a_notice_that_waited_too_long_is_refused(investigating: Case, clerk: User) -> None:
    made = hearing_plan(who=seen_by(clerk), case=investigating, plan=plan(12))
    with time_machine.travel(TODAY + timedelta(days=7), tick=False), pytest.raises(Refusal) as told:
        hearing_summon(who=seen_by(clerk), hearing=made, version=0)
    assert told.value.code == "hearing.notice"


@pytest.mark.parametrize(("wrong", "code"), [(plan(1), "hearing.past"), (plan(12, place=" "), "hearing.place")])
def test_a_plan_must_be_one(investigating: Case, clerk: User, wrong: Plan, code: str) -> None:
    with pytest.raises(Refusal) as told:
        hearing_plan(who=seen_by(clerk), case=investigating, plan=wrong)
    assert told.value.code == code


def test_a_postponed_hearing_stays_and_the_new_one_is_told_anew(investigating: Case, clerk: User) -> None:
    made = hearing_plan(who=seen_by(clerk), case=investigating, plan=plan(12))
    hearing_summon(who=seen_by(clerk), hearing=made, version=0)
    later = hearing_postpone(who=seen_by(clerk), hearing=made, plan=plan(20), reason="被请求人申请延期", version=1)
    made.refresh_from_db()
    assert (made.state, made.why, later.follows) == (Hearing.State.POSTPONED, "被请求人申请延期", made)
    told = hearing_summon(who=seen_by(clerk), hearing=later, version=0)
    assert told.state == Hearing.State.SUMMONED
    assert investigating.letters.filter(document="hearing_notice").count() == 2


def test_two_at_once_one_wins_the_other_is_told(investigating: Case, clerk: User) -> None:
    made = hearing_plan(who=seen_by(clerk), case=investigating, plan=plan(12))
    hearing_cancel(who=seen_by(clerk), hearing=made, reason="双方和解", version=0)
    with pytest.raises(Refusal) as told:
        hearing_summon(who=seen_by(clerk), hearing=made, version=0)
    assert told.value.code == "case.overtaken"


def test_one_hearing_at_a_time(investigating: Case, clerk: User) -> None:
    hearing_plan(who=seen_by(clerk), case=investigating, plan=plan(12))
    with pytest.raises(Refusal) as told:
        hearing_plan(who=seen_by(clerk), case=investigating, plan=plan(13))
    assert told.value.code == "hearing.open"


def test_who_came_is_written_down_and_an_unjustified_absence_is_stated_in_the_case(investigating: Case, clerk: User) -> None:
    made = hearing_plan(who=seen_by(clerk), case=investigating, plan=plan(12))
    told = hearing_summon(who=seen_by(clerk), hearing=made, version=0)
    record = paper_add(
        who=seen_by(clerk),
        case=investigating,
        file=BytesIO(b"%PDF-1.4\n%%EOF\n"),
        name="笔录.pdf",
        purpose="审理笔录",
        origin=Origin("本局"),
    ).ref
    rows = {one.participant.role: one.pk for one in told.attendances.all()}
    came = {rows["requester"]: Came("absent", False, "未说明"), rows["respondent"]: Came("present")}
    with pytest.raises(Refusal) as early:
        hearing_close(who=seen_by(clerk), hearing=told, came=came, record=record, version=1)
    assert early.value.code == "hearing.early"
    with time_machine.travel(datetime(2026, 11, 12, 12, tzinfo=timezone.get_default_timezone()), tick=False):
        with pytest.raises(Refusal) as unsaid:
            hearing_close(who=seen_by(clerk), hearing=told, came={**came, rows["requester"]: Came("absent")}, record=record, version=1)
        assert unsaid.value.code == "hearing.absence"
        held = hearing_close(who=seen_by(clerk), hearing=told, came=came, record=record, version=1)
    assert held.state == Hearing.State.HELD
    assert facts_of(investigating)["justified_reason"] is False


def test_the_record_of_a_hearing_is_not_asked_for_again(investigating: Case, clerk: User, officers: list[User]) -> None:
    panel = seen_by(placed(investigating, role="panel", name="officer0", user=officers[0]).user)
    told = hearing_summon(who=seen_by(clerk), hearing=hearing_plan(who=seen_by(clerk), case=investigating, plan=plan(12)), version=0)
    paper = BytesIO(b"%PDF-1.4\n%%EOF\n")
    record = paper_add(who=panel, case=investigating, file=paper, name="笔录.pdf", purpose="审理笔录", origin=Origin("本局")).ref
    assert at_hand(investigating, "hearing_record") == []
    with time_machine.travel(datetime(2026, 11, 12, 12, tzinfo=timezone.get_default_timezone()), tick=False):
        came = {one.pk: Came("present") for one in told.attendances.all()}
        hearing_close(who=panel, hearing=told, came=came, record=record, version=1)
        investigating.refresh_from_db()
        assert investigating.run is not None
        form = StepForm([one for one in options_of(investigating, panel).options if one.event == "deliberate"], investigating)
        assert form["held-hearing_record"].initial == record
        assert not form.fields["paper-hearing_record"].required
        wanted = Wanted("deliberate", date(2026, 11, 12), investigating.run.seq, documents={"hearing_record": record})
        case_act(who=panel, case=investigating, wanted=wanted)
        assert at_hand(investigating, "hearing_record") == []


def test_outsiders_see_no_hearing_and_parties_set_none(investigating: Case, clerk: User, requester: User) -> None:
    made = hearing_plan(who=seen_by(clerk), case=investigating, plan=plan(12))
    assert hearing_of(seen_by(requester), made.pk) == made
    with pytest.raises(Http404):
        hearing_of(seen_by(person("stranger")), made.pk)
    with pytest.raises(PermissionDenied):
        hearing_cancel(who=seen_by(requester), hearing=made, reason="不想去", version=0)


def test_the_calendar_shows_one_s_own_and_on_request_everybody_s(
    investigating: Case, clerk: User, requester: User, officers: list[User]
) -> None:
    made = hearing_plan(who=seen_by(clerk), case=investigating, plan=plan(12))
    today = date(2026, 11, 2)
    assert upcoming(seen_by(clerk), today, 28, everybody=False) == [made]
    assert upcoming(seen_by(requester), today, 28, everybody=True) == [made]
    assert upcoming(seen_by(officers[0]), today, 28, everybody=False) == []
    assert upcoming(seen_by(officers[0]), today, 28, everybody=True) == [made]
    assert upcoming(seen_by(clerk), today, 9, everybody=False) == []
