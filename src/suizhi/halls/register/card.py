"""A party as its page shows it: names through time, identifiers, addresses, roles, and who else it may be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from django.db.models import Count, Model, QuerySet

from suizhi.halls.register.models import (
    Judgement,
    Party,
    PartyAddress,
    PartyIdentifier,
    PartyName,
    PartyRecord,
    Proposal,
    Right,
)
from suizhi.halls.register.selectors import judgements_of, open_proposals, party_members, roles_of

if TYPE_CHECKING:
    from suizhi.commons.policy import Viewer


Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Card:
    """The parts of the page. Addresses of people, proposals, judgements and statements are the office's alone."""

    members: list[Party]
    names: list[PartyName]
    identifiers: list[PartyIdentifier]
    addresses: list[PartyAddress]
    by_role: dict[str, int]
    rights: QuerySet[Right]
    proposals: list[tuple[Proposal, Party]]
    judgements: list[tuple[Judgement, Party]]
    records: list[PartyRecord]


def card(who: Viewer, party: Party) -> Card:
    """The card of a party for this viewer, over all members of its cluster."""
    members = list(party_members(party))
    private = party.kind != "organisation" and not who.is_office
    roles = roles_of(who, party)
    return Card(
        members=members,
        names=_once(PartyName.objects.filter(party__in=members).select_related("source").order_by("-valid_from", "name"), "name", "kind"),
        identifiers=[] if private else list(PartyIdentifier.objects.filter(party__in=members).select_related("source")),
        addresses=[]
        if private
        else _once(PartyAddress.objects.filter(party__in=members).select_related("source").order_by("-recorded_at"), "text"),
        by_role=dict(roles.order_by().values_list("role").annotate(Count("right", distinct=True))),
        rights=Right.objects.filter(pk__in=roles.order_by().values("right")).order_by("-filing_on", "-id"),
        proposals=[(proposal, _other(proposal, party)) for proposal in open_proposals(who, party)],
        judgements=[(judgement, _other(judgement, party)) for judgement in judgements_of(who, party)],
        records=list(PartyRecord.objects.filter(party__in=members, superseded_at=None).select_related("source")) if who.is_office else [],
    )


def _once(rows: Iterable[Row], *names: str) -> list[Row]:
    """What several statements repeat, each once, as the first of them says it."""
    found: dict[tuple[object, ...], Row] = {}
    for row in rows:
        found.setdefault(tuple(getattr(row, name) for name in names), row)
    return list(found.values())


@dataclass(frozen=True, slots=True)
class Part:
    """What a party is to one right: each role once, with its share where one is stated."""

    right: Right
    roles: list[tuple[str, str]]


def parts(who: Viewer, party: Party, shown: Iterable[Right]) -> list[Part]:
    """The roles of the party in the rights shown, in the order of these."""
    held: dict[int, dict[str, str]] = {right.pk: {} for right in shown}
    for role in roles_of(who, party).filter(right__in=list(held)):
        share = f"{role.share_numerator}/{role.share_denominator}" if role.share_denominator else ""
        held[role.right_id][role.role] = share or held[role.right_id].get(role.role, "")
    return [Part(right, list(held[right.pk].items())) for right in shown]


def _other(pair: Proposal | Judgement, party: Party) -> Party:
    return pair.right if pair.left_id == party.pk else pair.left
