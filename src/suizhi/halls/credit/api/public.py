"""What everybody may ask: published records, random draws."""

from __future__ import annotations

from typing import Annotated

from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Path

from suizhi.commons.rest.access import PUBLIC, ApiRequest
from suizhi.commons.rest.pages import Listing, by_key, by_offset
from suizhi.commons.rest.router import Router
from suizhi.commons.rest.types import Id, Limit, Offset, Token, Word
from suizhi.halls.credit import selectors
from suizhi.halls.credit.api.schemas import DrawDetail, DrawSummary, PublicRecordOut, RecordsOut

router = Router(tags=["信用 Credit"])

RecordId = Annotated[Id, Path(description="The record's id")]
DrawId = Annotated[Id, Path(description="The draw's id")]
NOTE = {
    "zh": "未查到公示中的记录，不表示信用良好。",
    "en": "Finding no published record does not mean good credit.",
}


@router.read("/records", access=PUBLIC, response=RecordsOut, summary="公示中的信用记录")
def credit_records(request: ApiRequest, q: Word | None = None, limit: Limit = 20, offset: Offset = 0) -> dict[str, object]:
    """What is published today; `q` is a part of a firm's name, its code, or the full name of a person. A day later it may be gone."""
    page = by_offset(selectors.found(q or "", timezone.localdate()), limit, offset)
    items = page.pop("items")
    assert isinstance(items, list)
    return {**page, "items": [PublicRecordOut.of(one) for one in items], "note": NOTE}


@router.read("/records/{record_id}", access=PUBLIC, response=PublicRecordOut, summary="一条公示记录")
def credit_record(request: ApiRequest, record_id: RecordId) -> PublicRecordOut:
    """One record while it is published; afterwards it does not exist for callers."""
    return PublicRecordOut.of(get_object_or_404(selectors.published(timezone.localdate()), pk=record_id))


@router.read("/draws", access=PUBLIC, response=Listing[DrawSummary], summary="双随机抽查")
def credit_draws(request: ApiRequest, limit: Limit = 20, cursor: Token | None = None) -> dict[str, object]:
    """Random draws from their promise on, the newest first."""
    return by_key(selectors.draws(), limit, cursor)


@router.read("/draws/{draw_id}", access=PUBLIC, response=DrawDetail, summary="一次抽查及其抽取记录")
def credit_draw(request: ApiRequest, draw_id: DrawId) -> DrawDetail:
    """The record of a draw, for `suizhi credit draw --verify`, and its results once published."""
    return DrawDetail.of(selectors.draw_of(draw_id))
