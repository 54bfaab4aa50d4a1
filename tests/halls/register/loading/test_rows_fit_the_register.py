"""A row that the database could not hold is refused by field and value, alike on SQLite and on PostgreSQL; its neighbours are loaded."""

import pytest

from suizhi.halls.register.models import Party, ReferenceEntry, Right
from suizhi.kernel.records import (
    CitationFact,
    ClassFact,
    DocumentFact,
    FamilyFact,
    NumberFact,
    NumberType,
    PartyFact,
    PartyRow,
    ReferenceRow,
    Role,
)
from tests.halls.register.factories import Delivery, patent

pytestmark = pytest.mark.django_db

LONG = "长" * 200


@pytest.mark.parametrize(
    ("field", "fault"),
    [
        ("numbers", {"numbers": [NumberFact(NumberType.REGISTRATION, "CN", LONG, LONG)]}),
        ("office", {"office": "CHINA"}),
        ("classes", {"classes": [ClassFact("uspc", LONG)]}),
        ("families", {"families": [FamilyFact("source", LONG)]}),
        ("citations", {"citations": [CitationFact(key=LONG)]}),
        ("documents", {"documents": [DocumentFact("x" * 60, "证书")]}),
        ("parties", {"parties": [PartyFact(Role.OWNER, "穗岭（示例）有限公司", share=(1, 10**12))]}),
        ("parties", {"parties": [PartyFact(Role.INVENTOR, "示例人", sequence=70_000)]}),
        ("parties", {"parties": [PartyFact(Role.AGENCY, "示例所", identifiers=(("agency_code", LONG),))]}),
        ("titles", {"titles": {"zh": "名\0称"}}),
        ("extra", {"extra": {"备注\0": "值"}}),
        ("attributes", {"attributes": {"备注": ["a", {"b": "\0"}]}}),
    ],
)
def test_a_right_that_does_not_fit_is_refused_alone(field, fault):
    outcome = Delivery().load([patent(**fault), patent("202119990018.X")])
    assert [(read.refusals[0].code, read.refusals[0].field) for read in outcome.refused] == [("register.does_not_fit", field)]
    assert outcome.refused[0].refusals[0].at.row == 1
    assert Right.objects.count() == 1


def test_a_party_that_does_not_fit_is_refused_alone():
    outcome = Delivery().load([PartyRow("穗岭\0公司"), PartyRow("穗岭（示例）有限公司")])
    assert [read.refusals[0].code for read in outcome.refused] == ["register.does_not_fit"]
    assert Party.objects.count() == 1


def test_an_entry_that_does_not_fit_is_refused_alone():
    outcome = Delivery().load([ReferenceRow("ipc", "2026", LONG, {}), ReferenceRow("ipc", "2026", "H05K", {"zh": "印刷电路"})])
    assert [read.refusals[0].code for read in outcome.refused] == ["register.does_not_fit"]
    assert ReferenceEntry.objects.count() == 1
