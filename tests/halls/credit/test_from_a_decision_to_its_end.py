"""The whole way: a decided case, a proposal, notice, finding, effect, what is public, and the end by the clock."""

from __future__ import annotations

from datetime import date

import pytest

from suizhi.commons.ledger.models import Entry
from suizhi.halls.credit import selectors
from suizhi.halls.credit.models import CreditEvent, CreditProposal, PublicRecord
from suizhi.halls.credit.services import event_publish, proposals_prepare, sweep
from suizhi.halls.register.models import Party
from suizhi.kernel.errors import Refusal
from tests.halls.credit.conftest import FOUND, NOTIFIED, UNTIL, Office, in_force, notified, penalty, step

BASIS = "《示例条例》第十条"


def test_a_served_decision_is_proposed_once_and_decides_nothing(office: Office, firm: Party) -> None:
    penalty(office, firm)
    assert proposals_prepare() == 2
    assert proposals_prepare() == 0
    assert set(CreditProposal.objects.values_list("kind", "state")) == {("publication", "open"), ("penalty", "open")}
    assert not CreditEvent.objects.exists()
    assert not PublicRecord.objects.exists()


def test_nothing_is_proposed_before_the_decision_is_served(office: Office, firm: Party) -> None:
    penalty(office, firm, served=False)
    assert proposals_prepare() == 0


def test_an_act_of_no_list_is_published_but_not_considered_for_a_finding(office: Office, firm: Party) -> None:
    penalty(office, firm, act="驰名商标字样宣传")
    proposals_prepare()
    assert [one.kind for one in CreditProposal.objects.all()] == ["publication"]


def test_the_event_carries_the_name_and_the_decision_of_the_day(event: CreditEvent) -> None:
    assert event.number == "穗知信〔2025〕1 号"
    assert (event.name, event.code) == ("示例鞋店", "91440101MA9XXXXX0A")
    assert (event.case_number, event.decided_on) == ("穗知罚〔2025〕1 号", date(2025, 3, 31))
    assert event.articles
    assert event.document == {"zh": "行政处罚决定书", "en": "penalty decision"}


def test_a_notice_must_leave_time_to_answer(event: CreditEvent, office: Office) -> None:
    with pytest.raises(Refusal) as told:
        step(event, office.see("clerk"), "verify", NOTIFIED, "service_proof", statement_until=NOTIFIED)
    assert told.value.code == "credit.statement_day"


def test_no_finding_before_the_day_of_the_notice_has_passed(event: CreditEvent, office: Office) -> None:
    notified(event, office)
    with pytest.raises(Refusal) as told:
        step(event, office.see("head"), "find", UNTIL)
    assert told.value.code == "procedure.condition"
    step(event, office.see("head"), "find", FOUND)
    assert (event.state, event.ends_on) == ("found", date(2026, 5, 23))


def test_who_handles_an_event_does_not_find(event: CreditEvent, office: Office) -> None:
    notified(event, office)
    with pytest.raises(Refusal) as told:
        step(event, office.see("clerk"), "find", FOUND)
    assert told.value.code == "procedure.role"


def test_a_finding_is_public_from_its_day_to_its_last_day(event: CreditEvent, office: Office) -> None:
    in_force(event, office)
    shown = event_publish(who=office.see("head"), event=event, legal_basis=BASIS, on=date(2025, 5, 27))
    assert (shown.until, shown.unverified) == (date(2026, 5, 23), True)
    assert not selectors.published(date(2025, 5, 26)).exists()
    assert selectors.published(date(2025, 5, 27)).get() == shown
    assert selectors.published(date(2026, 5, 23)).get() == shown
    assert not selectors.published(date(2026, 5, 24)).exists(), "the day decides, not the sweeper"


def test_nothing_is_published_without_a_provision(event: CreditEvent, office: Office) -> None:
    in_force(event, office)
    with pytest.raises(Refusal) as told:
        event_publish(who=office.see("head"), event=event, legal_basis=" ", on=date(2025, 5, 27))
    assert told.value.code == "credit.forbidden"
    assert "没有法律" in told.value.zh


def test_the_sweeper_ends_it_once_and_no_day_early(event: CreditEvent, office: Office) -> None:
    in_force(event, office)
    shown = event_publish(who=office.see("head"), event=event, legal_basis=BASIS, on=date(2025, 5, 27))
    assert sweep(today=date(2026, 5, 23)) == 0
    assert sweep(today=date(2026, 7, 1)) == 1
    event.refresh_from_db()
    shown.refresh_from_db()
    assert (event.state, event.closed_on) == ("expired", date(2026, 5, 24)), "late work does not lengthen the term"
    assert (shown.ended_on, shown.ended_why) == (date(2026, 5, 24), "term")
    assert sweep(today=date(2026, 7, 2)) == 0
    assert Entry.objects.filter(verb="credit.unpublished").count() == 1
