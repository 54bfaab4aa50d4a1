"""Pages of a result, the same for every engine: by a sort key without any state, by relevance from a frozen ranking."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from suizhi.commons.search.cursors import bad_cursor, decode, encode
from suizhi.commons.search.messages import Sort
from suizhi.commons.search.rankings import WINDOW, Rankings

Item = TypeVar("Item")

# How many more hits than asked are taken, so that equal scores can be put in the order of their ids.
_SLACK = 32


@dataclass(frozen=True, slots=True)
class Found(Generic[Item]):
    """One document: its score, its id, its sort key (JSON) and whatever the engine reads it by."""

    score: float
    id: int
    key: Any
    item: Item


@dataclass(frozen=True, slots=True)
class Total:
    """How many documents there are; `capped` makes it a lower bound."""

    value: int
    capped: bool = False


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """The documents of a page in order, the total of the whole result, and where the next page begins."""

    found: Sequence[Found[Item]]
    total: Total
    next_cursor: str | None


class Source(ABC, Generic[Item]):
    """What an engine can say about one query."""

    @abstractmethod
    def by_key(self, sort: Sort, after: Any, limit: int) -> tuple[list[Found[Item]], Total]:
        """The first `limit` documents in the order of `sort` behind the key `after`; all from the start if None."""

    @abstractmethod
    def by_rank(self, limit: int) -> tuple[list[Found[Item]], Total]:
        """The `limit` best documents, in any order."""

    @abstractmethod
    def of(self, ids: Sequence[int]) -> list[Found[Item]]:
        """Those of the documents that match, in any order."""


class Pager(Generic[Item]):
    """Answers one question page by page. `question` is its digest, to which cursors are tied."""

    def __init__(self, source: Source[Item], rankings: Rankings, question: str, sort: Sort, limit: int) -> None:
        self._source = source
        self._rankings = rankings
        self._question = question
        self._sort = sort
        self._limit = limit

    def page(self, cursor: str | None) -> Page[Item]:
        """The page at the cursor. Raises Refusal (`query.cursor`) for one that is damaged or of another question."""
        if cursor is None:
            return self._first()
        place = decode(cursor, self._question)
        try:
            total = Total(int(place["t"]), bool(place["c"]))
            return self._by_key(place["k"], total) if "k" in place else self._frozen(place, total)
        except (KeyError, TypeError, ValueError, OverflowError):
            raise bad_cursor(cursor) from None

    def _first(self) -> Page[Item]:
        if self._sort is not Sort.RELEVANCE:
            return self._by_key(None, None)
        found, total = self._source.by_rank(self._limit + _SLACK)
        ranked = sorted(found, key=_rank)
        page = ranked[: self._limit]
        more = len(ranked) > self._limit
        return Page(page, total, self._cursor(total, x=[hit.id for hit in page]) if more else None)

    def _by_key(self, after: Any, total: Total | None) -> Page[Item]:
        found, counted = self._source.by_key(self._sort, after, self._limit + 1)
        page = found[: self._limit]
        total = total or counted
        return Page(page, total, self._cursor(total, k=page[-1].key) if len(found) > self._limit else None)

    def _frozen(self, place: dict[str, Any], total: Total) -> Page[Item]:
        """A page of the frozen ranking, which is written down when the second page is asked for."""
        token = str(place["r"]) if "r" in place else self._freeze(frozenset(place["x"]))
        ids = self._rankings.load(token)
        start = int(place.get("o", 0))
        if ids is None or start < 0:
            raise ValueError(token)
        end = start + self._limit
        wanted = ids[start:end]
        found = {hit.id: hit for hit in self._source.of(wanted)} if wanted else {}
        cursor = self._cursor(total, r=token, o=end) if end < len(ids) else None
        return Page([found[id_] for id_ in wanted if id_ in found], total, cursor)

    def _freeze(self, shown: frozenset[int]) -> str:
        """Writes down the ranking of everything that was not on the first page."""
        found, _ = self._source.by_rank(WINDOW + len(shown))
        return self._rankings.save([hit.id for hit in sorted(found, key=_rank) if hit.id not in shown])

    def _cursor(self, total: Total, **place: Any) -> str:
        return encode(q=self._question, t=total.value, c=total.capped, **place)


def _rank(hit: Found[Item]) -> tuple[float, int]:
    """Best first, equal ones in the order of their ids."""
    return -hit.score, hit.id
