"""Claims and descriptions of the EPO's full-text service: a publication's number and the words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from suizhi.halls.register.exchange.readers.xml.epo_biblio import publication
from suizhi.halls.register.exchange.readers.xml.nodes import attribute, each, first, name_of, raw_text, text, texts

if TYPE_CHECKING:
    from lxml import etree

    from suizhi.halls.register.exchange.definition import SourceDefinition
    from suizhi.halls.register.exchange.readers.xml.draft import Draft


def fulltext_document(document: etree._Element, definition: SourceDefinition) -> Iterator[Draft]:
    """The right that one document states. Claims come one to an element, or all in one; lines are kept as they are given."""
    draft = publication(first(document, "bibliographic-data/publication-reference"), definition)
    for claims in each(document, "claims"):
        draft.text("claims", _language(claims), "\n".join(_lines(claims)))
    for description in each(document, "description"):
        draft.text("description", _language(description), "\n".join(texts(description, "p")) or text(description))
    yield draft


def _language(node: etree._Element) -> str:
    return attribute(node, "lang").lower() or "und"


def _lines(claims: etree._Element) -> Iterator[str]:
    """The claims, one to a line: a claim's continuation elements belong to its line, a block of many claims has lines of its own."""
    for claim in each(claims, "claim"):
        parts = [part for part in claim if name_of(part) == "claim-text"]
        for part in parts:
            yield from (line for raw in raw_text(part).splitlines() if (line := " ".join(raw.split())))
