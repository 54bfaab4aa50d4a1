"""Parties, what they hold, and what people have judged about who is who."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from suizhi.commons.policy import Viewer
from suizhi.halls.register.models import Judgement, Party, PartyRecord, Proposal, RightParty
from suizhi.halls.register.selectors.rights import visible


def parties(viewer: Viewer) -> QuerySet[Party]:
    """The parties the viewer may see: all for the office; for others their own, and whom a published source names."""
    every = Party.objects.all()
    if viewer.is_office:
        return every
    role = RightParty.objects.filter(party=OuterRef("pk"), record__source__visibility="public")
    entry = PartyRecord.objects.filter(party=OuterRef("pk"), source__visibility="public")
    return every.filter(Q(pk=viewer.party_id) | Exists(entry) | Exists(role))


def party_members(party: Party) -> QuerySet[Party]:
    """The parties judged to be the same as this one, itself included."""
    if party.cluster is None:
        return Party.objects.filter(pk=party.pk)
    return Party.objects.filter(cluster=party.cluster).order_by("pk")


def roles_of(viewer: Viewer, party: Party) -> QuerySet[RightParty]:
    """What the party and those judged the same are to which rights, by current statements, newest filing first."""
    roles = RightParty.objects.filter(visible(viewer, "right__"), party__in=party_members(party), record__superseded_at=None)
    if not viewer.is_office and viewer.party_id != party.pk:
        roles = roles.filter(record__source__visibility="public")
    return roles.select_related("right").order_by("-right__filing_on", "-right_id", "role")


def open_proposals(viewer: Viewer, party: Party | None = None) -> QuerySet[Proposal]:
    """Pairs that wait for a judgement, likeliest first; only the office sees them."""
    proposals = Proposal.objects.filter(state="open") if viewer.is_office else Proposal.objects.none()
    if party is not None:
        proposals = proposals.filter(Q(left=party) | Q(right=party))
    return proposals.select_related("left", "right").order_by("-score", "id")


def judgements_of(viewer: Viewer, party: Party) -> QuerySet[Judgement]:
    """What people have judged about this party, newest first; only the office sees it."""
    judged = Judgement.objects.filter(Q(left=party) | Q(right=party)) if viewer.is_office else Judgement.objects.none()
    return judged.select_related("left", "right", "by").order_by("-at")
