"""Handing rights over as a file: the answer to an export asked for on a page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from django.http import FileResponse

from suizhi.commons.languages import is_english
from suizhi.halls.register.exchange.out import write
from suizhi.halls.register.selectors import rights_as_dicts

if TYPE_CHECKING:
    from suizhi.commons.policy import Viewer
    from suizhi.halls.register.models import Right

MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "jsonl": "application/x-ndjson",
    "st96": "application/xml",
}
"""Form → media type, in the order in which pages offer them."""


def rights_file(rights: Iterable[Right], who: Viewer, form: str, stem: str, on: date) -> FileResponse:
    """Everything held about the rights as of a day, in one of the forms, as a download. Raises KeyError for another form."""
    media_type = MEDIA_TYPES[form]
    file = TemporaryFile()  # noqa: SIM115 - the response closes it when it has been sent
    try:
        written = write(rights_as_dicts(rights, who, on), form, file, language="en" if is_english() else "zh")
    except BaseException:
        file.close()
        raise
    file.seek(0)
    suffix = form if form != "st96" else "xml"
    if not isinstance(written, int):
        media_type, suffix = written.media_type, "zip" if written.archive else "xml"
    return FileResponse(file, as_attachment=True, filename=f"{stem}.{suffix}", content_type=media_type)
