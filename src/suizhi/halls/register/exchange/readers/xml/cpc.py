"""The Cooperative Patent Classification: its scheme as reference rows, and the USPTO's master file of who is classed where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from suizhi.halls.register.exchange.readers.xml.draft import Draft
from suizhi.halls.register.exchange.readers.xml.excerpt import excerpt
from suizhi.halls.register.exchange.readers.xml.nodes import attribute, each, first, name_of, text, texts
from suizhi.halls.register.exchange.readers.xml.records import proof_of, read_records
from suizhi.halls.register.exchange.readers.xml.sniffing import roots
from suizhi.halls.register.exchange.readers.xml.us_numbers import us_application, us_publication
from suizhi.halls.register.exchange.registry import reader
from suizhi.kernel.classes import parse_cpc
from suizhi.kernel.errors import Place, Refusal
from suizhi.kernel.records import EventCategory, EventKey, Read, ReferenceRow

if TYPE_CHECKING:
    from lxml import etree

    from suizhi.halls.register.exchange.definition import SourceDefinition

RECORD = "CPCMasterClassificationRecord"
PARTS = ("CPCSection", "Class", "Subclass", "MainGroup", "Subgroup")


@reader("cpc_scheme", sniff=roots("class-scheme", attributes=r'scheme-type\s*=\s*"cpc"'), prove=proof_of("class-scheme"))
def read_scheme(stream: BinaryIO, place: str, definition: SourceDefinition) -> Iterator[Read]:
    """One row per symbol that has a title, with its parent; the file's publication date is the edition."""

    def build(scheme: etree._Element, at: Place) -> Iterator[Read]:
        edition = attribute(scheme, "publication-date")
        for row, item in enumerate(_titled(scheme), start=at.row or 1):
            yield _entry(item, edition, Place(place, row))

    return read_records(stream, place, ("class-scheme",), build)


def _titled(scheme: etree._Element) -> Iterator[etree._Element]:
    """The items with a title; the scheme also holds untitled ones that only group others under the same symbol."""
    for item in scheme.iter("{*}classification-item"):
        if first(item, "class-title") is not None:
            yield item


def _entry(item: etree._Element, edition: str, at: Place) -> Read:
    try:
        parsed = parse_cpc(text(item, "classification-symbol"))
    except Refusal as refusal:
        return Read(at, refusals=(refusal.located(field="classification-symbol", at=at),), raw=excerpt(item))
    references = sorted(set(texts(item, "class-title//class-ref")))
    row = ReferenceRow(
        "cpc", edition, parsed.symbol, {"en": _title(item)}, _parent(item, parsed.symbol, parsed.ancestors), see_also=tuple(references)
    )
    row.mends.extend(parsed.mends)
    return Read(at, row)


def _title(item: etree._Element) -> str:
    """The title's parts, divided by semicolons as in print; references to other places are left to `see_also`."""
    parts = [part for part in item.iterfind("{*}class-title/{*}title-part//{*}text") if not _in_reference(part)]
    return "; ".join(filter(None, (text(part) for part in parts)))


def _in_reference(part: etree._Element) -> bool:
    return any(name_of(above) == "reference" for above in part.iterancestors())


def _parent(item: etree._Element, symbol: str, ancestors: tuple[str, ...]) -> str:
    for above in item.iterancestors("{*}classification-item"):
        stated = text(above, "classification-symbol")
        if stated and stated != symbol:
            return stated
    return ancestors[-1] if ancestors else ""


@reader("cpc_master", sniff=roots("CPCMasterClassificationFile"), prove=proof_of(RECORD))
def read_master(stream: BinaryIO, place: str, definition: SourceDefinition) -> Iterator[Read]:
    """One row per document: its numbers and its CPC symbols, nothing else."""

    def build(record: etree._Element, at: Place) -> Iterator[Read]:
        yield classified(record, definition).read(at, record)

    return read_records(stream, place, (RECORD,), build)


def classified(record: etree._Element, definition: SourceDefinition) -> Draft:
    """A right known by its numbers, with its classes."""
    draft = Draft(definition, "US")
    draft.number(
        lambda: us_application(text(record, "ApplicationIdentification/ApplicationNumber/ApplicationNumberText")), "number.application"
    )
    kind_code = text(record, ".//PatentDocumentKindCode")
    draft.set_kind(draft.lookup("kind_code", kind_code, "PatentDocumentKindCode"))
    grant, published = first(record, "PatentGrantIdentification"), first(record, "PatentPublicationIdentification")
    if grant is not None:
        draft.number(lambda: us_publication(text(grant, "PatentNumber"), kind_code), "number.publication")
        draft.event(EventKey.GRANTED, EventCategory.GRANT, draft.day("grant", text(grant, "GrantDate")), kind_code)
    if published is not None:
        draft.number(lambda: us_publication(text(published, "PublicationNumber"), kind_code), "number.publication")
        draft.event(EventKey.PUBLISHED, EventCategory.PUBLICATION, draft.day("publication", text(published, "PublicationDate")), kind_code)
    for item in each(record, "CPCClassificationBag//CPCClassification"):
        section, cls, subclass, main, sub = (text(item, part) for part in PARTS)
        draft.symbol("cpc", f"{section}{cls}{subclass} {main}/{sub}", main=name_of(item.getparent()) == "MainCPC")
    return draft
