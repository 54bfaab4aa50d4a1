"""CNKI citation text of patents: `[1]inventor,inventor. title[P]. region：CN1387401,2002-12-25.`, sometimes wrapped over two lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

from suizhi.halls.register.exchange.definition import SourceDefinition
from suizhi.halls.register.exchange.readers.text.lines import decode_head, numbered_lines
from suizhi.halls.register.exchange.registry import reader
from suizhi.kernel.errors import Place, Refusal
from suizhi.kernel.numbers import Parsed, parse_publication
from suizhi.kernel.records import EventCategory, EventFact, EventKey, Kind, PartyFact, Read, RightRow, Role

_START = re.compile(r"^\[\d+\]")
_ENTRY = re.compile(
    r"^\[\d+\](?:(?P<inventors>.*?)\. ?)??(?P<title>[^\s].*?)\[P\]\. ?(?P<region>[^：]*)：(?P<number>[A-Z]{2}\w+),(?P<day>\d{4}-\d\d-\d\d)\.$"
)
_GRANT_CODES = ("B", "C")


def sniff(head: bytes, name: str) -> float:
    """Citations begin with their number in brackets and carry the mark of patents."""
    text = decode_head(head)
    return 0.95 if _START.match(text) and "[P]. " in text else 0.0


@reader("cnki_citations", sniff=sniff)
def read(stream: BinaryIO, place: str, definition: SourceDefinition) -> Iterator[Read]:
    """One right for each citation; the row is the line at which it begins."""
    for number, text in _entries(numbered_lines(stream, place)):
        at = Place(place, number)
        try:
            yield Read(at, _right(text))
        except Refusal as refusal:
            yield Read(at, refusals=(refusal.located(at=at),), raw={"citation": text})


def _entries(lines: Iterator[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Citations, each put together again from the lines it was wrapped over."""
    begun, text = 0, ""
    for number, line in lines:
        if _START.match(line) and text:
            yield begun, text
            text = ""
        if line.strip():
            begun = begun if text else number
            text += line.strip()
    if text:
        yield begun, text


def _right(text: str) -> RightRow:
    found = _ENTRY.match(text)
    if found is None:
        raise _shapeless(text)
    parsed = parse_publication(found["number"])
    if parsed.kind is None:
        raise _no_kind(found["number"])
    published = _day(found["day"])
    row = RightRow(parsed.kind, parsed.office, [parsed.fact(found["number"])], {"zh": found["title"].strip()})
    row.dates["publication"] = published
    row.parties = _inventors(found["inventors"] or "")
    row.attributes = {"applicant_region": found["region"]} if found["region"] else {}
    row.mends.extend(parsed.mends)
    row.events.append(_event(parsed, published))
    return row


def _event(parsed: Parsed, on: date) -> EventFact:
    """A granted document's day is the grant's announcement, and utility models and designs are published only then."""
    if parsed.kind is not Kind.INVENTION or parsed.kind_code[:1] in _GRANT_CODES:
        return EventFact(EventKey.GRANTED, EventCategory.GRANT, on)
    return EventFact(EventKey.PUBLISHED, EventCategory.PUBLICATION, on)


def _inventors(text: str) -> list[PartyFact]:
    names = [name for name in map(str.strip, text.split(",")) if name]
    return [PartyFact(Role.INVENTOR, name, is_person=True, sequence=place) for place, name in enumerate(names, start=1)]


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Refusal(
            "date.form",
            zh=f"“{text}”不是日期。",
            en=f"“{text}” is not a date.",
            mend_zh="请写成 2026-01-31。",
            mend_en="Write it as 2026-01-31.",
            field="date.publication",
            value=text,
        ) from error


def _no_kind(number: str) -> Refusal:
    return Refusal(
        "row.no_kind",
        zh="从公开号看不出专利类型。",
        en="The publication number does not tell the kind of patent.",
        mend_zh="请补上种类代码。",
        mend_en="Add the kind code.",
        field="number.publication",
        value=number,
    )


def _shapeless(text: str) -> Refusal:
    return Refusal(
        "citation.form",
        zh="不是完整的专利引文。",
        en="Not a complete citation of a patent.",
        mend_zh="应为：[1]发明人. 名称[P]. 省份：公开号,日期.",
        mend_en="The form is: [1]inventors. title[P]. region：number,date.",
        field="citation",
        value=text,
    )
