"""What passes through the search port: the request, the result and its hits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from suizhi.commons.search.document import SearchDocument
from suizhi.commons.search.language import Node

# Counting stops here: nobody reads further, and an exact count of a common word costs more than the search.
COUNT_CAP = 10_000
LIMIT_MAX = 1_000


class Sort(StrEnum):
    """Orders of the result; ties always fall to the smaller id, documents without the date come last."""

    RELEVANCE = "relevance"
    FILING_ASC = "filing"
    FILING_DESC = "-filing"
    PUBLICATION_ASC = "publication"
    PUBLICATION_DESC = "-publication"


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRequest:
    """One question. `query` is text in the query language or its parsed tree; the empty text finds everything.

    `filters` narrows by the facet names (any of the values); `scope` is what the caller may see (any of them): without
    scope nothing is found. `cursor` is the `next_cursor` of the page before. `match_any` ranks by any of the words.
    """

    query: str | Node = ""
    scope: tuple[str, ...] = ("public",)
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    facets: tuple[str, ...] = ()
    facet_size: int = 10
    sort: Sort = Sort.RELEVANCE
    limit: int = 20
    cursor: str | None = None
    highlight: bool = False
    match_any: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """One document found. `highlights` gives for a field the passage and the places of the words in it."""

    id: int
    score: float
    document: SearchDocument
    highlights: Mapping[str, tuple[Passage, ...]] = field(default_factory=dict)

    @property
    def fields(self) -> dict[str, Any]:
        """The document's values as JSON."""
        return self.document.as_dict()


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of an original text and the `(start, end)` places, in characters of the stretch, of the words found."""

    text: str
    places: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResult:
    """The answer. `capped` says that `total` is only a lower bound; `relaxed` that no document had all the words, so any
    of them was enough; `facets_sampled` that the facet counts are estimates from a sample."""

    total: int
    hits: tuple[Hit, ...]
    capped: bool = False
    relaxed: bool = False
    facets: Mapping[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    facets_sampled: bool = False
    next_cursor: str | None = None
    took_ms: float = 0.0
