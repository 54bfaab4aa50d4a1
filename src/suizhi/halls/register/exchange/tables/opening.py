"""Opening whatever table a stream holds, or looking at its top."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO

from suizhi.halls.register.exchange.encoding import HEAD, Encoding, candidates
from suizhi.halls.register.exchange.tables.delimited import open_delimited, top_rows
from suizhi.halls.register.exchange.tables.header import SEARCHED, Header, find_header, fold
from suizhi.halls.register.exchange.tables.json_rows import is_json, open_json
from suizhi.halls.register.exchange.tables.model import Table, TableShape
from suizhi.halls.register.exchange.tables.workbook import is_workbook, open_workbook


@dataclass(frozen=True, slots=True)
class Top:
    """The first rows of one table. `columns` are set where the format itself names them (JSON keys)."""

    rows: list[list[str]]
    columns: tuple[str, ...] = ()
    sheet: str = ""
    encoding: Encoding | None = None

    def header(self, wanted: Iterable[str] = ()) -> Header | None:
        """The header in this top, sought by these names."""
        return Header(self.columns, 0) if self.columns else find_header(self.rows, wanted)

    def carries(self, wanted: Iterable[str]) -> bool:
        """Whether the header has all of these names."""
        header = self.header(wanted)
        return header is not None and set(map(fold, wanted)) <= set(map(fold, header.columns))


def open_tables(stream: BinaryIO, place: str, shape: TableShape) -> Iterator[Table]:
    """The tables in this seekable stream: one, or one for each sheet of a workbook."""
    head = _head(stream)
    if is_workbook(head):
        yield from open_workbook(stream, place, shape)
        return
    encoding = best_encoding(head, shape.wanted, shape.encodings)
    yield (open_json if is_json(head) else open_delimited)(stream, place, shape, encoding)


def best_encoding(head: bytes, wanted: Iterable[str] = (), hints: tuple[str, ...] = ()) -> Encoding:
    """The likeliest encoding under which the header carries the wanted names; the likeliest of all if none does."""
    found = candidates(head, hints)
    names = tuple(wanted)
    fitting = (one for one in found if names and Top(top_rows(head.decode(one.name, "replace"))).carries(names))
    return next(fitting, found[0])


_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\r\x1f")


def may_be_table(head: bytes) -> bool:
    """Whether these first bytes could begin a table: a workbook, or text without markup or control characters."""
    if is_workbook(head) or is_json(head):
        return True
    if candidates(head)[0].name.startswith("utf-16"):
        return True
    return not head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<", b"%PDF")) and _CONTROLS.isdisjoint(head)


def peek(stream: BinaryIO, place: str) -> Iterator[Top]:
    """The top of each table in the stream, for text once under each encoding it may be in. The stream is left anywhere."""
    head = _head(stream)
    if is_workbook(head):
        yield from _peek_workbook(stream, place)
    elif is_json(head):
        encoding = candidates(head)[0]
        table = open_json(stream, place, TableShape(), encoding)
        yield Top([row.cells for row in islice(table.rows, SEARCHED)], table.columns, encoding=encoding)
    else:
        for encoding in candidates(head):
            yield Top(top_rows(head.decode(encoding.name, "replace")), encoding=encoding)


def _peek_workbook(stream: BinaryIO, place: str) -> Iterator[Top]:
    for table in open_workbook(stream, place, TableShape(names=("",))):
        yield Top([row.cells for row in islice(table.rows, SEARCHED)], sheet=table.sheet)


def _head(stream: BinaryIO) -> bytes:
    start = stream.tell()
    head = stream.read(HEAD)
    stream.seek(start)
    return head
