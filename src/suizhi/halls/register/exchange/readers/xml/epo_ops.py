"""Answers of the EPO's Open Patent Services: bibliographic data, full cycle, full texts, families, legal events, searches."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, BinaryIO

from suizhi.halls.register.exchange.readers.xml.epo_biblio import exchange_document, referenced
from suizhi.halls.register.exchange.readers.xml.epo_family import family
from suizhi.halls.register.exchange.readers.xml.epo_fulltext import fulltext_document
from suizhi.halls.register.exchange.readers.xml.epo_images import inquiry
from suizhi.halls.register.exchange.readers.xml.nodes import each, name_of
from suizhi.halls.register.exchange.readers.xml.records import proof_of, read_records
from suizhi.halls.register.exchange.readers.xml.sniffing import roots
from suizhi.halls.register.exchange.registry import reader
from suizhi.kernel.errors import Place
from suizhi.kernel.records import Read

if TYPE_CHECKING:
    from lxml import etree

    from suizhi.halls.register.exchange.definition import SourceDefinition
    from suizhi.halls.register.exchange.readers.xml.draft import Draft

Drafts = Callable[["etree._Element", "SourceDefinition"], "Iterator[Draft]"]


def _search(found: etree._Element, definition: SourceDefinition) -> Iterator[Draft]:
    """The hits of a search that are numbers only; hits with data are exchange documents and are read as such."""
    for hit in each(found, "search-result/publication-reference"):
        yield referenced(hit, definition)
    for document in each(found, "search-result/exchange-documents/exchange-document"):
        yield from exchange_document(document, definition)


def _standardization(found: etree._Element, definition: SourceDefinition) -> Iterator[Draft]:
    """The number service: the same document in another spelling; the answer is the number."""
    for answer in each(found, "output/publication-reference"):
        yield referenced(answer, definition)
    for answer in each(found, "output/application-reference"):
        yield referenced(answer, definition)


PARTS: dict[str, Drafts] = {
    "exchange-document": exchange_document,
    "fulltext-document": fulltext_document,
    "patent-family": family,
    "biblio-search": _search,
    "document-inquiry": inquiry,
    "standardization": _standardization,
}


@reader("epo_ops", sniff=roots("world-patent-data", "exchange-documents", "fulltext-documents"), prove=proof_of(*PARTS))
def read(stream: BinaryIO, place: str, definition: SourceDefinition) -> Iterator[Read]:
    """One row per publication that the answer speaks of; the register joins those of one application."""

    def build(element: etree._Element, at: Place) -> Iterator[Read]:
        for draft in PARTS[name_of(element)](element, definition):
            yield draft.read(at, element)

    return read_records(stream, place, PARTS, build)
