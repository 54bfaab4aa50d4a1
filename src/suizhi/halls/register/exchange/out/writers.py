"""Records written out: CSV and XLSX (flat, for people) and JSON Lines (whole, for programs). All stream, none keeps the records."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterable, Sequence
from io import TextIOWrapper
from typing import BinaryIO

import orjson
import xlsxwriter

from suizhi.halls.register.exchange.out import flat
from suizhi.halls.register.exchange.out.flat import Record
from suizhi.halls.register.exchange.out.guard import CELL_LIMIT, guarded, printable
from suizhi.kernel.errors import Refusal

CONTINUED = "（续）"
SHEET_ROWS = 1_048_575
"""Rows that a sheet of .xlsx holds below its header."""


def write_jsonl(records: Iterable[Record], out: BinaryIO) -> int:
    """One JSON object a line, UTF-8, everything held. Returns how many."""
    count = 0
    for record in records:
        count += 1
        out.write(orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE | orjson.OPT_NON_STR_KEYS))
    return count


def write_csv(records: Iterable[Record], out: BinaryIO, *, language: str = "zh") -> int:
    """A table in UTF-8 with a byte order mark, so that spreadsheet programs read it right. Returns how many records."""
    return write_csv_rows(flat.headers(language), flat.rows(records), out)


def write_csv_rows(header: Sequence[str], rows: Iterable[Sequence[str]], out: BinaryIO) -> int:
    """Any rows under any header, guarded. Returns how many."""
    out.write(codecs.BOM_UTF8)
    text = TextIOWrapper(out, encoding="utf-8", errors="replace", newline="", write_through=True)
    writer = csv.writer(text)
    count = 0
    try:
        writer.writerow(map(guarded, header))
        for row in rows:
            count += 1
            writer.writerow([guarded(cell) for cell in row])
    finally:
        text.detach()
    return count


def write_xlsx(records: Iterable[Record], out: BinaryIO, *, language: str = "zh") -> int:
    """A workbook of one sheet; a text longer than a cell goes on at the end of its row. Returns how many records."""
    return write_xlsx_rows(flat.headers(language), flat.rows(records), out)


def write_xlsx_rows(header: Sequence[str], rows: Iterable[Sequence[str]], out: BinaryIO) -> int:
    """Any rows under any header, every cell text. Returns how many. Raises `Refusal` `export.too_many_rows`."""
    with xlsxwriter.Workbook(out, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet()
        sheet.freeze_panes(1, 0)
        _write_row(sheet, 0, header, book.add_format({"bold": True}))
        count = 0
        for count, row in enumerate(rows, start=1):
            if count > SHEET_ROWS:
                raise _too_many()
            _write_row(sheet, count, row, None)
    return count


def _write_row(sheet: xlsxwriter.worksheet.Worksheet, number: int, cells: Sequence[str], form: object) -> None:
    """A text beyond a cell's limit goes on in cells after the row's last, each marked as a continuation."""
    spilled = len(cells)
    for column, cell in enumerate(cells):
        text = printable(guarded(cell))
        sheet.write_string(number, column, text[:CELL_LIMIT], form)
        for start in range(CELL_LIMIT, len(text), CELL_LIMIT - len(CONTINUED)):
            sheet.write_string(number, spilled, CONTINUED + text[start : start + CELL_LIMIT - len(CONTINUED)])
            spilled += 1


def _too_many() -> Refusal:
    return Refusal(
        "export.too_many_rows",
        zh=f"一张工作表最多 {SHEET_ROWS} 行。",
        en=f"A sheet holds at most {SHEET_ROWS} rows.",
        mend_zh="请改用 CSV 或 JSON Lines，或缩小选择范围。",
        mend_en="Use CSV or JSON Lines, or select fewer.",
    )
