"""What tantivy can say about one query, for the pager."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tantivy import DocAddress, Order, Query, Searcher

from suizhi.commons.search.embedded.layout import DATED, KEY_LAST
from suizhi.commons.search.embedded.queries import Translator, counted, every
from suizhi.commons.search.messages import COUNT_CAP, Sort
from suizhi.commons.search.paging import Found, Source, Total

# The field of each order, and the stretches of its keys in the order in which they come: what has no day comes last.
_FALLING = ((0, KEY_LAST),)
_RISING = ((DATED, KEY_LAST), (0, DATED - 1))
_KEYS = {
    Sort.FILING_ASC: ("filing", Order.Asc, _RISING),
    Sort.FILING_DESC: ("filing", Order.Desc, _FALLING),
    Sort.PUBLICATION_ASC: ("publication", Order.Asc, _RISING),
    Sort.PUBLICATION_DESC: ("publication", Order.Desc, _FALLING),
}


class TantivySource(Source[DocAddress]):
    """One query on one searcher. `least` is a lower bound of the total that makes counting needless, or 0."""

    def __init__(self, searcher: Searcher, translator: Translator, query: Query, least: int) -> None:
        self._searcher = searcher
        self._translator = translator
        self._query = query
        self._least = least

    def by_key(self, sort: Sort, after: Any, limit: int) -> tuple[list[Found[DocAddress]], Total]:
        field, order, stretches = _KEYS[sort]
        found: list[Found[DocAddress]] = []
        total = 0
        for low, high in stretches if after is None else _rest(stretches, order, int(after)):
            wanted = limit - len(found)
            if after is None or wanted:
                hits, count = self._stretch(field, order, low, high, wanted)
                found += hits
                total += count
        return found, Total(total)

    def _stretch(self, field: str, order: Order, low: int, high: int, limit: int) -> tuple[list[Found[DocAddress]], int]:
        """The first documents, in order, of those whose key lies between `low` and `high`, and how many of those there are."""
        within = Query.const_score_query(self._translator.between(field, low, high), 0.0)
        query = self._query if (low, high) == (0, KEY_LAST) else every([self._query, within])
        # At least one, which tantivy asks for even where only the count is wanted.
        result = self._searcher.search(query, limit=max(1, limit), count=True, order_by_field=field, order=order)
        return self._found(result.hits[:limit], scored=False), counted(result)

    def by_rank(self, limit: int) -> tuple[list[Found[DocAddress]], Total]:
        result = self._searcher.search(self._query, limit=limit, count=not self._least)
        total = Total(COUNT_CAP, capped=True) if self._least else Total(counted(result))
        return self._found(result.hits, scored=True), total

    def of(self, ids: Sequence[int]) -> list[Found[DocAddress]]:
        query = every([self._query, self._translator.any_value("id", ids)])
        return self._found(self._searcher.search(query, limit=len(ids), count=False).hits, scored=True)

    def _found(self, hits: list[tuple[Any, DocAddress]], *, scored: bool) -> list[Found[DocAddress]]:
        """Hits with their ids; what tantivy gives first is the score, or the key that the search was sorted by."""
        ids = self._searcher.fast_field_values("id", [address for _, address in hits])
        return [
            Found(float(first) if scored else 0.0, int(id_ or 0), None if scored else first, address)
            for (first, address), id_ in zip(hits, ids, strict=True)
        ]


def _rest(stretches: tuple[tuple[int, int], ...], order: Order, after: int) -> list[tuple[int, int]]:
    """What is left of the stretches behind the key `after`."""
    holding = next(index for index, (low, high) in enumerate(stretches) if low <= after <= high)
    low, high = stretches[holding]
    first = (after + 1, high) if order is Order.Asc else (low, after - 1)
    return [first, *stretches[holding + 1 :]]
