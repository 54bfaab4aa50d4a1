"""The job that follows cases: what it proposes, what a reversal does, and what a killed worker leaves."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from suizhi.commons.ledger.models import Cursor, Entry
from suizhi.commons.ledger.services import append
from suizhi.halls.casework.decisions import decision_of
from suizhi.halls.casework.models import Case
from suizhi.halls.credit.models import CreditEvent, CreditProposal, PublicRecord
from suizhi.halls.credit.services import Taken, preparing, proposal_decline, proposal_publish, proposal_take, proposals_prepare
from suizhi.halls.register.models import Party
from suizhi.kernel.errors import Refusal
from tests.halls.credit.conftest import Office, deed, party, penalty, person


def test_a_decision_says_how_it_stands(office: Office, firm: Party) -> None:
    case = penalty(office, firm)
    decision = decision_of(case.pk)
    assert decision is not None
    assert (decision.decided_on, decision.served_on, decision.standing) == (date(2025, 3, 31), date(2025, 4, 1), "served")
    assert decision.open_until == date(2025, 10, 9), "six months and the holidays"
    assert [(one.name, one.party) for one in decision.against] == [(firm.name, firm.pk)]
    assert decision_of(case.pk + 1) is None


def test_a_publication_is_proposed_with_its_last_day(office: Office, firm: Party) -> None:
    penalty(office, firm)
    proposals_prepare()
    assert CreditProposal.objects.get(kind="publication").act_by == date(2025, 4, 28), "27 April was a working Sunday"


@pytest.mark.parametrize(("day", "late"), [("2025-04-28", False), ("2025-04-29", True)])
def test_a_publication_that_nobody_made_in_time_is_overdue_on_the_desk(day: str, late: bool, office: Office, firm: Party) -> None:
    penalty(office, firm)
    proposals_prepare()
    client = Client()
    with time_machine.travel(f"{day}T02:00:00+00:00", tick=False):
        client.force_login(office.clerk, backend="django.contrib.auth.backends.ModelBackend")
        assert ("已经逾期" in client.get("/credit/desk").content.decode()) == late
        assert ("Overdue" in client.get("/en/credit/desk").content.decode()) == late


def test_a_fine_that_is_not_paid_is_proposed_as_not_performed(office: Office, firm: Party) -> None:
    case = penalty(office, firm, act="驰名商标字样宣传")
    deed(case, office.see("clerk"), "demand", date(2025, 5, 6), "service_proof")
    deed(case, office.see("head"), "enforce", date(2025, 5, 21))
    proposals_prepare()
    found = CreditProposal.objects.get(kind="unperformed")
    assert (found.act, found.state) == ("拒不履行处罚裁决", "open")


def test_a_decision_under_review_can_be_published_but_lists_nobody(office: Office, firm: Party, proposal: CreditProposal) -> None:
    deed(_case(proposal), office.see("subject"), "ask_for_review", date(2025, 5, 6), "review_acceptance")
    with pytest.raises(Refusal) as told:
        _take(office, proposal, firm.pk)
    assert told.value.code == "credit.not_decided"
    published = CreditProposal.objects.get(kind="publication")
    assert proposal_publish(who=office.see("clerk"), proposal=published, party=firm.pk, minor=False, on=date(2025, 5, 7))


def test_a_reversal_ends_what_is_public_and_says_so_everywhere(office: Office, firm: Party, event: CreditEvent) -> None:
    waiting = CreditProposal.objects.get(kind="publication")
    shown = proposal_publish(who=office.see("clerk"), proposal=waiting, party=firm.pk, minor=True, on=date(2025, 4, 20))
    case = Case.objects.get(pk=event.case)
    deed(case, office.see("subject"), "ask_for_review", date(2025, 5, 6), "review_acceptance")
    deed(case, office.see("clerk"), "reverse", date(2025, 6, 30), "review_decision")
    proposals_prepare()
    shown.refresh_from_db()
    event.refresh_from_db()
    assert (shown.ended_on, shown.ended_why) == (timezone.localdate(), "reversed")
    assert (shown.reversed_on, shown.withdraw_by) == (date(2025, 6, 30), date(2025, 7, 3))
    assert event.reversed_on == date(2025, 6, 30)
    assert event.state == "lead", "revoking is for a person"
    with pytest.raises(Refusal) as told:
        _take(office, CreditProposal.objects.get(kind="penalty"), firm.pk)
    assert told.value.code == "credit.proposal_answered"


def test_how_long_a_penalty_is_public_follows_its_weight(office: Office, firm: Party, proposal: CreditProposal) -> None:
    waiting = CreditProposal.objects.get(kind="publication")
    shown = proposal_publish(who=office.see("clerk"), proposal=waiting, party=firm.pk, minor=True, on=date(2025, 4, 20))
    assert (shown.until, shown.rule, shown.unverified) == (date(2025, 7, 20), "PEN-019", False)
    assert "行政处罚信息公示规定" in shown.legal_basis


def test_one_person_decides_once(office: Office, firm: Party, proposal: CreditProposal) -> None:
    proposal_decline(who=office.see("second"), proposal=proposal, reason="已及时纠正。")
    with pytest.raises(Refusal) as told:
        _take(office, proposal, firm.pk)
    assert told.value.code == "credit.proposal_answered"
    assert "second" in told.value.zh


@pytest.mark.parametrize(
    ("taken", "code"),
    [
        ({"act": "驰名商标字样宣传"}, "credit.act"),
        ({"act": ""}, "credit.act"),
        ({"act": "其他依法列入"}, "credit.ground"),
        ({"reason": " "}, "credit.reason"),
        ({"party": 10**9}, "credit.subject"),
    ],
)
def test_a_proposal_is_taken_with_act_party_and_reason(
    office: Office, firm: Party, proposal: CreditProposal, taken: dict[str, object], code: str
) -> None:
    wanted = Taken(**{"party": firm.pk, "act": "恶意商标申请", "reason": "已生效。", **taken})  # type: ignore[arg-type]
    with pytest.raises(Refusal) as told:
        proposal_take(who=office.see("clerk"), proposal=proposal, taken=wanted, on=date(2025, 5, 6))
    assert told.value.code == code
    assert not CreditEvent.objects.exists()
    proposal.refresh_from_db()
    assert proposal.state == "open"


def test_a_firm_without_a_code_is_not_listed_on_its_name(office: Office, proposal: CreditProposal) -> None:
    with pytest.raises(Refusal) as told:
        _take(office, proposal, party("同名有限公司").pk)
    assert told.value.code == "credit.code"


def test_only_who_works_on_credit_takes(office: Office, firm: Party, proposal: CreditProposal) -> None:
    for name in ("head", "subject", "stranger"):
        with pytest.raises(PermissionDenied):
            proposal_take(who=office.see(name), proposal=proposal, taken=Taken(firm.pk, "恶意商标申请", "x"), on=date(2025, 5, 6))


def test_a_worker_killed_in_between_leaves_all_or_nothing(office: Office, firm: Party, monkeypatch: pytest.MonkeyPatch) -> None:
    penalty(office, firm)

    def killed(consumer: str, seq: int) -> None:
        raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr(preparing, "mark_read", killed)
        with pytest.raises(SystemExit):
            proposals_prepare()
    assert Cursor.objects.filter(consumer=preparing.CONSUMER).first() is None
    proposals_prepare()
    assert CreditProposal.objects.count() == 2
    assert Entry.objects.filter(verb="credit.proposed").count() == 2


def test_a_log_read_twice_proposes_nothing_twice(office: Office, firm: Party) -> None:
    penalty(office, firm)
    proposals_prepare()
    Cursor.objects.filter(consumer=preparing.CONSUMER).delete()
    assert proposals_prepare() == 0
    assert CreditProposal.objects.count() == 2


def test_entries_about_other_things_are_passed_over(office: Office) -> None:
    for subject in ("credit:1", "case:x", "case:999999", "right:1"):
        append(actor="system", verb="procedures.step.taken", subject=subject)
    assert proposals_prepare() == 0
    assert PublicRecord.objects.count() == 0


def test_the_log_holds_no_names(office: Office, firm: Party, event: CreditEvent) -> None:
    assert person("x")
    said = "".join(str(one.payload) + one.subject for one in Entry.objects.filter(verb__startswith="credit."))
    assert firm.name not in said
    assert event.name not in said


def _case(proposal: CreditProposal) -> Case:
    return Case.objects.get(pk=proposal.case)


def _take(office: Office, proposal: CreditProposal, key: int) -> CreditEvent:
    taken = Taken(party=key, act="恶意商标申请", reason="已生效。")
    return proposal_take(who=office.see("clerk"), proposal=proposal, taken=taken, on=date(2025, 5, 7))
