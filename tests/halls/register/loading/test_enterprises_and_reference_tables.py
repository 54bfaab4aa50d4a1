"""Enterprise registrations become parties by credit code, then by exact name; reference tables are kept by edition."""

from datetime import timedelta

import pytest

from suizhi.halls.register.models import Party, PartyIdentifier, PartyName, PartyRecord, ReferenceEntry
from suizhi.kernel.numbers.checks import credit_check
from suizhi.kernel.records import PartyRow, ReferenceRow
from tests.halls.register.factories import NOW, Delivery, patent

pytestmark = pytest.mark.django_db
NAME = "穗岭热控（示例）有限公司"


def code(serial):
    body = f"91440101999{serial:06}"
    return body + credit_check(body)


def firm(name=NAME, serial=17, **fields):
    return PartyRow(name=name, uscc=code(serial), address="广州市黄埔区示例大道 17 号", **fields)


def counts(outcome):
    return outcome.created, outcome.updated, outcome.unchanged


def test_a_firm_is_made_with_its_code_address_and_district():
    assert counts(Delivery("firms").load([firm()])) == (1, 0, 0)
    party = Party.objects.get()
    assert (party.kind, party.district) == ("organisation", "440112")
    assert party.identifiers.get().value == code(17)
    assert party.addresses.get().district == "440112"


def test_the_same_registrations_again_change_nothing():
    Delivery("firms").load([firm(), firm("珠湾电子（示例）厂", 18)])
    assert counts(Delivery("firms").load([firm(), firm("珠湾电子（示例）厂", 18)], at=NOW + timedelta(days=1))) == (0, 0, 2)
    assert PartyName.objects.count() == 2


def test_an_applicant_of_exactly_that_name_is_that_firm():
    Delivery().load([patent(owner=NAME)])
    Delivery("firms").load([firm(NAME.replace("（", "(").replace("）", ")"))])
    party = Party.objects.get()
    assert party.identifiers.exists()
    assert party.roles.count() == 1


def test_one_code_with_another_name_is_a_renamed_firm():
    Delivery("firms").load([firm()], content="old")
    Delivery("firms").load([firm("穗岭新材料（示例）有限公司")], content="new", at=NOW + timedelta(days=1))
    party = Party.objects.get()
    assert party.name == "穗岭新材料（示例）有限公司"
    assert set(party.names.values_list("name", flat=True)) == {NAME, "穗岭新材料（示例）有限公司"}
    assert PartyRecord.objects.filter(superseded_at=None).count() == 1


def test_two_firms_of_one_name_stay_two():
    Delivery("firms").load([firm(serial=17), firm(serial=18)])
    assert Party.objects.count() == 2
    assert PartyIdentifier.objects.count() == 2
    assert counts(Delivery("firms").load([firm(serial=17), firm(serial=18)], at=NOW + timedelta(days=1))) == (0, 0, 2)


def entry(title, edition="2024"):
    return ReferenceRow("nice_group", edition, "0901", {"zh": title}, parent="09", see_also=("0907",))


def test_entries_are_updated_in_their_edition_and_kept_in_others():
    Delivery("nice").load([entry("电子计算机及其外部设备")])
    assert counts(Delivery("nice").load([entry("电子计算机及其外部设备")])) == (0, 0, 1)
    assert counts(Delivery("nice").load([entry("电子计算机")])) == (0, 1, 0)
    assert counts(Delivery("nice").load([entry("计算机", "2025")])) == (1, 0, 0)
    assert sorted(ReferenceEntry.objects.values_list("edition", "title_zh")) == [("2024", "电子计算机"), ("2025", "计算机")]
