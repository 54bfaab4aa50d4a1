"""A firm that its credit code shows under another name: its old name leads to it while it is nobody else's, and to a person after that."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.http import QueryDict

from suizhi.commons.policy import PUBLIC
from suizhi.halls.register.card import card
from suizhi.halls.register.models import FormerName, Party, Proposal, RightParty
from suizhi.halls.register.party_search import party_page
from suizhi.halls.register.proposals import proposals_refresh
from suizhi.kernel.names import name_key
from suizhi.kernel.numbers.checks import credit_check
from suizhi.kernel.records import PartyFact, PartyRow, Role
from tests.halls.register.factories import NOW, Delivery, patent

pytestmark = pytest.mark.django_db
OLD, NEW = "穗岭热控（示例）有限公司", "珠湾新材料（示例）有限公司"
NUMBERS = iter(f"2021199{n:05}.X" for n in range(100, 200))


def code(serial: int) -> str:
    body = f"91440101999{serial:06}"
    return body + credit_check(body)


def register(*firms: tuple[str, int], content: str) -> None:
    """Firms by name and code, as the register of enterprises states them."""
    Delivery("firms").load([PartyRow(name=name, uscc=code(serial)) for name, serial in firms], content=content, at=NOW + timedelta(days=1))


def applicant(name: str, uscc: str = "") -> Party:
    """The party that a new right's applicant of this name is taken for."""
    row = patent(next(NUMBERS), parties=[PartyFact(Role.APPLICANT, name, uscc=uscc, is_person=False)])
    Delivery().load([row], content=row.numbers[0].key)
    party = RightParty.objects.latest("pk").party
    assert party is not None
    return party


@pytest.fixture
def firm() -> Party:
    """Registered under one name, then under another."""
    register((OLD, 17), content="old")
    register((NEW, 17), content="new")
    return Party.objects.get()


def test_both_exact_names_lead_to_it(firm):
    assert (firm.name, firm.name_key) == (NEW, name_key(NEW))
    assert applicant(NEW) == applicant(OLD) == firm
    assert Party.objects.count() == 1


@pytest.mark.parametrize("text", [OLD, NEW, "热控", code(17)])
def test_people_find_it_by_either(firm, text):
    query = QueryDict(mutable=True)
    query["q"] = text
    assert party_page(PUBLIC, query).rows == [firm]


def test_its_names_say_which_was_the_former(firm):
    assert set(firm.names.values_list("name", "kind")) == {(OLD, "former"), (NEW, "registered")}


def test_its_page_says_each_name_once(firm):
    applicant(OLD)
    register((NEW, 17), content="again")
    assert [(name.name, name.kind) for name in card(PUBLIC, firm).names] == [(NEW, "registered"), (OLD, "former")]


def test_another_firm_that_takes_the_old_name_is_another_party(firm):
    register((OLD, 18), content="taken")
    other = Party.objects.exclude(pk=firm.pk).get()
    assert (other.name_key, other.identifiers.get().value) == (name_key(OLD), code(18))
    assert applicant(OLD, code(17)) == firm
    assert applicant(OLD, code(18)) == other


def test_the_bare_name_is_then_neither_s_and_waits_for_a_person(firm):
    register((OLD, 18), content="taken")
    other = Party.objects.exclude(pk=firm.pk).get()
    unsaid = applicant(OLD)
    assert unsaid not in (firm, other)
    assert applicant(OLD) == unsaid, "and the same party the next time"
    proposals_refresh(collection="office")
    pairs = set(Proposal.objects.values_list("left", "right"))
    assert {(firm.pk, unsaid.pk), (other.pk, unsaid.pk)} <= pairs


def test_within_one_batch_too(firm):
    rows = [PartyFact(Role.APPLICANT, OLD, is_person=False), PartyFact(Role.OWNER, OLD, uscc=code(18), is_person=False)]
    Delivery().load([patent(next(NUMBERS), parties=rows)], content="batch")
    bare, coded = (RightParty.objects.get(role=role).party for role in ("applicant", "owner"))
    assert len({firm, bare, coded}) == 3


def test_a_name_that_two_firms_bore_waits_for_a_person(firm):
    register((OLD, 18), content="taken")
    register(("江畔电子（示例）有限公司", 18), content="renamed too")
    bare = applicant(OLD)
    assert not bare.identifiers.exists()
    assert applicant(OLD) == bare


def test_a_firm_that_was_written_under_the_new_name_before_is_proposed_and_not_merged():
    register((OLD, 17), content="old")
    written = applicant(NEW)
    proposals_refresh(collection="office")
    register((NEW, 17), content="new")
    firm = Party.objects.get(identifiers__value=code(17))
    assert firm != written
    assert applicant(NEW) == written
    assert proposals_refresh(collection="office") == 1
    assert Proposal.objects.filter(left=firm, right=written, state="open").exists()
    assert proposals_refresh(collection="office") == 0


def test_a_firm_may_take_its_old_name_again(firm):
    register((OLD, 17), content="back")
    firm.refresh_from_db()
    assert (firm.name, firm.name_key) == (OLD, name_key(OLD))
    assert applicant(OLD) == applicant(NEW) == firm
    assert list(FormerName.objects.values_list("key", flat=True)) == [name_key(NEW)]


def test_two_firms_may_change_names_with_each_other_in_one_delivery():
    register((OLD, 17), (NEW, 18), content="first")
    register((NEW, 17), (OLD, 18), content="second")
    assert {(p.name, p.identifiers.get().value) for p in Party.objects.all()} == {(NEW, code(17)), (OLD, code(18))}
    assert not applicant(OLD).identifiers.exists()
    assert not applicant(NEW).identifiers.exists()


def test_a_name_given_up_and_taken_in_one_delivery():
    register((OLD, 17), content="first")
    register((OLD, 18), (NEW, 17), content="second")
    bearer = {party.identifiers.get().value: party.name_key for party in Party.objects.all()}
    assert bearer == {code(17): name_key(NEW), code(18): name_key(OLD)}
    assert not applicant(OLD).identifiers.exists()


def test_the_same_registration_again_renames_nothing(firm):
    register((NEW, 17), content="again")
    assert FormerName.objects.count() == 1
    assert firm.names.count() == 2
