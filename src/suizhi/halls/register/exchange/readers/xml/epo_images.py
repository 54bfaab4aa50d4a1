"""The EPO's image inquiry: which page images of a publication there are. The images themselves are not in the answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from suizhi.halls.register.exchange.readers.xml.epo_biblio import publication
from suizhi.halls.register.exchange.readers.xml.nodes import attribute, each, first
from suizhi.kernel.records import DocumentFact

if TYPE_CHECKING:
    from lxml import etree

    from suizhi.halls.register.exchange.definition import SourceDefinition
    from suizhi.halls.register.exchange.readers.xml.draft import Draft


def inquiry(answer: etree._Element, definition: SourceDefinition) -> Iterator[Draft]:
    """One publication per result, with a document of record for each set of images."""
    for result in each(answer, "inquiry-result"):
        draft = publication(first(result, "publication-reference"), definition)
        for images in each(result, "document-instance"):
            title = f"{attribute(images, 'desc')} ({attribute(images, 'number-of-pages')} pp.)"
            draft.row.documents.append(DocumentFact("image", title, reference=attribute(images, "link")))
        yield draft
