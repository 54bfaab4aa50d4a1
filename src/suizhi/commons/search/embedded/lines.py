"""Documents as the lines of JSON that the embedded engine takes: quick to make, and quick to send between processes."""

from __future__ import annotations

from base64 import b64encode

import orjson

from suizhi.commons.search.document import SearchDocument
from suizhi.commons.search.embedded.layout import sort_keys
from suizhi.commons.search.schema import row


def line(document: SearchDocument) -> str:
    """The index fields of a document and, packed, the document itself."""
    made = row(document)
    kept = b64encode(orjson.dumps(document.as_dict())).decode()
    return orjson.dumps(
        {"id": made.id, **made.tokens, **made.codes, **made.days, **sort_keys(made.id, made.days), "document": kept}
    ).decode()
