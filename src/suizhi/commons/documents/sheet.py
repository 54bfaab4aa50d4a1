"""A document as a sheet of paper: whose it is, its title and number, its text in blocks, and how it ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from suizhi.commons.documents.dates import chinese

_HEADING = re.compile(r"[一二三四五六七八九十]{1,3}、")
_SUBHEADING = re.compile(r"（[一二三四五六七八九十]{1,3}）")
_ITEM = re.compile(r"\d{1,3}[.．、]")
_ROW = re.compile(r"\|(.+)\|")
_PICTURE = re.compile(r"!\[(.+)\]\(([\w-]+)\)")
"""`![what it shows](name)`, where the sheet has a picture of that name."""
_IN_NUMBER = re.compile(r"(?<=[A-Z0-9]) (?=\d)|(?<=\d) (?=号)")
_LONGEST_HEADING = 30
"""Characters: what begins like a heading and is longer is a paragraph that begins with a number."""


class Look(StrEnum):
    """How a block stands on the page."""

    ADDRESSEE = "addressee"
    HEADING = "heading"
    SUBHEADING = "subheading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROWS = "rows"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a text; `rows` are the rows of a table, label first; `picture` is a PNG, and `text` then what it shows."""

    look: Look
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    picture: bytes = b""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper, ready to be printed.

    `closing` are the lines of those who sign; `dated` the day of issue (None on a draft); `sealed` leaves the place of the seal. A
    `synthetic` paper says 合成 on every page, a `draft` 草稿. `pictures` are PNGs by the names by which the text calls them.
    """

    authority: str
    title: str
    number: str
    text: str
    closing: tuple[str, ...] = ()
    dated: date | None = None
    sealed: bool = True
    synthetic: bool = False
    draft: bool = False
    note: str = ""
    language: str = "zh"
    pictures: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def day(self) -> str:
        """The day as it is printed; a draft leaves it open."""
        if self.dated and self.language != "zh":
            return self.dated.isoformat()
        return chinese(self.dated) if self.dated else "　　年　月　日"

    @property
    def stamp(self) -> str:
        """What every page must say of itself."""
        words = [word for word, said in (("草稿", self.draft), ("合成　演示数据，不具有法律效力", self.synthetic)) if said]
        return "　".join(words)

    def blocks(self) -> list[Block]:
        """The text in blocks, rows of a table together."""
        return [self._pictured(block) for block in _joined(self.text)]

    def _pictured(self, block: Block) -> Block:
        """The block, or the picture that it calls."""
        called = _PICTURE.fullmatch(block.text)
        if called is None or called[2] not in self.pictures:
            return block
        return replace(block, look=Look.PICTURE, text=called[1], picture=self.pictures[called[2]])


def unbroken(text: str) -> str:
    """The text with the spaces inside numbers made hard: ZL 2021 1 9990017.3 and 1 号 stand on one line."""
    return _IN_NUMBER.sub("\u00a0", text)


def _joined(text: str) -> Iterator[Block]:
    rows: list[tuple[str, ...]] = []
    first = True
    for line in (unbroken(line.strip()) for line in text.splitlines()):
        row = _ROW.fullmatch(line)
        if row:
            rows.append(tuple(cell.strip() for cell in row.group(1).split("|")))
            continue
        if rows:
            yield Block(Look.ROWS, rows=tuple(rows))
            rows = []
        if line:
            yield _block(line, first=first)
            first = False
    if rows:
        yield Block(Look.ROWS, rows=tuple(rows))


def _block(line: str, *, first: bool) -> Block:
    if first and line.endswith(("：", ":")):
        return Block(Look.ADDRESSEE, line)
    if _HEADING.match(line) and len(line) <= _LONGEST_HEADING:
        return Block(Look.HEADING, line)
    if _SUBHEADING.match(line) and len(line) <= _LONGEST_HEADING:
        return Block(Look.SUBHEADING, line)
    return Block(Look.ITEM if _ITEM.match(line) else Look.PARAGRAPH, line)
