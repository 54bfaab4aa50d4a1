"""USPTO full texts in red book XML 4.x (2004 on): grants and published applications, designs, plants and reissues."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from suizhi.halls.register.exchange.readers.xml import us_redbook_body as body
from suizhi.halls.register.exchange.readers.xml.draft import Draft
from suizhi.halls.register.exchange.readers.xml.nodes import attribute, each, first, name_of, raw_text, text, texts
from suizhi.halls.register.exchange.readers.xml.records import proof_of, read_records
from suizhi.halls.register.exchange.readers.xml.sniffing import roots
from suizhi.halls.register.exchange.readers.xml.us_numbers import us_application, us_publication
from suizhi.halls.register.exchange.readers.xml.us_redbook_parties import add_parties
from suizhi.halls.register.exchange.registry import reader
from suizhi.kernel.errors import Place
from suizhi.kernel.records import EventCategory, EventKey, Kind, Read

if TYPE_CHECKING:
    from lxml import etree

    from suizhi.halls.register.exchange.definition import SourceDefinition

ROOTS = ("us-patent-grant", "us-patent-application")
FULL_PUBLICATION = re.compile(r"20\d{9}")
PARTS = ("section", "class", "subclass", "main-group", "subgroup")


@reader("uspto_redbook", sniff=roots(*ROOTS), prove=proof_of(*ROOTS))
def read(stream: BinaryIO, place: str, definition: SourceDefinition) -> Iterator[Read]:
    """One right per document; a weekly file of many documents is read one by one."""

    def build(document: etree._Element, at: Place) -> Iterator[Read]:
        yield right(document, definition).read(at, document)

    return read_records(stream, place, ROOTS, build)


def right(document: etree._Element, definition: SourceDefinition) -> Draft:
    """The right that one document states."""
    draft = Draft(definition, "US")
    biblio = first(document, "us-bibliographic-data-grant", "us-bibliographic-data-application")
    if biblio is None:
        return draft
    _identity(draft, biblio, granted=name_of(document) == "us-patent-grant")
    _classes(draft, biblio)
    add_parties(draft, biblio)
    body.add_texts(draft, document)
    body.add_citations(draft, biblio)
    _priorities(draft, biblio)
    _attributes(draft, biblio)
    return draft


def _identity(draft: Draft, biblio: etree._Element, *, granted: bool) -> None:
    application = first(biblio, "application-reference")
    draft.set_kind(draft.lookup("application_type", attribute(application, "appl-type"), "application-reference/appl-type"))
    if first(biblio, "classification-locarno") is not None:
        draft.set_kind(Kind.DESIGN)  # A design's reissue is filed as a reissue; its class tells.
    draft.number(lambda: us_application(text(application, "document-id/doc-number")), "number.application")
    published = first(biblio, "publication-reference/document-id")
    draft.number(lambda: us_publication(text(published, "doc-number"), text(published, "kind")), "number.publication")
    draft.row.titles["en"] = text(biblio, "invention-title")
    filed = draft.day("filing", text(application, "document-id/date"))
    day = draft.day("grant" if granted else "publication", text(published, "date"))
    draft.event(EventKey.FILED, EventCategory.FILING, filed)
    if granted:
        draft.event(EventKey.GRANTED, EventCategory.GRANT, day, text(published, "kind"))
    else:
        draft.event(EventKey.PUBLISHED, EventCategory.PUBLICATION, day, text(published, "kind"))
    _earlier_publication(draft, biblio)


def _earlier_publication(draft: Draft, biblio: etree._Element) -> None:
    """A grant names the application's own publication, which is another number of the same right."""
    for published in each(biblio, "us-related-documents/related-publication/document-id"):
        number, kind_code = text(published, "doc-number"), text(published, "kind")
        if not FULL_PUBLICATION.fullmatch(number) or text(published, "country") != "US":
            continue  # Files of 2004 cut the year off (`0193250`); such a number names nothing for certain.
        draft.number(partial(us_publication, number, kind_code), "number.publication")
        draft.event(EventKey.PUBLISHED, EventCategory.PUBLICATION, draft.day("publication", text(published, "date")), kind_code)


def _classes(draft: Draft, biblio: etree._Element) -> None:
    for item in each(biblio, "classifications-ipcr/classification-ipcr"):
        draft.symbol("ipc", from_parts(item), main=text(item, "symbol-position") == "F")
    for item in each(biblio, "classifications-cpc//classification-cpc"):
        draft.symbol("cpc", from_parts(item), main=name_of(item.getparent()) == "main-cpc")
    for tag, scheme in (("classification-ipc", "ipc"), ("classification-locarno", "locarno"), ("classification-national", "uspc")):
        for item in each(biblio, tag):
            for symbol in each(item, "main-classification"):
                draft.symbol(scheme, raw_text(symbol), main=True)
            for symbol in each(item, "further-classification"):
                draft.symbol(scheme, raw_text(symbol))


def from_parts(item: etree._Element) -> str:
    """`G06F 15/16` from an element that gives section, class, subclass, main group and subgroup apart."""
    section, cls, subclass, main, sub = (text(item, part) for part in PARTS)
    return f"{section}{cls}{subclass} {main}/{sub}"


def _priorities(draft: Draft, biblio: etree._Element) -> None:
    for claim in each(biblio, "priority-claims/priority-claim"):
        number = f"{text(claim, 'country')} {text(claim, 'doc-number')}".strip()
        draft.priority(number, text(claim, "date"))


def _attributes(draft: Draft, biblio: etree._Element) -> None:
    draft.set(
        application_type=attribute(first(biblio, "application-reference"), "appl-type"),
        claim_count=_count(text(biblio, "number-of-claims")) or body.claims_in(draft),
        term_extension_days=_count(text(biblio, "us-term-of-grant/us-term-extension")),
        term_years=_count(text(biblio, "us-term-of-grant/length-of-grant")),
        related=body.related(biblio),
        latin_name=text(biblio, "us-botanic/latin-name"),
        variety=text(biblio, "us-botanic/variety"),
        figures=_count(text(biblio, "figures/number-of-figures")),
        pct_filing=texts(biblio, "pct-or-regional-filing-data/document-id/doc-number"),
    )


def _count(raw: str) -> int | None:
    return int(raw) if raw.isascii() and raw.isdigit() else None
