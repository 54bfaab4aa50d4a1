"""USPTO grants of 2001 to 2004 in ST.32 XML (`PATDOC`, DTD 2.4 and 2.5): INID codes as element names, text in `PDAT`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from suizhi.halls.register.exchange.readers.xml.draft import Draft
from suizhi.halls.register.exchange.readers.xml.nodes import attribute, each, first, name_of, raw_text, text, texts
from suizhi.halls.register.exchange.readers.xml.records import proof_of, read_records
from suizhi.halls.register.exchange.readers.xml.sniffing import roots
from suizhi.halls.register.exchange.readers.xml.us_numbers import cited_key, us_application, us_publication
from suizhi.halls.register.exchange.registry import reader
from suizhi.kernel.errors import Place
from suizhi.kernel.records import CitationFact, DocumentFact, EventCategory, EventKey, Kind, Read, Role

if TYPE_CHECKING:
    from lxml import etree

    from suizhi.halls.register.exchange.definition import SourceDefinition

PARTIES = (
    ("SDOBI/B700/B720/B721/PARTY-US", Role.INVENTOR),
    ("SDOBI/B700/B730/B731/PARTY-US", Role.OWNER),
    ("SDOBI/B700/B740/B741/PARTY-US", Role.AGENT),
    ("SDOBI/B700/B745/B746/PARTY-US", Role.EXAMINER),
    ("SDOBI/B700/B745/B747/PARTY-US", Role.EXAMINER),
)
RELATIONS = {
    "B610": "addition",
    "B620": "division",
    "B631": "continuation",
    "B632": "continuation-in-part",
    "B633": "continuing-reissue",
    "B640": "reissue",
    "B641US": "divisional-reissue",
    "B645": "reexamination",
    "B646US": "reexamination-reissue-merger",
    "B660": "substitution",
}
PARAGRAPHS = frozenset({"PARA", "H"})


@reader("uspto_st32", sniff=roots("PATDOC"), prove=proof_of("PATDOC"))
def read(stream: BinaryIO, place: str, definition: SourceDefinition) -> Iterator[Read]:
    """One right per `PATDOC`."""

    def build(document: etree._Element, at: Place) -> Iterator[Read]:
        yield right(document, definition).read(at, document)

    return read_records(stream, place, ("PATDOC",), build)


def right(document: etree._Element, definition: SourceDefinition) -> Draft:
    """The right that one document states."""
    draft = Draft(definition, "US")
    _identity(draft, document)
    _classes(draft, document)
    for path, role in PARTIES:
        for item in each(document, path):
            _party(draft, item, role)
    _texts(draft, document)
    _citations(draft, document)
    _attributes(draft, document)
    return draft


def _identity(draft: Draft, document: etree._Element) -> None:
    kind_code = text(document, "SDOBI/B100/B130")
    draft.set_kind(draft.lookup("kind_code", kind_code, "SDOBI/B130"))
    draft.number(lambda: us_application(text(document, "SDOBI/B200/B210")), "number.application")
    number = text(document, "SDOBI/B100/B110")
    draft.number(lambda: us_publication(number, kind_code), "number.publication")
    draft.row.titles["en"] = text(document, "SDOBI/B500/B540")
    draft.event(EventKey.FILED, EventCategory.FILING, draft.day("filing", text(document, "SDOBI/B200/B220")))
    draft.event(EventKey.GRANTED, EventCategory.GRANT, draft.day("grant", text(document, "SDOBI/B100/B140")), kind_code)
    _earlier_publication(draft, document)
    for claim in each(document, "SDOBI/B300"):
        stated = f"{text(claim, 'B330')} {text(claim, 'B310')}".strip()
        draft.priority(stated, text(claim, "B320"))


def _earlier_publication(draft: Draft, document: etree._Element) -> None:
    """B690US names the application's own publication, which is another number of the same right."""
    published = first(document, "SDOBI/B600/B690US/DOC")
    if published is None:
        return
    draft.number(lambda: us_publication(text(published, "DNUM"), text(published, "KIND")), "number.publication")
    draft.event(EventKey.PUBLISHED, EventCategory.PUBLICATION, draft.day("publication", text(published, "DATE")), text(published, "KIND"))


