"""What tantivy can say about one query, for the pager."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tantivy import DocAddress, Order, Query, Searcher

from suizhi.commons.search.embedded.queries import Translator, counted, every
from suizhi.commons.search.messages import COUNT_CAP, Sort
from suizhi.commons.search.paging import Found, Source, Total

_KEYS = {
    Sort.FILING_ASC: ("filing_up", Order.Asc),
    Sort.FILING_DESC: ("filing_down", Order.Desc),
    Sort.PUBLICATION_ASC: ("publication_up", Order.Asc),
    Sort.PUBLICATION_DESC: ("publication_down", Order.Desc),
}


class TantivySource(Source[DocAddress]):
    """One query on one searcher. `least` is a lower bound of the total that makes counting needless, or 0."""

    def __init__(self, searcher: Searcher, translator: Translator, query: Query, least: int) -> None:
        self._searcher = searcher
        self._translator = translator
        self._query = query
        self._least = least

    def by_key(self, sort: Sort, after: Any, limit: int) -> tuple[list[Found[DocAddress]], Total]:
        field, order = _KEYS[sort]
        query = self._query if after is None else every([self._query, self._beyond(field, order, int(after))])
        result = self._searcher.search(query, limit=limit, count=after is None, order_by_field=field, order=order)
        return self._found(result.hits, scored=False), Total(counted(result))

    def by_rank(self, limit: int) -> tuple[list[Found[DocAddress]], Total]:
        result = self._searcher.search(self._query, limit=limit, count=not self._least)
        total = Total(COUNT_CAP, capped=True) if self._least else Total(counted(result))
        return self._found(result.hits, scored=True), total

    def of(self, ids: Sequence[int]) -> list[Found[DocAddress]]:
        query = every([self._query, self._translator.any_value("id", ids)])
        return self._found(self._searcher.search(query, limit=len(ids), count=False).hits, scored=True)

    def _beyond(self, field: str, order: Order, after: int) -> Query:
        rising = order is Order.Asc
        beyond = self._translator.between(field, after + 1, None) if rising else self._translator.between(field, None, after - 1)
        return Query.const_score_query(beyond, 0.0)

    def _found(self, hits: list[tuple[Any, DocAddress]], *, scored: bool) -> list[Found[DocAddress]]:
        """Hits with their ids; what tantivy gives first is the score, or the key that the search was sorted by."""
        ids = self._searcher.fast_field_values("id", [address for _, address in hits])
        return [
            Found(float(first) if scored else 0.0, int(id_ or 0), None if scored else first, address)
            for (first, address), id_ in zip(hits, ids, strict=True)
        ]
