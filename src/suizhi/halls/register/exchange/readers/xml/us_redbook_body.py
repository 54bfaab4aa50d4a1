"""Abstract, claims, description, citations and relations of a red book document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suizhi.halls.register.exchange.readers.xml.nodes import attribute, each, first, name_of, text
from suizhi.halls.register.exchange.readers.xml.us_numbers import cited_key
from suizhi.kernel.records import CitationFact, DocumentFact

if TYPE_CHECKING:
    from lxml import etree

    from suizhi.halls.register.exchange.readers.xml.draft import Draft

PARAGRAPHS = frozenset({"p", "heading"})
CITATIONS = ("us-references-cited/us-citation", "references-cited/citation", "us-references-cited/citation", "references-cited/us-citation")


def add_texts(draft: Draft, document: etree._Element) -> None:
    """Abstract and description by paragraphs, claims one to a line, and the pictures by their file names."""
    draft.text("abstract", "en", paragraphs(first(document, "abstract")))
    draft.text("claims", "en", "\n".join(filter(None, (text(claim) for claim in each(document, "claims/claim")))))
    draft.text("description", "en", paragraphs(first(document, "description")))
    for picture in each(document, "drawings/figure/img"):
        draft.row.documents.append(DocumentFact("image", attribute(picture, "img-content"), reference=attribute(picture, "file")))


def paragraphs(node: etree._Element | None) -> str:
    """The headings and paragraphs under a node, one to a line; the whole text where it has none."""
    if node is None:
        return ""
    found = [text(item) for item in node.iter() if name_of(item) in PARAGRAPHS]
    return "\n".join(filter(None, found)) if found else text(node)


def claims_in(draft: Draft) -> int:
    """How many claims the text has, one to a line."""
    return sum(one.text.count("\n") + 1 for one in draft.row.texts if one.part == "claims")


def add_citations(draft: Draft, biblio: etree._Element) -> None:
    """What the document cites. A patent whose number cannot be read as printed is kept as text, not refused."""
    for path in CITATIONS:
        for item in each(biblio, path):
            draft.row.citations.append(_citation(item))


def _citation(item: etree._Element) -> CitationFact:
    origin = text(item, "category").removeprefix("cited by ")
    document = first(item, "patcit/document-id")
    if document is None:
        return CitationFact(text=text(item, "nplcit"), origin=origin)
    country, number, kind = (text(document, part) for part in ("country", "doc-number", "kind"))
    return CitationFact(cited_key(country, number, kind), f"{country} {number} {kind}".strip(), origin=origin)


def related(biblio: etree._Element) -> list[dict[str, str]]:
    """Continuations, divisions, reissues, provisionals: the relation's name, and the parent's number and date."""
    group = first(biblio, "us-related-documents")
    if group is None:
        return []
    return [_relation(item) for item in group if name_of(item) != "related-publication"]


def _relation(item: etree._Element) -> dict[str, str]:
    parent = first(item, "relation/parent-doc/document-id", "us-relation/parent-doc/document-id", "document-id")
    number = f"{text(parent, 'country')} {text(parent, 'doc-number')}".strip()
    return {"relation": name_of(item), "number": number, "date": text(parent, "date")}
