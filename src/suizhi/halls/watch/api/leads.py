"""Leads over the API. Opening one is on record."""

from __future__ import annotations

from typing import Annotated

from ninja import Path

from suizhi.commons.rest.access import ACCOUNT, ApiRequest
from suizhi.commons.rest.pages import Listing, by_offset
from suizhi.commons.rest.router import Router
from suizhi.commons.rest.types import Id, Input, Limit, Line, Offset, Word
from suizhi.engines.listings import ASIDE
from suizhi.halls.watch import selectors
from suizhi.halls.watch.access import WORK
from suizhi.halls.watch.api.schemas import LeadDetail, LeadStates, LeadSummary, lead_detail
from suizhi.halls.watch.models import MarketLead
from suizhi.halls.watch.services import Answer, lead_answer, lead_file, lead_look

router = Router(tags=["监测 Watch"])

LeadId = Annotated[Id, Path(description="The lead's id")]


class LeadAnswerIn(Input):
    """What a check of the lead found: `reason` is one of the words that lead to the state; a refusal names them."""

    state: LeadStates
    reason: Word
    text: Line = ""


@router.read("/leads", access=ACCOUNT, response=Listing[LeadSummary], summary="商品线索")
def leads_list(request: ApiRequest, state: MarketLead.State | None = None, limit: Limit = 20, offset: Offset = 0) -> dict[str, object]:
    """The leads that the caller may see, the most pressing first: the office all, owners those of their own rights."""
    found = selectors.leads(request.auth)
    page = by_offset(found.filter(state=state) if state else found, limit, offset)
    items = page.pop("items")
    assert isinstance(items, list)
    return {**page, "items": [LeadSummary.of(one) for one in items]}


@router.read("/leads/{lead_id}", access=ACCOUNT, response=LeadDetail, summary="一条线索")
def lead_get(request: ApiRequest, lead_id: LeadId) -> LeadDetail:
    """One lead with its signals and what would clear it."""
    found = selectors.lead_of(request.auth, lead_id)
    lead_look(who=request.auth, lead=found)
    return lead_detail(found, ASIDE)


@router.act("/leads/{lead_id}/answers", access=WORK, response=LeadDetail, summary="核查线索")
def lead_say(request: ApiRequest, lead_id: LeadId, body: LeadAnswerIn) -> LeadDetail:
    """Confirm or dismiss a lead. Confirming takes a snapshot into custody."""
    found = selectors.lead_of(request.auth, lead_id)
    lead_answer(who=request.auth, lead=found, answer=Answer(body.state, body.reason, body.text))
    return lead_detail(selectors.lead_of(request.auth, lead_id), ASIDE)


@router.act("/leads/{lead_id}/case", access="casework.work", response=LeadSummary, summary="线索转案件")
def lead_open_case(request: ApiRequest, lead_id: LeadId) -> LeadSummary:
    """Open a case on a confirmed lead, in the caller's hands, with the snapshot and the signals."""
    filed = lead_file(who=request.auth, lead=selectors.lead_of(request.auth, lead_id))
    return LeadSummary.of(filed)
