"""Rights over the API: lists, one right on any day as it was known at any time, its history and its relations."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Path, Query
from pydantic import Field

from suizhi.commons.policy import Viewer
from suizhi.commons.rest.access import PUBLIC, ApiRequest
from suizhi.commons.rest.pages import Listing, by_key, by_offset
from suizhi.commons.rest.router import Router
from suizhi.commons.rest.types import Day, Id, Input, Instant, Limit, Offset, Token, Word
from suizhi.halls.register.api.right_schemas import CitationOut, Citations, EventOut, RecordOut, RightDetail, RightSummary, SimilarOut
from suizhi.halls.register.api.words import District, Office
from suizhi.halls.register.models import Citation, Collection, Right, RightNumber, RightRecord
from suizhi.halls.register.selectors import (
    SIMILAR_MAX,
    SIMILAR_SHOWN,
    Similar,
    family_of,
    picture,
    right_as_dict,
    right_by_number,
    rights,
    similar_rights,
)
from suizhi.halls.register.status import Status
from suizhi.kernel.records import Kind

router = Router(tags=["权利 Rights"])

SimilarLimit = Annotated[int, Query(ge=1, le=SIMILAR_MAX)]
RightId = Annotated[Id, Path(description="The register's id")]


class RightFilters(Input):
    """Which rights to list; what is left out does not narrow."""

    kind: list[Kind] = []
    status: list[Status] = []
    collection: Collection | None = None
    office: Office | None = None
    district: District | None = None
    class_: Word | None = Field(None, alias="class", description="Begins with")
    filed_from: Day | None = None
    filed_to: Day | None = None
    party: Id | None = None

    def narrow(self, rows: QuerySet[Right]) -> QuerySet[Right]:
        """The rows that pass every filter given."""
        asked: dict[str, Any] = {
            "kind__in": self.kind,
            "status__in": self.status,
            "collection": self.collection,
            "office": self.office,
            "district": self.district,
            "main_class__startswith": self.class_,
            "filing_on__gte": self.filed_from,
            "filing_on__lte": self.filed_to,
        }
        rows = rows.filter(**{name: value for name, value in asked.items() if value not in (None, [])})
        if self.party is not None:
            rows = rows.filter(pk__in=RightRecord.objects.filter(superseded_at=None, rightpartys__party=self.party).values("right"))
        return rows


class Moment(Input):
    """The day asked about, and until when what was on record counts: both default to now."""

    as_of: Day | None = None
    known_at: Instant | None = None

    @property
    def day(self) -> date:
        """The day asked about."""
        return self.as_of or timezone.localdate()

    @property
    def known(self) -> datetime | None:
        """The time of knowledge, in the city's time where the caller names no zone."""
        known = self.known_at
        return timezone.make_aware(known) if known is not None and timezone.is_naive(known) else known


@router.read("", access=PUBLIC, response=Listing[RightSummary], summary="权利列表")
def rights_list(request: ApiRequest, filters: Query[RightFilters], limit: Limit = 20, cursor: Token | None = None) -> dict[str, object]:
    """Rights that the caller may see, the one last added first. Use search for other orders."""
    return by_key(filters.narrow(rights(request.auth)), limit, cursor)


@router.read("/by-number", access=PUBLIC, response=list[RightSummary], summary="按号码查权利")
def rights_by_number(request: ApiRequest, number: Word) -> list[Right]:
    """Rights that bear this application, publication or registration number, in any of its spellings; at most 20."""
    return right_by_number(request.auth, number)


@router.read("/{right_id}", access=PUBLIC, response=RightDetail, summary="一件权利")
def right_get(request: ApiRequest, right_id: RightId, moment: Query[Moment]) -> dict[str, Any]:
    """Everything held about a right as of a day (`as_of`), by what was on record at a time (`known_at`)."""
    return right_as_dict(_right(request.auth, right_id), request.auth, moment.day, moment.known)


@router.read("/{right_id}/events", access=PUBLIC, response=list[EventOut], summary="权利的事件")
def right_events(request: ApiRequest, right_id: RightId, moment: Query[Moment]) -> list[Any]:
    """The events in the life of a right up to the day asked about, oldest first."""
    seen = picture(request.auth, _right(request.auth, right_id), moment.day, moment.known)
    return [event for event in seen.events if event.on <= seen.on] if seen else []


@router.read("/{right_id}/records", access=PUBLIC, response=Listing[RecordOut], summary="权利的各来源陈述")
def right_records(request: ApiRequest, right_id: RightId, limit: Limit = 20, cursor: Token | None = None) -> dict[str, object]:
    """What each source has stated, superseded statements included, newest first. The rows themselves are the office's alone."""
    right = _right(request.auth, right_id)
    page = by_key(RightRecord.objects.filter(right=right).select_related("source", "file"), limit, cursor)
    return page | {"items": [RecordOut.of(record, with_facts=request.auth.is_office) for record in _records(page)]}


@router.read("/{right_id}/family", access=PUBLIC, response=Listing[RightSummary], summary="同族")
def right_family(request: ApiRequest, right_id: RightId, limit: Limit = 20, cursor: Token | None = None) -> dict[str, object]:
    """The other rights of its families that the caller may see."""
    return by_key(family_of(request.auth, _right(request.auth, right_id)), limit, cursor)


@router.read("/{right_id}/citations", access=PUBLIC, response=Citations, summary="引证")
def right_citations(request: ApiRequest, right_id: RightId, limit: Limit = 20, offset: Offset = 0) -> dict[str, Any]:
    """What the right cites, and the rights on record that cite it."""
    right = _right(request.auth, right_id)
    cites = Citation.objects.filter(right=right, record__superseded_at=None).order_by("id")
    return {"cites": [CitationOut.from_orm(c) for c in cites[:limit]], "cited_by": by_offset(_citing(request.auth, right), limit, offset)}


@router.read("/{right_id}/similar", access=PUBLIC, response=SimilarOut, summary="意思相近的权利")
def right_similar(request: ApiRequest, right_id: RightId, limit: SimilarLimit = SIMILAR_SHOWN) -> Similar:
    """The rights of its collection that say most alike, in any language: an order to read in, not a finding."""
    return similar_rights(request.auth, _right(request.auth, right_id), limit)


def _right(viewer: Viewer, right_id: int) -> Right:
    """The right, which may since have been joined to another; 404 where the caller may not see it."""
    joined = Right.objects.filter(pk=right_id, joined_to__isnull=False).values_list("joined_to", flat=True).first()
    return get_object_or_404(rights(viewer), pk=joined or right_id)


def _citing(viewer: Viewer, right: Right) -> QuerySet[Right]:
    keys = RightNumber.objects.filter(right=right).values("key")
    citing = Citation.objects.filter(key__in=keys, record__superseded_at=None).values("right")
    return rights(viewer).filter(pk__in=citing, collection=right.collection).order_by("-pk")


def _records(page: dict[str, object]) -> list[RightRecord]:
    items = page["items"]
    assert isinstance(items, list)
    return items
