"""Delimited text: comma, tab, semicolon or bar, any quoting, one line in memory at a time."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import TextIOWrapper
from itertools import chain, islice
from typing import BinaryIO

from suizhi.halls.register.exchange.encoding import HEAD, Encoding
from suizhi.halls.register.exchange.tables.header import SEARCHED, find_header
from suizhi.halls.register.exchange.tables.model import (
    CELL_LIMIT,
    COLUMN_LIMIT,
    LINE_LIMIT,
    Row,
    Table,
    TableShape,
    cell_too_long,
    cut_off,
    nul,
    refuse,
    too_many_columns,
)
from suizhi.kernel.errors import Place, Refusal

csv.field_size_limit(CELL_LIMIT)

DELIMITERS = (",", "\t", ";", "|")
_UNDECODED = re.compile("[\udc80-\udcff\x80-\x84\x86-\x9f]")
"""Bytes that the codec could not read, and the control characters that Latin-1 makes of bytes of another encoding."""


@dataclass(slots=True)
class _End:
    """How the text ended: whether all of it was taken, and its last line."""

    reached: bool = False
    line: str = "\n"

    @property
    def is_open(self) -> bool:
        """Whether the last line has no end."""
        return not self.line.endswith(("\n", "\r"))


def open_delimited(stream: BinaryIO, place: str, shape: TableShape, encoding: Encoding) -> Table:
    """The table in this stream of text; its rows follow while the stream stays open."""
    start = stream.tell()
    head = stream.read(HEAD).decode(encoding.name, "replace")
    stream.seek(start)
    delimiter = shape.delimiter or guess_delimiter(head)
    end = _End()
    records = csv.reader(_lines(stream, encoding.name, place, end), delimiter=delimiter)
    columns, body = split_header(_rows(records, place, end), shape, place)
    return Table(columns, _uncut(body, len(columns), place, end), encoding=encoding.name)


def top_rows(head: str, delimiter: str = "") -> list[list[str]]:
    """The first rows of delimited text of which `head` is the beginning, a row cut off by its end left out."""
    lines = head.splitlines(keepends=True)
    whole = lines if len(lines) < 2 or len(head) < HEAD // 4 else lines[:-1]
    try:
        return list(islice(csv.reader(whole, delimiter=delimiter or guess_delimiter(head)), SEARCHED))
    except csv.Error:
        return []


def split_header(rows: Iterator[Row], shape: TableShape, place: str) -> tuple[tuple[str, ...], Iterator[Row]]:
    """The column names of a table and the rows below them, blank rows left out."""
    if shape.names:
        return shape.names, _filled(rows)
    top = list(islice(rows, shape.header or SEARCHED))
    if shape.header:
        found = find_header([row.cells for row in top[-1:]])
        below = len(top)
    else:
        found = find_header([row.cells for row in top], shape.wanted)
        below = found.rows if found else 0
    if found is None:
        raise no_table(place)
    if len(found.columns) > COLUMN_LIMIT:
        raise too_many_columns(len(found.columns), place)
    return found.columns, _filled(chain(top[below:], rows))


def no_table(place: str) -> Refusal:
    """The refusal of a file without a row of column names."""
    return refuse(
        "no_header",
        "找不到列名所在的行。",
        "No row of column names was found.",
        "请在第一行写上列名后重新保存。",
        "Write the column names in the first row and save again.",
        at=Place(place),
    )


def _filled(rows: Iterator[Row]) -> Iterator[Row]:
    return (row for row in rows if row.fault or (any(row.cells) and any(map(str.strip, row.cells))))


def _lines(stream: BinaryIO, encoding: str, place: str, end: _End) -> Iterator[str]:
    """The lines of the text, refusing those no honest file has. The stream is handed back open."""
    text = TextIOWrapper(stream, encoding=encoding, errors="surrogateescape", newline="")
    try:
        number = 0
        while line := text.readline(LINE_LIMIT):
            number += 1
            if "\0" in line:
                raise nul(place, number)
            if len(line) >= LINE_LIMIT:
                raise _line_too_long(line, place, number)
            end.line = line
            yield line
        end.reached = True
    finally:
        if not stream.closed:
            text.detach()


def _line_too_long(line: str, place: str, number: int) -> Refusal:
    cells = max(line.count(delimiter) for delimiter in DELIMITERS)
    return too_many_columns(cells, place) if cells > COLUMN_LIMIT else cell_too_long(place, number)


def _rows(records: Iterator[list[str]], place: str, end: _End) -> Iterator[Row]:
    number = 0
    try:
        for number, cells in enumerate(records, start=1):
            if len(cells) > COLUMN_LIMIT:
                raise too_many_columns(len(cells), place)
            if end.reached:  # The reader asked for another line to end this row: its quotation mark is never closed.
                raise cut_off(place, number)
            yield Row(number, cells, _undecoded(cells, place, number))
    except csv.Error as error:
        raise cell_too_long(place, number + 1) from error


def _uncut(rows: Iterator[Row], width: int, place: str, end: _End) -> Iterator[Row]:
    """The rows, and the refusal of a text cut off in the last: no end of line, and cells missing that all others have, or half a character."""
    narrow, last = 0, None
    for last in rows:
        narrow += len(last.cells) < width
        yield last
    if last and end.is_open and ((narrow == 1 and len(last.cells) < width) or "\udc80" <= end.line[-1] <= "\udcff"):
        raise cut_off(place, last.number)


def _undecoded(cells: list[str], place: str, number: int) -> Refusal | None:
    """Why a row is refused that holds bytes which the file's encoding does not know."""
    for cell in cells:
        if not cell.isascii() and _UNDECODED.search(cell):
            return refuse(
                "encoding",
                "该行含有无法按文件编码解读的字节。",
                "This row holds bytes that the file's encoding does not know.",
                "请用 UTF-8 重新导出该行。",
                "Export this row again in UTF-8.",
                value=cell.encode("utf-8", "replace").decode(),
                at=Place(place, number),
            )
    return None


def guess_delimiter(head: str) -> str:
    """The delimiter under which most rows of `head` have the same number of cells, the more cells the better."""
    scores = {delimiter: _evenness(head, delimiter) for delimiter in DELIMITERS}
    return max(DELIMITERS, key=lambda delimiter: scores[delimiter])


def _evenness(head: str, delimiter: str) -> float:
    try:
        widths = Counter(len(cells) for cells in islice(csv.reader(head.splitlines(keepends=True), delimiter=delimiter), 50) if cells)
    except csv.Error:
        return 0.0
    if not widths:
        return 0.0
    width, rows = widths.most_common(1)[0]
    return rows / widths.total() * (1 - 1 / width)
