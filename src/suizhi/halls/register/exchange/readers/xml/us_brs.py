"""USPTO grants in the text form of the examiners' search system (CSS/BRS): four-letter tags, documents between boundary lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from suizhi.halls.register.exchange.readers.xml.draft import Draft
from suizhi.halls.register.exchange.readers.xml.items import read_items
from suizhi.halls.register.exchange.readers.xml.tagged import Tagged, lines, records, tagged
from suizhi.halls.register.exchange.readers.xml.us_greenbook import Section, turned, value
from suizhi.halls.register.exchange.readers.xml.us_numbers import cited_key, us_application, us_publication
from suizhi.halls.register.exchange.registry import reader
from suizhi.kernel.records import CitationFact, EventCategory, EventKey, Read, Role

if TYPE_CHECKING:
    from suizhi.halls.register.exchange.definition import SourceDefinition

BOUNDARY = "*** BRS DOCUMENT BOUNDARY ***"
HEADER = re.compile(r"[A-Z0-9]+\t[A-Z]\d?\t\d{8}\t\d+\t\d+")
GROUPS = (("AANM", "AA", Role.APPLICANT), ("INNM", "IN", Role.INVENTOR), ("ASNM", "AS", Role.OWNER))
DESCRIPTION = frozenset({"CRTX", "GITX", "BSTX", "DRTX", "DETX"})
CLASSES = (("IPCP", "ipc", True), ("IPCS", "ipc", False), ("CPOI", "cpc", True), ("CPOA", "cpc", False))
PATENT_CITED = re.compile(r"([A-Z]{2}) (\S+)(?: ([A-Z]\d?))? \d{8}\b.*?(?:cited by (\w+))?")


def sniff(head: bytes, name: str) -> float:
    """Sure of the boundary line near the start."""
    return 1.0 if BOUNDARY.encode() in head[:4096] else 0.0


@reader("uspto_brs", sniff=sniff)
def read(stream: BinaryIO, place: str, definition: SourceDefinition) -> Iterator[Read]:
    """One right per document."""
    blocks = (block[1:] for block in records(_without_headers(lines(stream)), BOUNDARY.__eq__))
    return read_items(blocks, place, lambda block: [right(list(tagged(block)), definition)])


def _without_headers(source: Iterator[str]) -> Iterator[str]:
    """Each document is announced by a line of its numbers and its title, before the boundary; both are said again inside."""
    announcing = False
    for line in source:
        announcing = (announcing or HEADER.fullmatch(line) is not None) and line != BOUNDARY
        if not announcing:
            yield line


def right(block: Section, definition: SourceDefinition) -> Draft:
    """The right that one document states."""
    draft = Draft(definition, "US")
    _identity(draft, block)
    for tag, scheme, main in CLASSES:
        for item in _all(block, tag):
            known = any(one.scheme == scheme and one.main for one in draft.row.classes)
            draft.symbol(scheme, item.value.partition(" ")[0], main=main and not known)
    _parties(draft, block)
    _texts(draft, block)
    _citations(draft, block)
    claims = value(block, "NCL")
    draft.set(claim_count=int(claims) if claims.isdigit() else None)
    return draft


def _all(block: Section, tag: str) -> list[Tagged]:
    return [item for item in block if item.tag == tag and item.value not in ("", "N/A")]


def _identity(draft: Draft, block: Section) -> None:
    kind_code = value(block, "APT")
    draft.set_kind(draft.lookup("kind_code", kind_code, "APT"))
    draft.number(lambda: us_application(value(block, "APNR")), "APNR")
    draft.number(lambda: us_publication(value(block, "WKU"), kind_code), "WKU")
    draft.row.titles["en"] = value(block, "TTL")
    draft.event(EventKey.FILED, EventCategory.FILING, draft.day("filing", value(block, "AFD")))
    draft.event(EventKey.GRANTED, EventCategory.GRANT, draft.day("grant", value(block, "GISD")), kind_code)
    if value(block, "PPNR"):
        draft.number(lambda: us_publication(value(block, "PPNR"), value(block, "PPKC")), "PPNR")
        draft.event(EventKey.PUBLISHED, EventCategory.PUBLICATION, draft.day("publication", value(block, "PPPD")), value(block, "PPKC"))
    for country, number, day in zip(_all(block, "PRCO"), _all(block, "PRAN"), _all(block, "PRAD"), strict=False):
        draft.priority(f"{country.value} {number.value}", day.value)


def _parties(draft: Draft, block: Section) -> None:
    for start, prefix, role in GROUPS:
        for group in _groups(block, start, prefix):
            _party(draft, group, prefix, role)
    for tag, role in (("LRFM", Role.AGENCY), ("LRFW", Role.AGENT), ("EXP", Role.EXAMINER), ("EXA", Role.EXAMINER)):
        for item in _all(block, tag):
            person = role is not Role.AGENCY
            draft.party(role, turned(item.value) if person else item.value, is_person=person)


def _groups(block: Section, start: str, prefix: str) -> list[Section]:
    """The tags of one party after another: a group begins at `start` and goes on while tags begin with `prefix`."""
    found: list[Section] = []
    for item in block:
        if item.tag == start:
            found.append([item])
        elif found and item.tag.startswith(prefix) and len(item.tag) == len(start):
            found[-1].append(item)
    return found


def _party(draft: Draft, group: Section, prefix: str, role: Role) -> None:
    stated = {tag: value(group, prefix + tag).removeprefix("N/A") for tag in ("NM", "SA", "CI", "ST", "ZP", "CO")}
    person = role is Role.INVENTOR or ";" in stated["NM"]
    draft.party(
        role,
        turned(stated["NM"]) if person else stated["NM"],
        is_person=person,
        country=stated["CO"],
        region=stated["ST"],
        address=", ".join(filter(None, (stated[tag] for tag in ("SA", "CI", "ST", "ZP")))),
    )


def _texts(draft: Draft, block: Section) -> None:
    draft.text("abstract", "en", "\n".join(item.value for item in _all(block, "ABPR")))
    draft.text("claims", "en", "\n".join(item.value for item in _all(block, "CLPR")))
    draft.text("description", "en", "\n".join(item.value for item in block if item.tag in DESCRIPTION and item.value))


def _citations(draft: Draft, block: Section) -> None:
    for tag in ("URGP", "FRGP"):
        for item in _all(block, tag):
            match = PATENT_CITED.fullmatch(item.value)
            key = cited_key(match[1], match[2], match[3] or "") if match else ""
            draft.row.citations.append(CitationFact(key, item.value, origin=(match[4] or "") if match else ""))
    draft.row.citations.extend(CitationFact(text=item.value) for item in _all(block, "ORPL"))
