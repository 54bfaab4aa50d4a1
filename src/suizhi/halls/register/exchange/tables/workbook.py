"""Spreadsheets (.xls, .xlsx, .ods) through calamine, after checking that their claims fit in memory.

Calamine holds a sheet as one dense rectangle. A file of a few bytes can claim a rectangle of seventeen thousand
million cells, so the rectangle is measured from the file before it is opened.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import BinaryIO

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, XmlError, ZipError

from suizhi.halls.register.exchange.tables.delimited import split_header
from suizhi.halls.register.exchange.tables.measure import measure, too_big
from suizhi.halls.register.exchange.tables.model import CELL_LIMIT, COLUMN_LIMIT, Row, Table, TableShape, cell_too_long, refuse
from suizhi.kernel.errors import Place

ZIP_MAGIC = b"PK\x03\x04"
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FILE_LIMIT = 256 << 20
_UNREADABLE = (CalamineError, PasswordError, XmlError, ZipError, OSError, ValueError)

CellValue = int | float | str | bool | time | date | datetime | timedelta


def is_workbook(head: bytes) -> bool:
    """Whether these first bytes are of a spreadsheet file (or of another file in the same container)."""
    return head.startswith((ZIP_MAGIC, OLE_MAGIC))


def open_workbook(stream: BinaryIO, place: str, shape: TableShape) -> Iterator[Table]:
    """The sheets that hold anything, in order, or only the sheet that `shape` names."""
    data = stream.read(_FILE_LIMIT + 1)
    if len(data) > _FILE_LIMIT:
        raise too_big(place)
    widths = measure(data, place) if data.startswith(ZIP_MAGIC) else {}
    for sheet in _sheets(data, place, shape.sheet):
        yield _table(sheet, place, shape, widths.get(sheet.name, 0))


def _sheets(data: bytes, place: str, only: str) -> Iterator[CalamineSheet]:
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        for name in book.sheet_names:
            if only in ("", name) and (sheet := book.get_sheet_by_name(name)).height and sheet.width:
                yield sheet
    except _UNREADABLE as error:
        raise refuse(
            "workbook",
            "不是可读的电子表格，或文件已损坏、被加密。",
            "Not a readable spreadsheet, or it is damaged or encrypted.",
            "请用表格软件打开后另存为 .xlsx。",
            "Open it in a spreadsheet program and save it as .xlsx.",
            value=error,
            at=Place(place),
        ) from error


def _table(sheet: CalamineSheet, place: str, shape: TableShape, width: int) -> Table:
    if sheet.width > COLUMN_LIMIT:
        raise refuse(
            "too_many_columns",
            f"工作表“{sheet.name}”有 {sheet.width} 列，超过上限 {COLUMN_LIMIT} 列。",
            f"The sheet “{sheet.name}” has {sheet.width} columns; the limit is {COLUMN_LIMIT}.",
            "请删除多余的列后重新保存。",
            "Remove the surplus columns and save again.",
            value=sheet.width,
            at=Place(place),
        )
    columns, rows = split_header(_rows(sheet, place, width), shape, f"{place}[{sheet.name}]")
    return Table(columns, rows, sheet=sheet.name)


def _rows(sheet: CalamineSheet, place: str, width: int) -> Iterator[Row]:
    """The rows of a sheet, as wide as the file says, since its last columns may be there and empty."""
    blank = [""] * (width - sheet.width)
    # Rows above the first filled one are not in the rectangle but count for the row number that a person sees.
    first = (sheet.start or (0, 0))[0]
    for number, values in enumerate(sheet.iter_rows(), start=first + 1):
        cells = [cell_text(value) for value in values] + blank
        if any(len(cell) > CELL_LIMIT for cell in cells):
            raise cell_too_long(place, number)
        yield Row(number, cells)


def cell_text(value: CellValue) -> str:
    """A cell as text: whole numbers without “.0”, dates in ISO form, everything else as it stands."""
    if isinstance(value, str):
        return value.replace("\0", "")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return str(value)
