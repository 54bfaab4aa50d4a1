"""Parties over the API: who is who, what they hold, what a clerk has judged, and how alike two names are."""

from __future__ import annotations

from typing import Annotated, Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from ninja import Path

from suizhi.commons.rest.access import PUBLIC, ApiRequest, account_of
from suizhi.commons.rest.pages import Listing, by_key, by_offset
from suizhi.commons.rest.router import Router
from suizhi.commons.rest.types import Id, Input, Limit, Offset, Text, Token, Word
from suizhi.engines.parties import compare
from suizhi.halls.register.api.party_schemas import ComparisonOut, JudgementOut, PartyDetail, PartySummary, ProposalOut, RoleOut
from suizhi.halls.register.api.words import District, Verdict
from suizhi.halls.register.models import Collection, Judgement, Party, Proposal
from suizhi.halls.register.selectors import open_proposals, parties, party_members, roles_of
from suizhi.halls.register.services import party_judge

router = Router(tags=["当事人 Parties"])
proposals_router = Router(tags=["当事人 Parties"])

PartyId = Annotated[Id, Path(description="The register's id")]


class JudgementIn(Input):
    """A person's word on whether two parties are one."""

    left: Id
    right: Id
    verdict: Verdict
    reason: Text


@router.read("", access=PUBLIC, response=Listing[PartySummary], summary="当事人列表")
def parties_list(
    request: ApiRequest,
    name: Word | None = None,
    collection: Collection | None = None,
    district: District | None = None,
    limit: Limit = 20,
    cursor: Token | None = None,
) -> dict[str, object]:
    """Parties that the caller may see, the one last added first; `name` is part of a name, present or former."""
    rows = parties(request.auth)
    if name:
        rows = rows.filter(pk__in=Party.objects.filter(names__name__icontains=name).values("pk"))
    asked = {"collection": collection, "district": district}
    return by_key(rows.filter(**{field: value for field, value in asked.items() if value}), limit, cursor)


@router.read("/compare", access=PUBLIC, response=ComparisonOut, summary="比对两个名称")
def names_compare(request: ApiRequest, left: Word, right: Word) -> dict[str, Any]:
    """Whether two names are one party, with the findings that this rests on. It proposes; a person judges."""
    return compare(left, right).as_dict()


@router.act("/judgements", access="register.judge", response=JudgementOut, summary="判断两个当事人是否同一")
def party_judgement(request: ApiRequest, body: JudgementIn) -> Judgement:
    """Record a judgement. `same` joins the two, `different` parts them; the latest counts and the earlier stay on record."""
    seen = parties(request.auth)
    left, right = get_object_or_404(seen, pk=body.left), get_object_or_404(seen, pk=body.right)
    return party_judge(left=left, right=right, verdict=body.verdict, reason=body.reason, by=account_of(request))


@router.read("/{party_id}", access=PUBLIC, response=PartyDetail, summary="一个当事人")
def party_get(request: ApiRequest, party_id: PartyId) -> PartyDetail:
    """Identifiers, names through time, and the parties judged to be the same. People's addresses are the office's alone."""
    party = _party(request, party_id)
    members = party_members(party).filter(pk__in=parties(request.auth).values("pk"))
    return PartyDetail.of(party, members, office=request.auth.is_office)


@router.read("/{party_id}/rights", access=PUBLIC, response=Listing[RoleOut], summary="当事人名下的权利")
def party_rights(request: ApiRequest, party_id: PartyId, limit: Limit = 20, offset: Offset = 0) -> dict[str, object]:
    """What the party, and those judged the same, are to which rights; the newest filing first."""
    return by_offset(roles_of(request.auth, _party(request, party_id)).order_by("-right_id", "id"), limit, offset)


@proposals_router.read("", access="register.proposals.read", response=Listing[ProposalOut], summary="待判断的当事人对")
def proposals_list(request: ApiRequest, party: Id | None = None, limit: Limit = 20, offset: Offset = 0) -> dict[str, object]:
    """Pairs that wait for a judgement, the likeliest first."""
    return by_offset(_proposals(request, party), limit, offset)


def _proposals(request: ApiRequest, party: int | None) -> QuerySet[Proposal]:
    return open_proposals(request.auth, _party(request, party) if party else None)


def _party(request: ApiRequest, party_id: int) -> Party:
    return get_object_or_404(parties(request.auth), pk=party_id)
