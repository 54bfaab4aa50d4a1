"""What a table is once opened, and the limits that hostile files run into."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from suizhi.kernel.errors import Place, Refusal

CELL_LIMIT = 1 << 20
"""Characters in one cell: the longest real description seen in an export is a third of this."""
LINE_LIMIT = 1 << 24
"""Characters in one line: a full text in JSON Lines has less than a tenth of this."""
COLUMN_LIMIT = 2048
"""Columns of a table: the widest real export has 60; a spreadsheet program stops at 16,384."""
CELLS_LIMIT = 20_000_000
"""Cells of one sheet, which is held in memory whole: 20 million take about 1 GiB."""

LIST_MARK = "\x1f"
"""Between the items of a JSON list: the unit separator, the control character made for it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in the file, its cells, and why it cannot be read where that is so."""

    number: int
    cells: list[str]
    fault: Refusal | None = None


@dataclass(frozen=True, slots=True)
class TableShape:
    """How to read a table where its content does not tell; `wanted` are headers by which the header row is recognised."""

    header: int | None = None
    sheet: str = ""
    delimiter: str = ""
    encodings: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    wanted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """An opened table: unique column names, its rows (once), the sheet's name and the encoding where they apply."""

    columns: tuple[str, ...]
    rows: Iterator[Row]
    sheet: str = ""
    encoding: str = ""


def refuse(code: str, zh: str, en: str, mend_zh: str = "", mend_en: str = "", *, value: object = "", at: Place | None = None) -> Refusal:
    """A refusal of a table, code prefixed with `table.`."""
    return Refusal(f"table.{code}", zh=zh, en=en, mend_zh=mend_zh, mend_en=mend_en, value=value, at=at)


def too_many_columns(count: int, place: str) -> Refusal:
    """The refusal of a table wider than `COLUMN_LIMIT`."""
    return refuse(
        "too_many_columns",
        f"表格有 {count} 列，超过上限 {COLUMN_LIMIT} 列。",
        f"The table has {count} columns; the limit is {COLUMN_LIMIT}.",
        "请删除多余的列后重新导出。",
        "Remove the surplus columns and export again.",
        value=count,
        at=Place(place),
    )


def cell_too_long(place: str, row: int) -> Refusal:
    """The refusal of a cell over `CELL_LIMIT`, which is nearly always an opening quote that is never closed."""
    return refuse(
        "cell_too_long",
        "单元格超过 100 万字符，多半是引号没有闭合。",
        "A cell has more than a million characters; most likely a quotation mark is never closed.",
        "请检查该行的引号后重新导出。",
        "Check the quotation marks of this row and export again.",
        at=Place(place, row),
    )


def nul(place: str, line: int) -> Refusal:
    """The refusal of a text with NUL characters: no text at all, or one whose end a crash has left unwritten."""
    return refuse(
        "nul",
        "文件含有空字符（NUL），不是文本表格。",
        "The file contains NUL characters; it is not a text table.",
        "请重新导出为 CSV（UTF-8）或 .xlsx。",
        "Export it again as CSV (UTF-8) or .xlsx.",
        at=Place(place, line),
    )


def cut_off(place: str, row: int) -> Refusal:
    """The refusal of a text that ends in the middle of a row."""
    return refuse(
        "cut_off",
        "文件在最后一行中途断开，没有写完。",
        "The file breaks off in the middle of its last row.",
        "请重新导出或下载完整的文件。",
        "Export or download the whole file again.",
        at=Place(place, row),
    )


def damaged(place: str, row: int, unread: int) -> Refusal:
    """The refusal of a text of which too many rows cannot be read; `row` is the first of them."""
    return refuse(
        "damaged",
        f"从第 {row} 行起有 {unread} 行无法解读，超过全部的十分之一：文件已损坏，或混用了几种编码。",
        f"From row {row} on, {unread} rows cannot be read, more than a tenth of all: the file is damaged, or mixes encodings.",
        "请用 UTF-8 重新导出整个文件。",
        "Export the whole file again in UTF-8.",
        value=unread,
        at=Place(place, row),
    )
