"""Opaque cursors for paging: where the next page begins, tied to the question they were made for."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from typing import Any

from suizhi.commons.search.clauses import Clause
from suizhi.commons.search.messages import SearchRequest
from suizhi.kernel.errors import Refusal

_DIGEST_LENGTH = 12


def question(clause: Clause, request: SearchRequest) -> str:
    """A digest of everything that decides which documents come in which order."""
    parts = (clause, sorted((name, tuple(values)) for name, values in request.filters.items()), sorted(request.scope), request.sort)
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:_DIGEST_LENGTH]


def encode(**values: Any) -> str:
    """The cursor as text that fits into a URL."""
    return base64.urlsafe_b64encode(json.dumps(values, separators=(",", ":")).encode()).decode().rstrip("=")


def decode(text: str, asked: str) -> dict[str, Any]:
    """The values of a cursor made for the question with digest `asked`. Raises Refusal (`query.cursor`) for any other."""
    try:
        values = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except (ValueError, binascii.Error, UnicodeError, RecursionError):
        raise bad_cursor(text) from None
    if not isinstance(values, dict) or values.get("q") != asked:
        raise bad_cursor(text)
    return values


def bad_cursor(text: str) -> Refusal:
    """The refusal of a cursor that is damaged, expired or belongs to another question."""
    return Refusal(
        "query.cursor",
        zh="翻页位置已失效，或不属于这次检索。",
        en="this place in the results has expired or belongs to another search.",
        mend_zh="请从第一页重新检索。",
        mend_en="Search again from the first page.",
        field="cursor",
        value=text,
    )
