"""The results page as data: hits joined with the register, tabs with counts, links that carry the question on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from suizhi.halls.register.selectors import picture, rights
from suizhi.halls.search.engine import engine
from suizhi.halls.search.panel import Chip, Facet, Year, chips, facets, years
from suizhi.halls.search.passages import snippet_of, title_of, where_found
from suizhi.halls.search.tabs import TABS, Tab

if TYPE_CHECKING:
    from datetime import date

    from suizhi.commons.policy import Viewer
    from suizhi.commons.search import Hit, SearchResult
    from suizhi.halls.register.models import Right
    from suizhi.halls.search.question import Question


@dataclass(frozen=True, slots=True)
class Row:
    """One result as the list shows it. `status` is empty where the right did not exist yet on the day asked for."""

    right: Right
    title: SafeString
    snippet: SafeString
    found_in: list[str]
    status: str


@dataclass(frozen=True, slots=True)
class TabLink:
    """A tab with its count and address."""

    tab: Tab
    total: int
    parameters: str
    current: bool


@dataclass(frozen=True, slots=True)
class Page:
    """Everything the template needs."""

    question: Question
    result: SearchResult
    rows: list[Row]
    tabs: list[TabLink]
    facets: list[Facet]
    years: list[Year]
    chips: list[Chip]
    next_parameters: str

    @property
    def seconds(self) -> str:
        """How long the search took."""
        return _("%(seconds)s 秒") % {"seconds": f"{self.result.took_ms / 1000:.2f}"}

    @property
    def kept_for_sort(self) -> list[tuple[str, str]]:
        """The fields that the form of the order carries on."""
        return [pair for pair in parse_qsl(self.question.parameters()) if pair[0] not in ("sort", "size")]

    @property
    def kept_for_day(self) -> list[tuple[str, str]]:
        """The fields that the form of the day carries on."""
        return [pair for pair in parse_qsl(self.question.parameters()) if pair[0] != "as_of"]

    @property
    def today_parameters(self) -> str:
        """The address without a day."""
        return replace(self.question, as_of=None).parameters()

    @property
    def first(self) -> int:
        """The place of the first row in the whole list, from 1."""
        return self.question.seen + 1

    @property
    def last(self) -> int:
        """The place of the last row in the whole list."""
        return self.question.seen + len(self.rows)


def answer(question: Question, who: Viewer, today: date, *, english: bool) -> Page:
    """The page that answers a question. Raises Refusal (`query.*`) for a query that cannot be read."""
    result = engine().search(question.request(who))
    counted = engine().search(question.counting(who))
    counts = dict(counted.facets.get("kind", ()))
    on = replace(question, cursor=result.next_cursor, seen=question.seen + len(result.hits))
    return Page(
        question=question,
        result=result,
        rows=_rows(result, who, question.as_of or today, today, english=english),
        tabs=[_tab(tab, question, counts) for tab in TABS],
        facets=facets(question, result.facets),
        years=years(question, result.facets),
        chips=chips(question),
        next_parameters=on.parameters(paging=True) if result.next_cursor else "",
    )


def _rows(result: SearchResult, who: Viewer, on: date, today: date, *, english: bool) -> list[Row]:
    """The hits that the register still shows this viewer: the index may lag behind a right that was just closed."""
    held = rights(who).in_bulk([hit.id for hit in result.hits])
    return [
        _row(hit, held[hit.id], held[hit.id].status if on == today else _status(who, held[hit.id], on), english=english)
        for hit in result.hits
        if hit.id in held
    ]


def _row(hit: Hit, right: Right, status: str, *, english: bool) -> Row:
    return Row(right, title_of(hit, english=english), snippet_of(hit), where_found(hit), status)


def _status(who: Viewer, right: Right, on: date) -> str:
    if right.filing_on and right.filing_on > on:
        return ""
    seen = picture(who, right, on)
    return seen.status.status.value if seen else ""


def _tab(tab: Tab, question: Question, counts: dict[str, int]) -> TabLink:
    kinds = tuple(kind for kind in question.filters.get("kind", ()) if kind in tab.kinds)
    filters = {name: held for name, held in question.filters.items() if name != "kind"} | ({"kind": kinds} if kinds else {})
    there = replace(question, tab=tab.code, filters=filters, cursor=None, seen=0)
    return TabLink(tab, tab.total(counts), there.parameters(), tab.code == question.tab)
