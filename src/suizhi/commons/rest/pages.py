"""Lists in pages: by an opaque cursor over the primary key, or by a bounded offset; counts stop at a cap.

A cursor never skips or repeats a row while others are added. Orders that are not by key use the offset.
"""

from __future__ import annotations

import base64
import binascii
from typing import Generic, TypeVar

from django.db.models import Model, QuerySet

from suizhi.commons.rest.types import INT64_MAX, Output
from suizhi.kernel.errors import Refusal

COUNT_CAP = 10_000
"""Counting stops here: an exact count of a long list costs more than the page itself."""

T = TypeVar("T")
M = TypeVar("M", bound=Model)


class Listing(Output, Generic[T]):
    """A page. `total` is a lower bound where `capped`; `next_cursor` is null on the last page."""

    items: list[T]
    total: int
    capped: bool
    next_cursor: str | None = None


def by_key(rows: QuerySet[M], limit: int, cursor: str | None) -> dict[str, object]:
    """The page after `cursor`, newest key first. Raises Refusal (`page.cursor`)."""
    total, capped = counted(rows)
    below = rows.filter(pk__lt=decode(cursor)) if cursor else rows
    found = list(below.order_by("-pk")[: limit + 1])
    more = encode(found[limit - 1].pk) if len(found) > limit else None
    return {"items": found[:limit], "total": total, "capped": capped, "next_cursor": more}


def by_offset(rows: QuerySet[M], limit: int, offset: int) -> dict[str, object]:
    """The page that starts at `offset`, in the order of the queryset, which must be total."""
    total, capped = counted(rows)
    return {"items": list(rows[offset : offset + limit]), "total": total, "capped": capped}


def counted(rows: QuerySet[M]) -> tuple[int, bool]:
    """How many rows, up to the cap, and whether there are more."""
    count = rows.order_by()[: COUNT_CAP + 1].count()
    return min(count, COUNT_CAP), count > COUNT_CAP


def encode(key: int) -> str:
    """The cursor that stands after this key."""
    return base64.urlsafe_b64encode(f"k{key}".encode()).decode().rstrip("=")


def decode(cursor: str) -> int:
    """The key that a cursor stands after. Raises Refusal (`page.cursor`)."""
    try:
        text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode("ascii")
    except (ValueError, binascii.Error):
        raise _bad(cursor) from None
    digits = text[1:]
    if text[:1] != "k" or not digits.isdecimal() or not digits.isascii() or len(digits) > 19 or int(digits) > INT64_MAX:
        raise _bad(cursor)
    return int(digits)


def _bad(cursor: str) -> Refusal:
    return Refusal(
        "page.cursor",
        zh="翻页位置不对。",
        en="This is not a place in the list.",
        mend_zh="请用上一页给出的 next_cursor，或从头开始。",
        mend_en="Use the next_cursor of the page before, or start anew.",
        field="cursor",
        value=cursor,
    )
