"""How big a packed workbook (.xlsx, .ods) claims to be, measured from its parts before any of it is opened."""

from __future__ import annotations

import re
import struct
import zlib
from io import BytesIO
from typing import IO
from zipfile import BadZipFile, ZipFile

from lxml import etree

from suizhi.halls.register.exchange.tables.model import CELLS_LIMIT, COLUMN_LIMIT, refuse
from suizhi.kernel.errors import Place, Refusal

ZIP_FAULTS = (BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError, LookupError, zlib.error, struct.error)
"""What the standard library raises, at one place or another, on a damaged or encrypted zip."""

_EXPANDED_LIMIT = 1 << 30
_CHUNK = 1 << 20
_CELL = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_REPEATED = re.compile(rb'number-(?:rows|columns)-repeated="(\d+)"[^>]*(?:value-type|>\s*<[a-z]+:p>)')
_REPEATED_LIMIT = COLUMN_LIMIT * 64
_WORKBOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def measure(data: bytes, place: str) -> dict[str, int]:
    """The width of each sheet by its name, as its cells state it, empty ones included.

    Raises `Refusal` where the workbook expands, or spreads its cells, beyond the limits, or is damaged.
    """
    try:
        with ZipFile(BytesIO(data)) as packed:
            if sum(info.file_size for info in packed.infolist()) > _EXPANDED_LIMIT:
                raise too_big(place)
            widths = {name: _width(packed.open(name), place) for name in packed.namelist() if name.endswith(".xml")}
            return {sheet: widths.get(part, 0) for sheet, part in _sheets(packed).items()}
    except Refusal:
        raise
    except (*ZIP_FAULTS, etree.XMLSyntaxError) as error:
        raise _damaged(place, error) from error


def _sheets(packed: ZipFile) -> dict[str, str]:
    """Sheet name → the part that holds it."""
    if _WORKBOOK not in packed.namelist() or _RELATIONS not in packed.namelist():
        return {}
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    targets = {one.get("Id"): one.get("Target", "") for one in etree.fromstring(packed.read(_RELATIONS), parser)}
    sheets = etree.fromstring(packed.read(_WORKBOOK), parser).iter("{*}sheet")
    return {one.get("name", ""): _part(targets.get(one.get(_RELATION_ID), "")) for one in sheets}


def _part(target: str) -> str:
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _width(part: IO[bytes], place: str) -> int:
    rows = columns = read = repeated = 0
    tail = b""
    while chunk := part.read(_CHUNK):
        read += len(chunk)
        window = tail + chunk
        for letters, digits in _CELL.findall(window):
            rows, columns = max(rows, int(digits)), max(columns, _column(letters))
        repeated = max([repeated, *map(int, _REPEATED.findall(window))])
        tail = window[-128:]
        if read > _EXPANDED_LIMIT or rows * columns > CELLS_LIMIT or repeated > _REPEATED_LIMIT:
            raise too_big(place)
    return columns


def _column(letters: bytes) -> int:
    number = 0
    for char in letters:
        number = number * 26 + char - 64
    return number


def too_big(place: str) -> Refusal:
    """The refusal of a workbook beyond the limits."""
    return refuse(
        "too_big",
        "电子表格展开后过大。",
        "The spreadsheet is too big once expanded.",
        "请删除空白区域或拆成多个文件，也可导出为 CSV。",
        "Delete empty areas or split it into several files, or export it as CSV.",
        at=Place(place),
    )


def _damaged(place: str, error: Exception) -> Refusal:
    return refuse(
        "workbook",
        "电子表格已损坏。",
        "The spreadsheet is damaged.",
        "请用表格软件打开后另存为 .xlsx。",
        "Open it in a spreadsheet program and save it as .xlsx.",
        value=error,
        at=Place(place),
    )
