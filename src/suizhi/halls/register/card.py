"""A party as its page shows it: names through time, identifiers, addresses, roles, and who else it may be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, QuerySet

from suizhi.halls.register.models import Judgement, Party, PartyAddress, PartyIdentifier, PartyName, PartyRecord, Proposal, RightParty
from suizhi.halls.register.selectors import judgements_of, open_proposals, party_members, roles_of

if TYPE_CHECKING:
    from suizhi.commons.policy import Viewer


@dataclass(frozen=True, slots=True)
class Card:
    """The parts of the page. Addresses of people, proposals, judgements and statements are the office's alone."""

    members: list[Party]
    names: list[PartyName]
    identifiers: list[PartyIdentifier]
    addresses: list[PartyAddress]
    by_role: dict[str, int]
    roles: QuerySet[RightParty]
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
        names=list(PartyName.objects.filter(party__in=members).select_related("source").order_by("-valid_from", "name")),
        identifiers=[] if private else list(PartyIdentifier.objects.filter(party__in=members).select_related("source")),
        addresses=[] if private else list(PartyAddress.objects.filter(party__in=members).select_related("source").order_by("-recorded_at")),
        by_role=dict(roles.order_by().values_list("role").annotate(Count("right", distinct=True))),
        roles=roles,
        proposals=[(proposal, _other(proposal, party)) for proposal in open_proposals(who, party)],
        judgements=[(judgement, _other(judgement, party)) for judgement in judgements_of(who, party)],
        records=list(PartyRecord.objects.filter(party__in=members, superseded_at=None).select_related("source")) if who.is_office else [],
    )


def _other(pair: Proposal | Judgement, party: Party) -> Party:
    return pair.right if pair.left_id == party.pk else pair.left
