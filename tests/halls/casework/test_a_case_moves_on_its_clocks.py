"""A case from receipt to service: number, people, clocks, steps, and who may do what."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from suizhi.commons.accounts.models import AccountRole, User
from suizhi.commons.evidence.origin import Origin
from suizhi.commons.ledger.models import Entry
from suizhi.halls.casework import selectors
from suizhi.halls.casework.models import Case
from suizhi.halls.casework.services import case_act, case_assign, case_open, paper_add
from suizhi.halls.casework.services.acting import Wanted
from suizhi.kernel.errors import Refusal
from tests.halls.casework.conftest import person, seen_by

PAPERS = {name: f"paper-{name}" for name in ("request", "identity_proof", "patent_register_copy", "evidence")}


def filed(case: Case, clerk: User) -> Case:
    """The case, taken and filed on 2026-09-28."""
    who = seen_by(clerk)
    case_assign(who=who, case=case, handler=clerk)
    case_act(who=who, case=case, wanted=Wanted("file", date(2026, 9, 28), 0, facts={"panel_size": 3}, documents=PAPERS))
    return case


def test_receipt_gives_a_number_and_starts_the_clock_of_filing(case: Case) -> None:
    assert case.number == "穗知裁〔2026〕1 号"
    assert case.run is not None
    assert [(one.clock, one.due) for one in case.run.deadlines.all()] == [("PAJ-008", date(2026, 9, 29))]
    assert case.next_due == date(2026, 9, 29)


def test_numbers_have_no_gaps(case: Case, requester: User) -> None:
    again = selectors.case_of(seen_by(requester), case.pk)
    assert again == case
    second = case_open(who=seen_by(requester), opening=_opening_of(case), on=date(2026, 9, 22))
    assert second.number == "穗知裁〔2026〕2 号"


def test_filing_in_time_meets_its_clock_and_starts_the_next(case: Case, clerk: User) -> None:
    filed(case, clerk)
    assert case.run is not None
    clocks = {one.clock: (one.state, one.due) for one in case.run.deadlines.all()}
    assert clocks["PAJ-008"][0] == "met"
    assert clocks["PAJ-010"] == ("running", date(2026, 10, 10))
    assert clocks["PAJ-020"] == ("running", date(2026, 12, 28))
    case.refresh_from_db()
    assert (case.state, case.next_due) == ("filed", date(2026, 10, 10))


def test_a_missing_fact_is_asked_for_never_taken_as_given(case: Case, clerk: User) -> None:
    case_assign(who=seen_by(clerk), case=case, handler=clerk)
    with pytest.raises(Refusal, match="cannot be judged yet"):
        case_act(who=seen_by(clerk), case=case, wanted=Wanted("file", date(2026, 9, 28), 0, documents=PAPERS))


def test_two_officers_at_once_one_wins_the_other_is_told(case: Case, clerk: User) -> None:
    filed(case, clerk)
    with pytest.raises(Refusal) as told:
        case_act(who=seen_by(clerk), case=case, wanted=Wanted("refuse", date(2026, 9, 28), 0, reason="重复"))
    assert told.value.code == "procedure.overtaken"


def test_outsiders_learn_of_nothing(case: Case) -> None:
    stranger = seen_by(person("stranger"))
    with pytest.raises(Http404):
        selectors.case_of(stranger, case.pk)
    with pytest.raises(PermissionDenied):
        case_act(who=stranger, case=case, wanted=Wanted("drop", date(2026, 9, 22), 0))
    assert not selectors.cases(seen_by(person("analyst", AccountRole.ANALYST))).exists()


def test_parties_see_their_own_case_and_do_only_what_is_theirs(case: Case, respondent: User) -> None:
    who = seen_by(respondent)
    assert selectors.own(who).get() == case
    with pytest.raises(Refusal) as told:
        case_act(who=who, case=case, wanted=Wanted("drop", date(2026, 9, 22), 0))
    assert told.value.code == "procedure.role"


def test_who_has_a_place_in_the_case_cannot_handle_it(case: Case, head: User, respondent: User) -> None:
    with pytest.raises(Refusal) as told:
        case_assign(who=seen_by(head), case=case, handler=respondent, reason="人手不足")
    assert told.value.code == "case.recused"


def test_papers_go_into_custody_and_the_other_side_may_read_them(case: Case, requester: User, respondent: User) -> None:
    item = paper_add(
        who=seen_by(requester),
        case=case,
        file=BytesIO(b"%PDF-1.4\n%%EOF\n"),
        name="购买公证书.pdf",
        purpose="公证购买",
        origin=Origin("本公司"),
    )
    from suizhi.commons.evidence.selectors import items_of

    assert items_of(case.subject, seen_by(respondent)) == [item]
    assert items_of(case.subject, seen_by(person("another"))) == []


def test_the_log_knows_the_case(case: Case) -> None:
    assert Entry.objects.filter(subject=case.subject, verb="case.opened").exists()


def _opening_of(case: Case):  # type: ignore[no-untyped-def]
    from suizhi.halls.casework.services import Opening, Person

    people = [Person(one.role, one.name, user=one.user_id) for one in case.participants.all()]
    return Opening(procedure=case.procedure, title=case.title, people=people, facts=selectors.facts_of(case))
