"""Writing out what a search finds, or rights by number: CSV, spreadsheet, JSON Lines or WIPO ST.96 XML."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from itertools import islice
from tempfile import TemporaryFile
from typing import Annotated, Any, Literal

from django.http import FileResponse
from django.utils import timezone
from pydantic import Field

from suizhi.commons.policy import Viewer
from suizhi.commons.rest.access import PUBLIC, ApiRequest
from suizhi.commons.rest.router import Router
from suizhi.commons.rest.types import Input, Line, Word
from suizhi.halls.register.models import Right
from suizhi.halls.register.selectors import right_by_number, rights_as_dicts, rights_found
from suizhi.halls.search.api.question import NO_FILTERS, Filters
from suizhi.halls.search.engine import engine
from suizhi.kernel.errors import Refusal

router = Router(tags=["导出 Export"])

EXPORT_MAX = 10_000
"""Rights in one export: a minute's work for the server; whole copies are made with the command line."""
NUMBERS_MAX = 200

MEDIA_TYPES = {
    "jsonl": "application/x-ndjson",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "st96": "application/xml",
}
_BINARY = {"schema": {"type": "string", "format": "binary"}}
FILES = {"responses": {200: {"content": dict.fromkeys([*MEDIA_TYPES.values(), "application/zip"], _BINARY)}}}


class Selection(Input):
    """What to write out: the rights that bear these numbers, or those that a query finds, the newest filing first."""

    format: Literal["jsonl", "csv", "xlsx", "st96"] = "jsonl"
    numbers: Annotated[list[Word], Field(max_length=NUMBERS_MAX)] = []
    query: Line = ""
    filters: Filters = NO_FILTERS
    limit: Annotated[int, Field(ge=1, le=EXPORT_MAX)] = EXPORT_MAX

    def rights(self, who: Viewer) -> Iterator[Right]:
        """The rights selected, each within the caller's scope."""
        if self.numbers:
            return (right for number in self.numbers for right in right_by_number(who, number))
        return islice(rights_found(who, engine(), self.query, self.filters.as_mapping()), self.limit)


@router.ask("", access=PUBLIC, response=None, summary="导出权利", openapi_extra=FILES)
def export_rights(request: ApiRequest, body: Selection) -> FileResponse:
    """Everything held about the rights selected, as a file. ST.96 is a zip where both patents and marks are selected."""
    from suizhi.halls.register.exchange.out import write  # The spreadsheet and XML writers load when first wanted.

    if body.numbers and body.query:
        raise Refusal(
            "export.selection",
            zh="请给出号码或检索式，不要同时给。",
            en="Give numbers or a query, not both.",
            field="numbers",
        )
    today = timezone.localdate()
    with ExitStack() as stack:
        file = stack.enter_context(TemporaryFile())
        written: Any = write(rights_as_dicts(body.rights(request.auth), request.auth, today), body.format, file)
        file.seek(0)
        stack.pop_all()  # The response closes the file when it has been sent.
    media_type = getattr(written, "media_type", MEDIA_TYPES[body.format])
    return FileResponse(file, as_attachment=True, filename=f"suizhi-{today}.{_suffix(body.format, media_type)}", content_type=media_type)


def _suffix(form: str, media_type: str) -> str:
    if form != "st96":
        return form
    return "zip" if media_type == "application/zip" else "xml"
