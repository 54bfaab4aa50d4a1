"""Searching rights: the port, the query language and the embedded engine. Nothing here needs Django.

Outside this package use these names only; `open_index` gives the embedded engine.
"""

from suizhi.commons.search.document import SearchDocument
from suizhi.commons.search.embedded import open_index
from suizhi.commons.search.messages import COUNT_CAP, LIMIT_MAX, Hit, Passage, SearchRequest, SearchResult, Sort
from suizhi.commons.search.port import SearchPort
from suizhi.commons.search.schema import FACET_FIELDS as FACETS

__all__ = [
    "COUNT_CAP",
    "FACETS",
    "LIMIT_MAX",
    "Hit",
    "Passage",
    "SearchDocument",
    "SearchPort",
    "SearchRequest",
    "SearchResult",
    "Sort",
    "open_index",
]
