"""Documents as the embedded engine takes them."""

from __future__ import annotations

from tantivy import Document

from suizhi.commons.search.document import SearchDocument
from suizhi.commons.search.embedded.layout import sort_keys
from suizhi.commons.search.schema import row


def record(document: SearchDocument) -> Document:
    """The index fields of a document and, packed, the document itself."""
    made, kept = row(document), Document()
    kept.add_unsigned("id", made.id)
    for field, words in made.tokens.items():
        kept.add_text(field, words)
    for field, values in made.codes.items():
        for value in values:
            kept.add_text(field, value)
    for field, number in (made.days | sort_keys(made.id, made.days)).items():
        kept.add_unsigned(field, number)
    kept.add_bytes("document", document.pack())
    return kept
