"""The mapping of the index and how a document fills it."""

from __future__ import annotations

from typing import Any

from suizhi.commons.search.document import SearchDocument
from suizhi.commons.search.messages import LIMIT_MAX
from suizhi.commons.search.rankings import WINDOW
from suizhi.commons.search.schema import CLASS_FIELDS, CODE_FIELDS, DAY_FIELDS, SCHEMA_VERSION, TOKEN_FIELDS, row

# A frozen ranking is read in one answer, ids only, beside the ids of a first page.
RESULT_WINDOW = WINDOW + LIMIT_MAX


def mapping() -> dict[str, Any]:
    """Settings and mappings. Words come cut; the document itself is kept without being read."""
    properties: dict[str, Any] = {"id": {"type": "long"}, "document": {"type": "object", "enabled": False}}
    properties |= {field: {"type": "text", "analyzer": "whitespace"} for field in TOKEN_FIELDS}
    properties |= {field: {"type": "text", "analyzer": "whitespace", "index_options": "docs", "norms": False} for field in CLASS_FIELDS}
    properties |= {field: {"type": "keyword"} for field in CODE_FIELDS}
    properties |= {field: {"type": "integer"} for field in DAY_FIELDS}
    return {
        "settings": {"index": {"max_result_window": RESULT_WINDOW}},
        "mappings": {"dynamic": False, "_meta": {"schema": SCHEMA_VERSION}, "properties": properties},
    }


def source(document: SearchDocument) -> dict[str, Any]:
    """The body that is indexed for a document."""
    made = row(document)
    codes = {field: list(values) for field, values in made.codes.items()}
    return {"id": made.id, **made.tokens, **made.symbols, **codes, **made.days, "document": document.as_dict()}
