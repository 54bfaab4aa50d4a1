"""How parties look from outside."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from suizhi.commons.rest.types import Output
from suizhi.halls.register.api.right_schemas import RightSummary
from suizhi.halls.register.models import Party


class PartySummary(Output):
    """One line of a list."""

    id: int
    collection: str
    synthetic: bool
    kind: str
    name: str
    district: str


class NameOut(Output):
    """A name the party bears or bore; `kind` is registered, former, english or written (as a source wrote it)."""

    name: str
    kind: str
    valid_from: date | None
    valid_to: date | None


class IdentifierOut(Output):
    """An identifier: `uscc` (统一社会信用代码) or a source's own scheme."""

    scheme: str
    value: str


class AddressOut(Output):
    """An address, and the district of the city it lies in."""

    text: str
    district: str


class PartyDetail(PartySummary):
    """A party with what is known of it. `same_as`: the other parties that people have judged to be this one."""

    names: list[NameOut]
    identifiers: list[IdentifierOut]
    addresses: list[AddressOut]
    same_as: list[PartySummary]

    @classmethod
    def of(cls, party: Party, members: Iterable[Party], *, office: bool) -> PartyDetail:
        """The party; what identifies a person or says where they live only for the office."""
        open_ = office or party.kind == "organisation"
        return cls(
            **PartySummary.from_orm(party).dict(),
            names=[NameOut.from_orm(name) for name in party.names.order_by("id")],
            identifiers=[IdentifierOut.from_orm(found) for found in party.identifiers.order_by("id")] if open_ else [],
            addresses=[AddressOut.from_orm(found) for found in party.addresses.order_by("id")] if open_ else [],
            same_as=[PartySummary.from_orm(member) for member in members if member.pk != party.pk],
        )


class RoleOut(Output):
    """What a party is to a right, under the name that the source wrote."""

    role: str
    name: str
    right: RightSummary


class FindingOut(Output):
    """One reason: what was compared, how strongly it holds, how much it weighs, and the article behind it."""

    code: str
    value: float
    weight: float
    compared: list[str]
    note: str
    note_en: str
    spans: list[dict[str, Any]] = []
    article: str


class ComparisonOut(Output):
    """`decision` is same, propose (ask a person) or different."""

    score: float
    decision: str
    findings: list[FindingOut]
    scorer: str
    version: str


class ProposalOut(Output):
    """Two parties that may be one."""

    id: int
    left: PartySummary
    right: PartySummary
    score: float
    scorer: str
    findings: list[dict[str, Any]]
    created_at: datetime


class JudgementOut(Output):
    """A judgement on record."""

    id: int
    left_id: int
    right_id: int
    verdict: str
    reason: str
    at: datetime
