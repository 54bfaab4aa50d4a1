"""USPTO grants of 1976 to 2001 in greenbook text (`PATN`, `WKU` …): tagged lines in named sections."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from suizhi.halls.register.exchange.readers.xml.draft import Draft
from suizhi.halls.register.exchange.readers.xml.items import read_items
from suizhi.halls.register.exchange.readers.xml.tagged import Tagged, lines, records, tagged
from suizhi.halls.register.exchange.readers.xml.us_numbers import cited_key, us_application, us_publication
from suizhi.halls.register.exchange.registry import reader
from suizhi.kernel.records import CitationFact, EventCategory, EventKey, Kind, Read, Role

if TYPE_CHECKING:
    from suizhi.halls.register.exchange.definition import SourceDefinition

Section = list[Tagged]
Sections = list[tuple[str, Section]]

SECTIONS = frozenset(
    {"PATN", "INVT", "ASSG", "PRIR", "REIS", "RLAP", "CLAS", "UREF", "FREF", "OREF", "LREP"}
    | {"PCTA", "ABST", "GOVT", "PARN", "BSUM", "DRWD", "DETD", "CLMS", "DCLM"}
)
TEXTS = {"ABST": "abstract"} | dict.fromkeys(("GOVT", "PARN", "BSUM", "DRWD", "DETD"), "description")
PARAGRAPHS = frozenset({"PAL", "PAR", "PA0", "PA1", "PA2", "PA3", "PA4", "PA5", "PAC", "TBL", "EQU", "FNT"})
ROLES = {"INVT": Role.INVENTOR, "ASSG": Role.OWNER, "LREP": Role.AGENT}


def sniff(head: bytes, name: str) -> float:
    """Sure of a `PATN` line followed by `WKU`, with or without the weekly file's first line."""
    start = head.replace(b"\r\n", b"\n")
    return 1.0 if start.startswith((b"PATN\nWKU ", b"HHHHHT")) and b"PATN\nWKU " in start else 0.0


@reader("uspto_greenbook", sniff=sniff)
def read(stream: BinaryIO, place: str, definition: SourceDefinition) -> Iterator[Read]:
    """One right per `PATN` block; a block that is not tagged lines refuses itself and no other."""
    blocks = records(lines(stream), lambda line: line.rstrip() == "PATN")
    return read_items(blocks, place, lambda block: [right(list(tagged(block)), definition)])


def right(block: Section, definition: SourceDefinition) -> Draft:
    """The right that one block states."""
    draft, sections = Draft(definition, "US"), sections_of(block)
    head = sections[0][1] if sections else []
    _identity(draft, head)
    for name, section in sections:
        if name in ROLES:
            _party(draft, section, ROLES[name])
        elif name == "CLAS":
            _classes(draft, section)
        elif name in {"UREF", "FREF", "OREF"}:
            _citation(draft, name, section)
        elif name == "PRIR":
            draft.priority(f"{_country(section)} {value(section, 'APN')}", value(section, "APD"))
    _texts(draft, sections)
    _examiners(draft, head)
    claims = value(head, "NCL")
    draft.set(claim_count=int(claims) if claims.isdigit() else None, patent_type=value(head, "APT"))
    return draft


def sections_of(block: Section) -> Sections:
    """The block cut at its section names."""
    found: Sections = []
    for item in block:
        if item.tag in SECTIONS and not item.value:
            found.append((item.tag, []))
        elif found:
            found[-1][1].append(item)
    return found


def value(section: Section, tag: str) -> str:
    """The first value of a tag in a section, "" where it has none."""
    return next((item.value for item in section if item.tag == tag), "")


def _identity(draft: Draft, head: Section) -> None:
    draft.set_kind(draft.lookup("patent_type", value(head, "APT"), "APT"))
    # The ninth character of WKU and the seventh of APN are check digits and no part of the number.
    draft.number(lambda: us_publication(value(head, "WKU")[:8]), "WKU")
    draft.number(lambda: us_application(value(head, "SRC").zfill(2) + value(head, "APN")[:6]), "APN")
    draft.row.titles["en"] = value(head, "TTL")
    draft.event(EventKey.FILED, EventCategory.FILING, draft.day("filing", value(head, "APD")))
    draft.event(EventKey.GRANTED, EventCategory.GRANT, draft.day("grant", value(head, "ISD")))
    years = value(head, "TRM")
    draft.set(term_years=int(years) if years.isdigit() else None)


def _party(draft: Draft, section: Section, role: Role) -> None:
    where = ", ".join(filter(None, (value(section, tag) for tag in ("STR", "CTY", "STA", "ZIP"))))
    facts = {"country": _country(section), "region": value(section, "STA"), "address": where}
    for tag in ("NAM", "FRM", "FR2"):
        for item in section:
            if item.tag == tag and item.value:
                _add(draft, role, tag, item.value, facts)


def _add(draft: Draft, role: Role, tag: str, name: str, facts: dict[str, str]) -> None:
    person = role is Role.INVENTOR or tag == "FR2"
    if role is Role.AGENT and tag == "FRM":
        role, facts = Role.AGENCY, {}
    draft.party(role, turned(name) if person else name, is_person=person or None, **facts)


def turned(name: str) -> str:
    """`Family; Given` as `Given Family`."""
    family, _, given = (part.strip() for part in name.partition(";"))
    return f"{given} {family}".strip()


def _country(section: Section) -> str:
    """`JPX` is JP; a party with a state and no country is in the United States."""
    code = value(section, "CNT")
    return code[:2] or ("US" if value(section, "STA") else "")


def _classes(draft: Draft, section: Section) -> None:
    international = "locarno" if draft.kind is Kind.DESIGN else "ipc"
    schemes = {"OCL": ("uspc", True), "XCL": ("uspc", False), "ICL": (international, True)}
    for item in section:
        if item.tag in schemes and item.rows[0].strip():
            scheme, main = schemes[item.tag]
            known = any(one.scheme == scheme and one.main for one in draft.row.classes)
            draft.symbol(scheme, item.rows[0], main=main and not known)


def _citation(draft: Draft, name: str, section: Section) -> None:
    if name == "OREF":
        draft.row.citations.extend(CitationFact(text=item.value) for item in section if item.tag in PARAGRAPHS)
        return
    country = "US" if name == "UREF" else _country(section)
    number = value(section, "PNO")
    draft.row.citations.append(CitationFact(cited_key(country, number), f"{country} {number}".strip()))


def _texts(draft: Draft, sections: Sections) -> None:
    passages: dict[str, list[str]] = {}
    for name, part in TEXTS.items():
        for found, section in sections:
            if found == name:
                passages.setdefault(part, []).extend(item.value for item in section if item.tag in PARAGRAPHS)
    for part, paragraphs in passages.items():
        draft.text(part, "en", "\n".join(filter(None, paragraphs)))
    draft.text("claims", "en", "\n".join(_claims(sections)))


def _claims(sections: Sections) -> list[str]:
    claims: list[list[str]] = []
    for name, section in sections:
        for item in section if name in {"CLMS", "DCLM"} else ():
            if item.tag == "NUM" or (item.tag in PARAGRAPHS and not claims):
                claims.append([])
            if item.tag in PARAGRAPHS:
                claims[-1].append(item.value)
    return [" ".join(claim) for claim in claims if claim]


def _examiners(draft: Draft, head: Section) -> None:
    for tag in ("EXP", "EXA"):
        draft.party(Role.EXAMINER, turned(value(head, tag)), is_person=True)
