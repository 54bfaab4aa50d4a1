"""What the address of the results page asks: read from the query string, turned back into one, and into a request.

The address is the whole state of the page, so every link on it is a question with something changed.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from suizhi.commons.search import SearchRequest, Sort
from suizhi.halls.search.tabs import TABS, kinds_within, tab_of

if TYPE_CHECKING:
    from django.http import QueryDict

    from suizhi.commons.policy import Viewer

FILTERS = ("status", "kind", "district", "class", "applicant", "country", "collection")
"""The facets of the panel, in its order; years are a range of their own."""
FACETS_ASKED = (*FILTERS, "year")
PAGE_SIZES = (20, 50, 100)
FACET_SIZE = 30
YEARS = (1850, 2100)
"""Years a range may name; the field's oldest registers begin in the second half of the nineteenth century."""
QUERY_MAX = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One address of the results page. `seen` is how many hits stood on the pages before, for the line under the list."""

    text: str = ""
    tab: str = TABS[0].code
    filters: dict[str, tuple[str, ...]] = field(default_factory=dict)
    year_from: int | None = None
    year_to: int | None = None
    sort: Sort = Sort.RELEVANCE
    limit: int = PAGE_SIZES[0]
    as_of: date | None = None
    cursor: str | None = None
    seen: int = 0

    @property
    def asks(self) -> bool:
        """Whether anything is asked at all."""
        return bool(self.text or self.filters or self.year_from or self.year_to or self.tab != TABS[0].code)

    @property
    def narrowed(self) -> int:
        """How many filters are on."""
        return sum(len(values) for values in self.filters.values()) + bool(self.year_from or self.year_to)

    def years(self) -> tuple[str, ...]:
        """Every year of the range, as the index keeps them; empty without a range."""
        if not (self.year_from or self.year_to):
            return ()
        first, last = self.year_from or YEARS[0], self.year_to or YEARS[1]
        return tuple(str(year) for year in range(min(first, last), max(first, last) + 1))

    def request(self, who: Viewer) -> SearchRequest:
        """The request to the engine, with the viewer's scope."""
        return self._request(
            who,
            facets=FACETS_ASKED,
            limit=self.limit,
            cursor=self.cursor,
            highlight=True,
        )

    def counting(self, who: Viewer) -> SearchRequest:
        """The same question without tab and kind: what the tabs count."""
        wide = replace(
            self,
            tab=TABS[0].code,
            filters={name: held for name, held in self.filters.items() if name != "kind"},
        )
        return wide._request(who, facets=("kind",), limit=1, cursor=None, highlight=False)

    def narrowing(self) -> dict[str, tuple[str, ...]]:
        """The engine's filters: tab and kinds as kinds, the range of years as years, the rest as chosen."""
        filters = {name: held for name, held in self.filters.items() if name != "kind"}
        kinds = kinds_within(tab_of(self.tab), self.filters.get("kind", ()))
        filters |= {"kind": kinds} if kinds else {}
        return filters | ({"year": self.years()} if self.years() else {})

    def parameters(self, *, paging: bool = False) -> str:
        """The query string of this question; `paging` keeps the place in the list too."""
        pairs: list[tuple[str, str]] = [("q", self.text)] if self.text else []
        pairs += [("tab", self.tab)] if self.tab != TABS[0].code else []
        pairs += [(name, value) for name in FILTERS for value in self.filters.get(name, ())]
        pairs += [("from", str(self.year_from))] if self.year_from else []
        pairs += [("to", str(self.year_to))] if self.year_to else []
        pairs += [("sort", str(self.sort))] if self.sort != Sort.RELEVANCE else []
        pairs += [("size", str(self.limit))] if self.limit != PAGE_SIZES[0] else []
        pairs += [("as_of", self.as_of.isoformat())] if self.as_of else []
        if paging and self.cursor:
            pairs += [("cursor", self.cursor), ("seen", str(self.seen))]
        return urlencode(pairs)

    def without(self, name: str, value: str) -> Question:
        """The question with one filter value taken off, from its first page."""
        left = tuple(held for held in self.filters.get(name, ()) if held != value)
        filters = {key: held for key, held in self.filters.items() if key != name} | ({name: left} if left else {})
        return replace(self, filters=filters, cursor=None, seen=0)

    def _request(
        self,
        who: Viewer,
        *,
        facets: tuple[str, ...],
        limit: int,
        cursor: str | None,
        highlight: bool,
    ) -> SearchRequest:
        return SearchRequest(
            query=self.text,
            scope=tuple(who.scopes()),
            filters=self.narrowing(),
            facets=facets,
            facet_size=FACET_SIZE,
            sort=self.sort,
            limit=limit,
            cursor=cursor,
            highlight=highlight,
        )


def question_of(query: QueryDict) -> Question:
    """The question an address asks. Values that no form of ours sends are read as absent, so that any address answers."""
    return Question(
        text=query.get("q", "").replace("\x00", "").strip()[:QUERY_MAX],
        tab=tab_of(query.get("tab", "")).code,
        filters=_filters(query),
        year_from=_year(query.get("from", "")),
        year_to=_year(query.get("to", "")),
        sort=_sort(query.get("sort", "")),
        limit=next(
            (size for size in PAGE_SIZES if str(size) == query.get("size")),
            PAGE_SIZES[0],
        ),
        as_of=_day(query.get("as_of", "")),
        cursor=query.get("cursor", "").replace("\x00", "") or None,
        seen=_count(query.get("seen", "")),
    )


def _filters(query: QueryDict) -> dict[str, tuple[str, ...]]:
    held = {name: tuple(dict.fromkeys(value for value in query.getlist(name) if value and "\x00" not in value)) for name in FILTERS}
    return {name: values[:FACET_SIZE] for name, values in held.items() if values}


def _year(text: str) -> int | None:
    year = _count(text)
    return year if YEARS[0] <= year <= YEARS[1] else None


def _count(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 9 else 0


def _sort(text: str) -> Sort:
    return Sort(text) if text in set(Sort) else Sort.RELEVANCE


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None
