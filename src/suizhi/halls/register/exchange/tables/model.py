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
