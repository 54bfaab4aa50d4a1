"""The one text index of this process, opened on first use: opening costs more than a search."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from suizhi.commons.search.plug import search_port

if TYPE_CHECKING:
    from suizhi.commons.search import SearchPort


@cache
def engine() -> SearchPort:
    """The index of this installation. Raises Refusal (`index.version`) for one that an older version made."""
    return search_port()
