"""The import desk over the API: send a file, read its preview, commit it, fetch the rows that were refused."""

from __future__ import annotations

import json
from datetime import datetime
from io import BytesIO
from typing import Annotated, Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from ninja import File, Form, Path
from ninja.files import UploadedFile

from suizhi.commons.rest.access import ApiRequest
from suizhi.commons.rest.pages import Listing, by_key, by_offset
from suizhi.commons.rest.router import Router
from suizhi.commons.rest.types import Id, Input, Limit, Line, Offset, Output, Token
from suizhi.halls.register.desk import import_commit, import_upload
from suizhi.halls.register.models import Collection, ImportRun
from suizhi.halls.register.selectors import import_runs, refused_rows

router = Router(tags=["导入 Imports"])

RunId = Annotated[Id, Path(description="The import's id")]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHEET = {"responses": {200: {"content": {XLSX: {"schema": {"type": "string", "format": "binary"}}}}}}


class FileOut(Output):
    """One file's counts. `mends` are repairs made on the way in, by code."""

    id: int
    place: str
    state: str
    read: int
    created: int
    updated: int
    unchanged: int
    refused: int
    mended: int
    mends: dict[str, int]

    @staticmethod
    def resolve_place(file: Any) -> str:
        """The file's name without the folder it is kept in."""
        return str(file.place).rsplit("/", 1)[-1]


class RunSummary(Output):
    """One errand. `state`: queued, preview (waits for commit), running, done or failed."""

    id: int
    label: str
    collection: str
    source: str
    actor: str
    state: str
    started_at: datetime
    finished_at: datetime | None
    message: str
    message_en: str


class RunDetail(RunSummary):
    """The errand with its files and what committing would do."""

    files: list[FileOut]
    preview: dict[str, Any]


class RefusedOut(Output):
    """A row that was not taken in: where, which field, what it said, why, and how to mend it."""

    id: int
    file_id: int
    row: int | None
    code: str
    field: str
    value: str
    message: str
    message_en: str
    mend: str
    mend_en: str


class SendForm(Input):
    """What goes with the file. Without `source` it is told from the content."""

    source: Line = ""
    collection: Collection = Collection.OFFICE


@router.act("", access="register.import", response=RunSummary, status=202, summary="上传文件，先预览")
def import_send(request: ApiRequest, file: File[UploadedFile], form: Form[SendForm]) -> ImportRun:
    """Send a file; nothing is written to the register before it is committed."""
    return import_upload(by=request.auth, name=file.name or "", chunks=file.chunks(), source=form.source, collection=form.collection)


@router.read("", access="register.imports.read", response=Listing[RunSummary], summary="导入列表")
def imports_list(request: ApiRequest, limit: Limit = 20, cursor: Token | None = None) -> dict[str, object]:
    """Imports, the newest first."""
    return by_key(import_runs(request.auth), limit, cursor)


@router.read("/{run_id}", access="register.imports.read", response=RunDetail, summary="一次导入")
def import_get(request: ApiRequest, run_id: RunId) -> RunDetail:
    """How an import stands: its preview, and the counts of every file."""
    run = _run(request, run_id)
    files = [FileOut.from_orm(file) for file in run.files.order_by("id")]
    return RunDetail(**RunSummary.from_orm(run).dict(), files=files, preview=_without_folder(run))


@router.act("/{run_id}/commit", access="register.import", response=RunSummary, status=202, summary="写入登记簿")
def import_take_in(request: ApiRequest, run_id: RunId) -> ImportRun:
    """Take a previewed import into the register, in the background."""
    return import_commit(by=request.auth, run=_run(request, run_id))


@router.read("/{run_id}/refused", access="register.imports.read", response=Listing[RefusedOut], summary="未接受的行")
def import_refused(request: ApiRequest, run_id: RunId, limit: Limit = 20, offset: Offset = 0) -> dict[str, object]:
    """The rows that were not taken in, with the reasons."""
    return by_offset(refused_rows(_run(request, run_id)), limit, offset)


@router.read("/{run_id}/refused.xlsx", access="register.imports.read", response=None, summary="下载未接受的行", openapi_extra=SHEET)
def import_refused_sheet(request: ApiRequest, run_id: RunId) -> HttpResponse:
    """The refused rows as they stood, as a spreadsheet with the reasons beside them."""
    from suizhi.halls.register.exchange.out.refusals import write_refusals  # The spreadsheet writer loads when first wanted.

    target = BytesIO()
    write_refusals(refused_rows(_run(request, run_id)), target)
    disposition = f'attachment; filename="refused-{run_id}.xlsx"'
    return HttpResponse(target.getvalue(), content_type=XLSX, headers={"Content-Disposition": disposition})


def _without_folder(run: ImportRun) -> dict[str, Any]:
    """The preview with files named from the folder they lie in: where that is on the server is nobody's business."""
    folder = run.path.rsplit("/", 1)[0] + "/"
    told: dict[str, Any] = json.loads(json.dumps(run.preview, ensure_ascii=False).replace(folder, ""))
    return told


def _run(request: ApiRequest, run_id: int) -> ImportRun:
    return get_object_or_404(import_runs(request.auth), pk=run_id)
