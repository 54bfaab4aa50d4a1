"""Documents as the embedded engine takes them."""

from __future__ import annotations

from tantivy import Document

from suizhi.commons.search.document import SearchDocument
from suizhi.commons.search.embedded.layout import numbers
from suizhi.commons.search.schema import row


def record(document: SearchDocument) -> Document:
    """The index fields of a document and, packed, the document itself."""
    made, kept = row(document), Document()
    for field, words in (made.tokens | made.symbols).items():
        kept.add_text(field, words)
    for field, values in made.codes.items():
        for value in values:
            kept.add_text(field, value)
    for field, number in numbers(made.id, made.days).items():
        kept.add_unsigned(field, number)
    kept.add_bytes("document", document.pack())
    return kept
