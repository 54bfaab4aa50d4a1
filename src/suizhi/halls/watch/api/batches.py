"""Batches over the API: send a gazette or a feed of listings, and see how far it is."""

from __future__ import annotations

from typing import Annotated, Literal

from ninja import File, Form, Path
from ninja.files import UploadedFile

from suizhi.commons.rest.access import ApiRequest
from suizhi.commons.rest.pages import Listing, by_key, by_offset
from suizhi.commons.rest.router import Router
from suizhi.commons.rest.types import Id, Input, Limit, Offset, Output, Token
from suizhi.halls.watch import selectors
from suizhi.halls.watch.access import READ, SEND
from suizhi.halls.watch.api.schemas import BatchOut
from suizhi.halls.watch.models import Batch
from suizhi.halls.watch.services import batch_send

router = Router(tags=["监测 Watch"])

BatchId = Annotated[Id, Path(description="The batch's id")]


class BatchForm(Input):
    """What goes with the file: what its lines are."""

    kind: Literal["gazette", "listings"]


class RefusedLineOut(Output):
    """A line that could not be taken: where, which field, why, and how to mend it."""

    line: int
    code: str
    field: str
    zh: str
    en: str
    mend_zh: str
    mend_en: str


@router.act("/batches", access=SEND, response=BatchOut, status=202, summary="送一批公告或者商品信息")
def batch_new(request: ApiRequest, file: File[UploadedFile], form: Form[BatchForm]) -> Batch:
    """Send JSON Lines; the worker compares them with all watches. The same content again is the same batch, and alerts nobody twice."""
    return batch_send(who=request.auth, kind=form.kind, name=file.name or "", chunks=file.chunks())


@router.read("/batches", access=READ, response=Listing[BatchOut], summary="批次")
def batches_list(request: ApiRequest, limit: Limit = 20, cursor: Token | None = None) -> dict[str, object]:
    """What came in, the newest first."""
    return by_key(selectors.batches(request.auth), limit, cursor)


@router.read("/batches/{batch_id}", access=READ, response=BatchOut, summary="一个批次")
def batch_get(request: ApiRequest, batch_id: BatchId) -> Batch:
    """How far a batch is, and what it brought."""
    return selectors.batch_of(request.auth, batch_id)


@router.read("/batches/{batch_id}/refused", access=READ, response=Listing[RefusedLineOut], summary="没有接受的行")
def batch_refused(request: ApiRequest, batch_id: BatchId, limit: Limit = 20, offset: Offset = 0) -> dict[str, object]:
    """The lines that could not be taken, with the reasons; the first thousand are kept."""
    return by_offset(selectors.batch_of(request.auth, batch_id).refused_lines.all(), limit, offset)
