"""Pages of a result: by sort key without any state, by relevance from a frozen ranking after the first page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import orjson
from tantivy import DocAddress, Order, Query, Searcher

from suizhi.commons.search.cursors import bad_cursor, decode, encode
from suizhi.commons.search.document import SearchDocument
from suizhi.commons.search.embedded.queries import Translator, counted, every
from suizhi.commons.search.messages import COUNT_CAP, Sort
from suizhi.commons.search.rankings import WINDOW, Rankings

# How many more hits than asked are taken, so that equal scores can be put in the order of their ids.
_SLACK = 32

_KEYS = {
    Sort.FILING_ASC: ("filing_up", Order.Asc),
    Sort.FILING_DESC: ("filing_down", Order.Desc),
    Sort.PUBLICATION_ASC: ("publication_up", Order.Asc),
    Sort.PUBLICATION_DESC: ("publication_down", Order.Desc),
}
_KEY_MAX = (1 << 64) - 1


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page is asked of. `least` is a known lower bound of the total that makes counting needless, or 0."""

    query: Query
    question: str
    sort: Sort
    limit: int
    cursor: str | None
    least: int


@dataclass(frozen=True, slots=True)
class Page:
    """Scores and addresses in order, the total, and where the next page begins."""

    found: list[tuple[float, DocAddress]]
    total: int
    capped: bool
    next_cursor: str | None


class Pager:
    """Reads pages through one searcher."""

    def __init__(self, searcher: Searcher, translator: Translator, rankings: Rankings) -> None:
        self._searcher = searcher
        self._translator = translator
        self._rankings = rankings

    def page(self, asked: Asked) -> Page:
        """The page at the cursor. Raises Refusal (`query.cursor`) for a cursor that does not belong to the question."""
        place = decode(asked.cursor, asked.question) if asked.cursor else {}
        try:
            if asked.sort is not Sort.RELEVANCE:
                return self._by_key(asked, place)
            return self._frozen(asked, place) if place else self._live(asked)
        except (KeyError, TypeError, ValueError, OverflowError):
            if place:
                raise bad_cursor(asked.cursor or "") from None
            raise

    def document(self, address: DocAddress) -> SearchDocument:
        """The document kept at an address."""
        kept: Any = self._searcher.doc(address).get_first("document")
        return SearchDocument.from_dict(orjson.loads(bytes(kept)))

    def _by_key(self, asked: Asked, place: dict[str, Any]) -> Page:
        field, order = _KEYS[asked.sort]
        queries = [asked.query]
        if place:
            rising = order is Order.Asc
            low, high = (place["k"] + 1, _KEY_MAX) if rising else (0, place["k"] - 1)
            queries.append(Query.const_score_query(self._key_range(field, low, high), 0.0))
        result = self._searcher.search(every(queries), limit=asked.limit + 1, count=not place, order_by_field=field, order=order)
        total, capped = (place["t"], place["c"]) if place else (counted(result), False)
        hits = result.hits[: asked.limit]
        more = len(result.hits) > asked.limit
        cursor = encode(q=asked.question, k=hits[-1][0], t=total, c=capped) if more else None
        return Page([(0.0, address) for _, address in hits], total, capped, cursor)

    def _key_range(self, field: str, low: int, high: int) -> Query:
        return self._translator.between(field, low, high)

    def _live(self, asked: Asked) -> Page:
        result = self._searcher.search(asked.query, limit=asked.limit + _SLACK, count=not asked.least)
        ranked = self._ranked(result.hits)
        total = COUNT_CAP if asked.least else counted(result)
        page = ranked[: asked.limit]
        shown = [id_ for _, id_, _ in page]
        more = len(ranked) > asked.limit
        cursor = encode(q=asked.question, x=shown, t=total, c=bool(asked.least)) if more else None
        return Page([(score, address) for score, _, address in page], total, bool(asked.least), cursor)

    def _frozen(self, asked: Asked, place: dict[str, Any]) -> Page:
        token = place["r"] if "r" in place else self._freeze(asked, frozenset(place["x"]))
        ids = self._rankings.load(token)
        start = int(place.get("o", 0))
        if ids is None or start < 0:
            raise bad_cursor(asked.cursor or "")
        end = start + asked.limit
        cursor = encode(q=asked.question, r=token, o=end, t=place["t"], c=place["c"]) if end < len(ids) else None
        return Page(self._of(asked, list(ids[start:end])), place["t"], place["c"], cursor)

    def _freeze(self, asked: Asked, shown: frozenset[int]) -> str:
        """Writes down the ranking of everything that was not on the first page."""
        result = self._searcher.search(asked.query, limit=WINDOW + len(shown), count=False)
        return self._rankings.save([id_ for _, id_, _ in self._ranked(result.hits) if id_ not in shown])

    def _of(self, asked: Asked, ids: list[int]) -> list[tuple[float, DocAddress]]:
        """Those of the documents that still match, in the order of `ids`."""
        if not ids:
            return []
        query = every([asked.query, self._translator.any_value("id", ids)])
        hits = {
            id_: (score, address) for score, id_, address in self._ranked(self._searcher.search(query, limit=len(ids), count=False).hits)
        }
        return [hits[id_] for id_ in ids if id_ in hits]

    def _ranked(self, hits: list[tuple[float, DocAddress]]) -> list[tuple[float, int, DocAddress]]:
        """Hits with their ids, best first, equal ones in the order of their ids."""
        ids = self._searcher.fast_field_values("id", [address for _, address in hits])
        return sorted(((score, int(id_ or 0), address) for (score, address), id_ in zip(hits, ids, strict=True)), key=_rank)


def _rank(hit: tuple[float, int, DocAddress]) -> tuple[float, int]:
    return -hit[0], hit[1]
