"""Parties that rows of rights name: one for each exact name or credit code, never two for one code and never one for two."""

import pytest

from suizhi.halls.register.models import Party, PartyIdentifier, RightParty
from suizhi.kernel.numbers.checks import credit_check
from suizhi.kernel.records import PartyFact, Role
from tests.halls.register.factories import Delivery, patent

pytestmark = pytest.mark.django_db

NAME, RENAMED = "穗岭热控（示例）有限公司", "穗岭热控科技（示例）有限公司"


def code(serial):
    body = f"91440101MA9990{serial:03d}"
    return body + credit_check(body)


def owned(*facts):
    return [patent(f"2021199900{20 + place}.X", parties=[fact]) for place, fact in enumerate(facts)]


def owner(name=NAME, **fields):
    return PartyFact(Role.OWNER, name, is_person=False, **fields)


def test_two_names_under_one_credit_code_are_one_party():
    Delivery().load(owned(owner(uscc=code(1)), owner(RENAMED, uscc=code(1))))
    assert Party.objects.count() == 1
    assert RightParty.objects.values("party").distinct().count() == 1
    assert set(RightParty.objects.values_list("name", flat=True)) == {NAME, RENAMED}


def test_one_name_under_two_credit_codes_is_two_parties():
    Delivery().load(owned(owner(uscc=code(1)), owner(uscc=code(2))))
    Delivery().load(owned(owner(uscc=code(3))), content="second")
    assert Party.objects.count() == 3
    assert RightParty.objects.values("party").distinct().count() == 3
    assert PartyIdentifier.objects.count() == 3


def test_a_code_stated_for_a_name_known_without_one_is_learnt():
    Delivery().load(owned(owner()))
    Delivery().load(owned(owner(uscc=code(1))), content="second")
    assert PartyIdentifier.objects.get().party == Party.objects.get()


def test_a_code_of_a_source_that_two_names_bear_stays_with_the_first():
    facts = [owner(identifiers=(("agency_code", "99001"),)), owner(RENAMED, identifiers=(("agency_code", "99001"),))]
    Delivery().load(owned(*facts))
    Delivery().load(owned(owner("穗岭（示例）事务所", identifiers=(("agency_code", "99001"),))), content="second")
    assert Party.objects.count() == 3
    assert PartyIdentifier.objects.count() == 1
