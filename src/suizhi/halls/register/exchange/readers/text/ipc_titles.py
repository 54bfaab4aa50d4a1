"""IPC titles as lines of symbol, tab, title. A symbol's further lines are titles below it that have lost their own symbol."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import BinaryIO

from suizhi.halls.register.exchange.definition import SourceDefinition
from suizhi.halls.register.exchange.readers.text.lines import decode_head, numbered_lines
from suizhi.halls.register.exchange.registry import reader
from suizhi.halls.register.exchange.tables.model import refuse
from suizhi.kernel.classes import parse_ipc
from suizhi.kernel.errors import Place, Refusal
from suizhi.kernel.records import Read, ReferenceRow

_LINE = re.compile(r"^(?P<symbol>[A-H](?:\d\d(?:[A-Z](?P<group>\d{1,4})?)?)?)\t(?P<title>\S.*)$")
_SNIFFED = 5

Line = tuple[int, str, str]


def sniff(head: bytes, name: str) -> float:
    """The first lines are all a symbol, a tab and a title."""
    lines = decode_head(head).splitlines()[:_SNIFFED]
    return 0.9 if len(lines) == _SNIFFED and all(map(_LINE.match, lines)) else 0.0


@reader("ipc_titles", sniff=sniff)
def read(stream: BinaryIO, place: str, definition: SourceDefinition) -> Iterator[Read]:
    """One entry for each symbol: the first of its lines is its title, the others go into the note."""
    for symbol, group in groupby(_lines(stream, place), key=lambda line: line[1]):
        lines = list(group)
        at = Place(place, lines[0][0])
        try:
            yield Read(at, _entry(symbol, [title for _, _, title in lines], definition))
        except Refusal as refusal:
            yield Read(at, refusals=(refusal.located(at=at),), raw={"symbol": symbol, "title": lines[0][2]})


def _lines(stream: BinaryIO, place: str) -> Iterator[Line]:
    for number, text in numbered_lines(stream, place):
        if not text.strip():
            continue
        found = _LINE.match(text)
        yield (number, found["symbol"] + ("/00" if found["group"] else ""), found["title"].strip()) if found else (number, "", text)


def _entry(symbol: str, titles: list[str], definition: SourceDefinition) -> ReferenceRow:
    if not symbol:
        raise refuse("line", "不是“分类号、制表符、名称”。", "Not symbol, tab, title.", "请核对该行。", "Check this line.", value=titles[0])
    parsed = parse_ipc(symbol)
    parent = parsed.ancestors[-1] if parsed.ancestors else ""
    note = "\n".join(titles[1:])
    return ReferenceRow("ipc", definition.edition, parsed.symbol, {"en": titles[0]}, parent, note, mends=list(parsed.mends))
