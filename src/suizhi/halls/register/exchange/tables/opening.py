"""Opening whatever table a stream holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from suizhi.halls.register.exchange.encoding import HEAD, Encoding, detect_encoding
from suizhi.halls.register.exchange.tables.delimited import open_delimited
from suizhi.halls.register.exchange.tables.json_rows import is_json, open_json
from suizhi.halls.register.exchange.tables.model import Table, TableShape
from suizhi.halls.register.exchange.tables.workbook import is_workbook, open_workbook


def open_tables(stream: BinaryIO, place: str, shape: TableShape, encoding: Encoding | None = None) -> Iterator[Table]:
    """The tables in this seekable stream: one, or one for each sheet. `encoding` overrides what the bytes suggest."""
    start = stream.tell()
    head = stream.read(HEAD)
    stream.seek(start)
    if is_workbook(head):
        yield from open_workbook(stream, place, shape)
        return
    encoding = encoding or detect_encoding(head, shape.encodings)
    yield (open_json if is_json(head) else open_delimited)(stream, place, shape, encoding)
