"""USPTO published applications of 2001 to 2004 (`patent-application-publication`, DTD PAP 1.5 and 1.6)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from suizhi.halls.register.exchange.readers.xml.draft import Draft
from suizhi.halls.register.exchange.readers.xml.nodes import attribute, each, first, name_of, text, texts
from suizhi.halls.register.exchange.readers.xml.records import proof_of, read_records
from suizhi.halls.register.exchange.readers.xml.sniffing import roots
from suizhi.halls.register.exchange.readers.xml.us_numbers import us_application, us_publication
from suizhi.halls.register.exchange.registry import reader
from suizhi.kernel.errors import Place
from suizhi.kernel.records import DocumentFact, EventCategory, EventKey, Read, Role

if TYPE_CHECKING:
    from lxml import etree

    from suizhi.halls.register.exchange.definition import SourceDefinition

ROOT = "patent-application-publication"
PARAGRAPHS = frozenset({"paragraph", "heading"})
ADDRESS = ("address-1", "address-2", "city", "state", "postalcode", "military-address")
NAME = ("given-name", "middle-name", "family-name")
BIBLIO = "subdoc-bibliographic-information"


@reader("uspto_pap", sniff=roots(ROOT), prove=proof_of(ROOT))
def read(stream: BinaryIO, place: str, definition: SourceDefinition) -> Iterator[Read]:
    """One right per published application."""

    def build(document: etree._Element, at: Place) -> Iterator[Read]:
        yield right(document, definition).read(at, document)

    return read_records(stream, place, (ROOT,), build)


def right(document: etree._Element, definition: SourceDefinition) -> Draft:
    """The right that one document states."""
    draft = Draft(definition, "US")
    biblio = first(document, BIBLIO)
    if biblio is None:
        return draft
    _identity(draft, biblio)
    _classes(draft, biblio)
    _parties(draft, biblio)
    _texts(draft, document)
    _attributes(draft, document, biblio)
    return draft


def _identity(draft: Draft, biblio: etree._Element) -> None:
    kind_code = text(biblio, "document-id/kind-code")
    draft.set_kind(draft.lookup("kind_code", kind_code, "document-id/kind-code"))
    draft.number(lambda: us_application(text(biblio, "domestic-filing-data/application-number")), "number.application")
    draft.number(lambda: us_publication(text(biblio, "document-id/doc-number"), kind_code), "number.publication")
    draft.row.titles["en"] = text(biblio, "technical-information/title-of-invention")
    filed = draft.day("filing", text(biblio, "domestic-filing-data/filing-date"))
    draft.event(EventKey.FILED, EventCategory.FILING, filed)
    published = draft.day("publication", text(biblio, "document-id/document-date"))
    draft.event(EventKey.PUBLISHED, EventCategory.PUBLICATION, published, kind_code)
    for claim in each(biblio, "foreign-priority-data"):
        stated = f"{text(claim, 'country-code')} {text(claim, 'priority-application-number')}".strip()
        draft.priority(stated, text(claim, "filing-date"))


def _classes(draft: Draft, biblio: etree._Element) -> None:
    for group, path, scheme in (("ipc", "ipc", "ipc"), ("us", "uspc", "uspc")):
        for rank in ("primary", "secondary"):
            for item in each(biblio, f"technical-information/classification-{group}/classification-{group}-{rank}/{path}"):
                symbol = text(item) if scheme == "ipc" else text(item, "class").rjust(3) + text(item, "subclass")
                draft.symbol(scheme, symbol, main=rank == "primary")


def _parties(draft: Draft, biblio: etree._Element) -> None:
    for item in each(biblio, "inventors/*"):
        # Under the law of the time the inventors were the applicants, unless the document says otherwise.
        for role in (Role.INVENTOR, Role.APPLICANT):
            draft.party(role, _person(item), is_person=True, **_where(item))
    for item in each(biblio, "assignee"):
        organisation = text(item, "organization-name")
        draft.party(Role.OWNER, organisation or _person(item), is_person=not organisation, **_where(item))
    for item in each(biblio, "correspondence-address"):
        name = " ".join(filter(None, (text(item, "name-1"), text(item, "name-2"))))
        draft.party(Role.CORRESPONDENT, name, **_where(item))


def _person(item: etree._Element) -> str:
    name = " ".join(filter(None, (text(item, f"name/{part}") for part in NAME)))
    return ", ".join(filter(None, (name, text(item, "name/name-suffix"))))


def _where(item: etree._Element) -> dict[str, str]:
    address = first(item, "address", "residence/residence-us", "residence/residence-non-us", "residence/military-residence")
    return {
        # An address with a state and no country is in the United States.
        "country": text(address, "country-code", "country/country-code") or ("US" if text(address, "state") else ""),
        "region": text(address, "state"),
        "address": ", ".join(filter(None, (text(address, part) for part in ADDRESS))),
    }


def _texts(draft: Draft, document: etree._Element) -> None:
    draft.text("abstract", "en", _paragraphs(first(document, "subdoc-abstract"), frozenset({"paragraph"})))
    draft.text("claims", "en", "\n".join(texts(document, "subdoc-claims/claim")))
    draft.text("description", "en", _paragraphs(first(document, "subdoc-description"), PARAGRAPHS))
    for picture in each(document, "subdoc-drawings/figure/image"):
        draft.row.documents.append(DocumentFact("image", "drawing", reference=attribute(picture, "file")))


def _paragraphs(node: etree._Element | None, names: frozenset[str]) -> str:
    if node is None:
        return ""
    return "\n".join(filter(None, (text(item) for item in node.iter() if name_of(item) in names)))


def _attributes(draft: Draft, document: etree._Element, biblio: etree._Element) -> None:
    draft.set(
        publication_filing_type=text(biblio, "publication-filing-type"),
        claim_count=len(each(document, "subdoc-claims/claim")) or None,
        related=[_relation(item) for item in each(biblio, "continuity-data//parent-child")],
        provisional=texts(biblio, "continuity-data/non-provisional-of-provisional/document-id/doc-number"),
    )


def _relation(item: etree._Element) -> dict[str, str]:
    parent = first(item, "parent/document-id")
    return {
        "relation": name_of(item.getparent()).removesuffix("-of"),
        "number": text(parent, "doc-number"),
        "date": text(parent, "document-date"),
    }