def _classes(draft: Draft, document: etree._Element) -> None:
    if text(document, "SDOBI/B500/B520/B521").startswith("D"):
        draft.set_kind(Kind.DESIGN)  # A design's reissue has the kind code of every reissue; its class tells.
    scheme = "locarno" if draft.kind is Kind.DESIGN else "ipc"
    for tag, name, main in (
        ("B510/B511", scheme, True),
        ("B510/B512", scheme, False),
        ("B520/B521", "uspc", True),
        ("B520/B522", "uspc", False),
    ):
        for item in each(document, f"SDOBI/B500/{tag}"):
            draft.symbol(name, raw_text(item), main=main)


def _party(draft: Draft, item: etree._Element, role: Role) -> None:
    organisation = text(item, "NAM/ONM")
    given = " ".join(filter(None, (text(item, "NAM/FNM"), text(item, "NAM/SNM"))))
    address = first(item, "ADR")
    draft.party(
        Role.AGENCY if role is Role.AGENT and organisation else role,
        organisation or given,
        is_person=not organisation,
        country=text(address, "CTRY") or ("US" if text(address, "STATE") else ""),
        region=text(address, "STATE"),
        address=", ".join(filter(None, (text(address, part) for part in ("STR", "CITY", "STATE", "PCODE")))),
    )


def _texts(draft: Draft, document: etree._Element) -> None:
    draft.text("abstract", "en", _paragraphs(first(document, "SDOAB")))
    draft.text("claims", "en", "\n".join(texts(document, "SDOCL/CL/CLM")))
    draft.text("description", "en", _paragraphs(first(document, "SDODE")))
    for picture in each(document, "SDODR/EMI"):
        draft.row.documents.append(DocumentFact("image", "drawing", reference=attribute(picture, "FILE")))


def _paragraphs(node: etree._Element | None) -> str:
    if node is None:
        return ""
    return "\n".join(filter(None, (text(item) for item in node.iter() if name_of(item) in PARAGRAPHS)))


def _citations(draft: Draft, document: etree._Element) -> None:
    for item in each(document, "SDOBI/B500/B560/B561"):
        country = text(item, "PCIT/PARTY-US/ADR/CTRY") or "US"
        number, kind = text(item, "PCIT/DOC/DNUM"), text(item, "PCIT/DOC/KIND")
        draft.row.citations.append(
            CitationFact(cited_key(country, number, kind), f"{country} {number} {kind}".strip(), origin=_origin(item))
        )
    for item in each(document, "SDOBI/B500/B560/B562"):
        draft.row.citations.append(CitationFact(text=text(item, "NCIT") or text(item), origin=_origin(item)))


def _origin(item: etree._Element) -> str:
    return next((mark for mark in ("examiner", "other") if first(item, f"CITED-BY-{mark.upper()}") is not None), "")


def _attributes(draft: Draft, document: etree._Element) -> None:
    claims = text(document, "SDOBI/B500/B570/B577")
    years, days = text(document, "SDOBI/B400/B472/B474"), text(document, "SDOBI/B400/B472/B474US")
    draft.set(
        claim_count=int(claims) if claims.isdigit() else None,
        term_years=int(years) if years.isdigit() else None,
        term_extension_days=int(days) if days.isdigit() else None,
        related=_related(document),
    )


def _related(document: etree._Element) -> list[dict[str, str]]:
    parents = each(document, "SDOBI/B600//PARENT-US")
    return [_relation(name_of(parent.getparent()), first(parent, "PDOC/DOC")) for parent in parents]


def _relation(code: str, parent: etree._Element | None) -> dict[str, str]:
    return {"relation": RELATIONS.get(code, code), "number": text(parent, "DNUM"), "date": text(parent, "DATE")}
