"""Names masked, no numbers of persons, looks on record for the one looked at, names erased when nothing asks to keep them."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import Http404
from django.test import Client

from suizhi.commons.accounts.models import AccountRole
from suizhi.commons.ledger.models import Cursor
from suizhi.commons.ledger.services import verify
from suizhi.commons.personal.erasing import erasure_answer, erasure_ask
from suizhi.commons.personal.holdings import looks_of
from suizhi.commons.policy import viewer_of
from suizhi.halls.credit import selectors
from suizhi.halls.credit.models import CreditEvent, CreditProposal, Look
from suizhi.halls.credit.services import Taken, event_publish, proposal_take, proposals_prepare, sweep
from suizhi.halls.credit.subjects import masked
from suizhi.halls.register.models import Party, PartyIdentifier
from suizhi.kernel.errors import Refusal
from tests.halls.credit.conftest import CODE, Office, in_force, party, penalty, person

NAME = "甲乙丙"


@pytest.fixture
def somebody(db: None) -> Party:
    """A natural person of the register, with a number there."""
    found = party(NAME, kind="person")
    PartyIdentifier.objects.create(party=found, collection="office", scheme="national_id", value="440000000000000000")
    return found


@pytest.fixture
def of_person(office: Office, firm: Party, somebody: Party) -> CreditEvent:
    """An event about a natural person, in force since 2025-05-26."""
    penalty(office, firm)
    proposals_prepare()
    taken = Taken(party=somebody.pk, act="恶意商标申请", reason="已生效。")
    proposal = CreditProposal.objects.get(kind="penalty")
    return in_force(proposal_take(who=office.see("clerk"), proposal=proposal, taken=taken, on=date(2025, 5, 6)), office)


def test_a_person_s_name_is_masked_and_a_firm_s_is_not() -> None:
    assert masked(NAME, is_person=True) == "甲＊＊"
    assert masked("示例有限公司", is_person=False) == "示例有限公司"


def test_no_number_of_a_person_is_kept(of_person: CreditEvent) -> None:
    assert (of_person.is_person, of_person.code) == (True, "")


def test_the_name_stands_sealed_in_every_table_and_opens_on_the_office_s_page(of_person: CreditEvent, office: Office) -> None:
    published = event_publish(who=office.see("head"), event=of_person, legal_basis="《示例条例》第十条", on=date(2025, 6, 3))
    assert (of_person.name, of_person.full_name, published.full_name) == ("甲＊＊", NAME, NAME)
    assert not [name for name, text in tables("credit_") if NAME in text]
    assert selectors.found(NAME, date(2025, 6, 3)).get() == published
    assert not selectors.found("甲＊＊", date(2025, 6, 3)).exists(), "what is shown finds nobody"
    client = Client()
    client.force_login(office.clerk, backend="django.contrib.auth.backends.ModelBackend")
    assert NAME not in client.get("/credit/desk").content.decode(), "a list shows no whole name"
    assert NAME in client.get(f"/credit/events/{of_person.pk}").content.decode()
    assert Look.objects.filter(by=office.clerk, purpose=of_person.number).exists()


def test_who_is_not_in_the_register_is_named_under_seal_and_proposed_once(office: Office) -> None:
    penalty(office, None, name=NAME)
    assert proposals_prepare() == 2
    proposal = CreditProposal.objects.get(kind="penalty")
    assert proposal.said == NAME and proposal.party is None
    assert not [name for name, text in tables("credit_") if NAME in text]
    Cursor.objects.all().delete()
    assert proposals_prepare() == 0, "the same decision heard again proposes nothing new"


def tables(prefix: str) -> list[tuple[str, str]]:
    """Every table of that prefix with all that stands in it, as the database holds it."""
    names = [name for name in connection.introspection.table_names() if name.startswith(prefix)]
    held = []
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)}")
            held.append((name, repr(cursor.fetchall())))
    return held


def test_the_public_pages_mask_a_person(of_person: CreditEvent, office: Office) -> None:
    event_publish(who=office.see("head"), event=of_person, legal_basis="《示例条例》第十条", on=date(2025, 6, 3))
    of_person.publications.update(until=date(2099, 1, 1))
    for address in ("/credit", f"/credit?q={NAME}", f"/credit/subjects/{of_person.party}"):
        page = Client().get(address).content.decode()
        assert "甲＊＊" in page, address
        assert NAME not in page.replace(f'value="{NAME}"', "").replace(f"“{NAME}”", ""), address
    assert of_person.case_number not in Client().get("/credit?q=甲乙").content.decode(), "a part of a name finds no person"


def test_a_firm_is_found_by_name_and_code_and_nothing_found_praises_nobody(event: CreditEvent, office: Office) -> None:
    in_force(event, office)
    event_publish(who=office.see("head"), event=event, legal_basis="《示例条例》第十条", on=date(2025, 6, 3))
    event.publications.update(until=date(2099, 1, 1))
    for text in ("示例鞋", CODE, CODE.lower()):
        assert event.case_number in Client().get("/credit", {"q": text}).content.decode(), text
    page = Client().get("/credit", {"q": "没有这家"}).content.decode()
    assert "未查到公示中的记录" in page
    assert "这不表示信用良好" in page
    assert "does not mean good credit" in Client().get("/en/credit", {"q": "nobody"}).content.decode()


def test_who_has_no_record_has_no_page(event: CreditEvent) -> None:
    with pytest.raises(Http404):
        selectors.published_of(event.party, date(2025, 6, 3))


def test_the_office_s_look_is_on_record_and_the_subject_reads_it(event: CreditEvent, office: Office) -> None:
    for user in (office.clerk, office.subject):
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        assert client.get(f"/credit/events/{event.pk}").status_code == 200
    assert [(one.by, one.purpose) for one in Look.objects.all()] == [(office.clerk, event.number)]
    assert [one.purpose for one in selectors.looks(office.see("subject"))] == [event.number]
    assert [(one.role, one.purpose) for one in looks_of(office.see("subject"))] == [(office.clerk.get_role_display(), event.number)]
    assert not selectors.looks(office.see("stranger")).exists()


def test_erasure_takes_the_name_unless_a_basis_is_named(of_person: CreditEvent, office: Office, somebody: Party) -> None:
    who = viewer_of(person("somebody", AccountRole.HOLDER, somebody.pk))
    with pytest.raises(Refusal):
        erasure_ask(who=who, key=of_person.subject)
    sweep(today=date(2026, 6, 1))
    of_person.refresh_from_db()
    with pytest.raises(Http404):
        erasure_ask(who=office.see("stranger"), key=of_person.subject)
    asked = erasure_ask(who=who, key=of_person.subject)
    assert erasure_ask(who=who, key=of_person.subject) == asked
    with pytest.raises(PermissionDenied):
        erasure_answer(who=office.see("clerk"), asked=asked, basis="", on=date(2026, 6, 2))
    kept = erasure_answer(who=office.see("head"), asked=asked, basis="档案保管期限表第 3 项", on=date(2026, 6, 2))
    of_person.refresh_from_db()
    assert (kept.answer, of_person.full_name) == ("kept", NAME)
    again = erasure_ask(who=who, key=of_person.subject)
    erasure_answer(who=office.see("head"), asked=again, basis=" ", on=date(2026, 6, 3))
    of_person.refresh_from_db()
    assert (of_person.full_name, of_person.sealed_name, of_person.name_index, of_person.party) == ("已删除", None, None, 0)
    assert not selectors.own_events(who).exists()
    assert verify()[1] is None, "the log never held the name and stays whole"
