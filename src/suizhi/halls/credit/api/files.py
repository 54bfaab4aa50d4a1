"""What the office and those concerned may ask: events, proposals, one's own file."""

from __future__ import annotations

from typing import Annotated

from ninja import Path

from suizhi.commons.rest.access import ACCOUNT, ApiRequest
from suizhi.commons.rest.pages import Listing, by_key, by_offset
from suizhi.commons.rest.router import Router
from suizhi.commons.rest.types import Id, Input, Limit, Offset, Text, Token
from suizhi.halls.credit import selectors
from suizhi.halls.credit.access import READ
from suizhi.halls.credit.api.schemas import CreditProposalOut, EventDetail, EventSummary, LookOut, MineOut, ObjectionOut
from suizhi.halls.credit.models import Objection
from suizhi.halls.credit.services import look, objection_make

router = Router(tags=["信用 Credit"])

EventId = Annotated[Id, Path(description="The event's id")]
_MINE = 200
"""How many of one's own events and looks are given at once."""


class ObjectionIn(Input):
    """What is wrong, and on what ground."""

    text: Text


@router.read("/mine", access=ACCOUNT, response=MineOut, summary="我的信用档案")
def credit_mine(request: ApiRequest) -> MineOut:
    """The events about the party that the caller acts for, and who of the office looked at what is not public."""
    who = request.auth
    events = [EventSummary.of(one) for one in selectors.own_events(who)[:_MINE]]
    return MineOut(events=events, looks=[LookOut.from_orm(one) for one in selectors.looks(who)[:_MINE]])


@router.read("/events", access=READ, response=Listing[EventSummary], summary="信用事项")
def credit_events(request: ApiRequest, limit: Limit = 20, cursor: Token | None = None) -> dict[str, object]:
    """All events of the office, the newest first."""
    page = by_key(selectors.events(request.auth), limit, cursor)
    items = page.pop("items")
    assert isinstance(items, list)
    return {**page, "items": [EventSummary.of(one) for one in items]}


@router.read("/events/{event_id}", access=ACCOUNT, response=EventDetail, summary="一个信用事项")
def credit_event(request: ApiRequest, event_id: EventId) -> EventDetail:
    """One event, for the office and for the one it is about. The office's look is on record."""
    event = selectors.event_of(request.auth, event_id)
    look(who=request.auth, party=event.party, purpose=event.number)
    return EventDetail.of(event)


@router.act("/events/{event_id}/objections", access=ACCOUNT, response=ObjectionOut, summary="提出异议")
def credit_object(request: ApiRequest, event_id: EventId, body: ObjectionIn) -> Objection:
    """Object to an event about the party that the caller acts for; a head who took no part in the finding answers."""
    return objection_make(who=request.auth, event=selectors.event_of(request.auth, event_id), text=body.text)


@router.read("/proposals", access=READ, response=Listing[CreditProposalOut], summary="等人决定的建议")
def credit_proposals(request: ApiRequest, limit: Limit = 20, offset: Offset = 0) -> dict[str, object]:
    """What decided cases give reason to consider, what has a limit first. It proposes; a person decides."""
    return by_offset(selectors.proposals(request.auth), limit, offset)
