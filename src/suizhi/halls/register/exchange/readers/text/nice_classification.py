"""The Chinese classification of similar goods and services (类似商品和服务区分表) as plain text.

A class begins with 第…类, has its heading and notes, and then its similar groups: a line `0101名称`, lists of items
`氨*010061,无水氨010066,※液体二氧化碳C010003` in parts (一)(二)…, and notes 注：… that say which other groups are searched with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from suizhi.halls.register.exchange.definition import SourceDefinition
from suizhi.halls.register.exchange.readers.text import nice_groups
from suizhi.halls.register.exchange.readers.text.lines import decode_head, numbered_lines
from suizhi.halls.register.exchange.readers.text.nice_groups import GROUP, Group
from suizhi.halls.register.exchange.registry import reader
from suizhi.kernel.errors import Place
from suizhi.kernel.records import Read, ReferenceRow

NUMERALS = "一二三四五六七八九"
CLASSES = 45
NOTES = "【注释】"


def class_heading(number: int) -> str:
    """第一类 … 第四十五类"""
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else NUMERALS[tens - 1]) + "十" if tens else ""
    return f"第{head}{NUMERALS[ones - 1] if ones else ''}类"


HEADINGS = {class_heading(number): f"{number:02d}" for number in range(1, CLASSES + 1)}


def sniff(head: bytes, name: str) -> float:
    """It begins with the first class and has notes and groups."""
    text = decode_head(head)
    return 0.95 if text.lstrip("\ufeff \r\n").startswith("第一类") and NOTES in text else 0.0


@reader("nice_classification", sniff=sniff)
def read(stream: BinaryIO, place: str, definition: SourceDefinition) -> Iterator[Read]:
    """Entries of three schemes: `nice` (classes), `nice_group` (similar groups) and `nice_item` (goods and services)."""
    heading: list[tuple[int, str]] = []
    group: Group | None = None
    symbol = ""
    for number, line in numbered_lines(stream, place):
        text = line.strip().lstrip("\ufeff")
        if text in HEADINGS or (found := GROUP.match(text)):
            yield from _finish(symbol, heading, group, place, definition)
            heading, group = [], None
            if text in HEADINGS:
                symbol, heading = HEADINGS[text], [(number, text)]
            elif found:
                group = Group(found[1], found[2].strip(), number)
        elif group is not None:
            group.add(number, text)
        elif text:
            heading.append((number, text))
    yield from _finish(symbol, heading, group, place, definition)


def _finish(symbol: str, heading: list[tuple[int, str]], group: Group | None, place: str, definition: SourceDefinition) -> Iterator[Read]:
    """What was being gathered: a class up to its first group, or a group."""
    if group is not None:
        yield from nice_groups.reads(group, place, definition.edition)
    elif heading:
        yield Read(Place(place, heading[0][0]), _class(symbol, [text for _, text in heading], definition.edition))


def _class(symbol: str, lines: list[str], edition: str) -> ReferenceRow:
    split = lines.index(NOTES) if NOTES in lines else len(lines)
    title, note = "".join(lines[1:split]), "\n".join(lines[split + 1 :])
    return ReferenceRow("nice", edition, symbol, {"zh": title}, note=note)
