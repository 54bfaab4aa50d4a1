"""The panel of filters and the chips above the results: what may be chosen, how many fall under it, what is chosen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from suizhi.halls.register.models import Right
from suizhi.halls.register.models.rights import Collection
from suizhi.halls.register.status import Status
from suizhi.halls.search.question import FILTERS
from suizhi.kernel.places import DISTRICTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.utils.functional import _StrPromise

    from suizhi.halls.search.question import Question

    Counts = Mapping[str, tuple[tuple[str, int], ...]]

TITLES = {
    "status": _("法律状态"),
    "kind": _("权利种类"),
    "district": _("所在区"),
    "class": _("分类"),
    "applicant": _("申请人"),
    "country": _("国别"),
    "collection": _("数据"),
}
_LABELS: dict[str, Mapping[str, str | _StrPromise]] = {
    "status": dict(Status.choices),
    "kind": dict(Right._meta.get_field("kind").flatchoices),
    "district": DISTRICTS,
    "collection": dict(Collection.choices),
}
SHOWN = 5
"""Values of a facet before the rest goes under `details`."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet."""

    value: str
    label: str
    count: int | None
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One fieldset of the panel: the values shown at once and the rest."""

    name: str
    title: _StrPromise
    first: list[Choice]
    rest: list[Choice]


@dataclass(frozen=True, slots=True)
class Year:
    """One column of the little chart of filing years: its place and height in the drawing, and whether it is chosen."""

    year: int
    count: int
    x: float
    width: float
    height: float
    chosen: bool

    @property
    def top(self) -> float:
        """Where the column begins, measured from above."""
        return round(CHART_HEIGHT - self.height, 1)


@dataclass(frozen=True, slots=True)
class Chip:
    """An applied filter: its words, and the address without it."""

    label: str
    parameters: str


CHART_WIDTH, CHART_HEIGHT = 240, 44
YEARS_SHOWN = 24
YEARS_LEAST = 3
"""Fewer columns say less than the two fields below them."""


def facets(question: Question, counts: Counts) -> list[Facet]:
    """The fieldsets of the panel; a facet with nothing to choose is left out."""
    made = [_facet(name, question.filters.get(name, ()), counts.get(name, ())) for name in FILTERS]
    return [facet for facet in made if facet.first and not (facet.name == "collection" and len(facet.first) < 2)]


def chips(question: Question) -> list[Chip]:
    """The applied filters as removable chips."""
    held = [(name, value) for name in FILTERS for value in question.filters.get(name, ())]
    made = [Chip(label_of(name, value), question.without(name, value).parameters()) for name, value in held]
    if question.year_from or question.year_to:
        span = f"{question.year_from or ''}–{question.year_to or ''}"
        made.append(
            Chip(
                span,
                replace(question, year_from=None, year_to=None, cursor=None, seen=0).parameters(),
            )
        )
    return made


def years(question: Question, counts: Counts) -> list[Year]:
    """The columns of the chart of filing years: the last two dozen that have any."""
    found = sorted((int(year), count) for year, count in counts.get("year", ()) if year.isdigit())[-YEARS_SHOWN:]
    if len(found) < YEARS_LEAST:
        return []
    most = max((count for _, count in found), default=1)
    chosen = set(question.years())
    step = CHART_WIDTH / max(len(found), 12)
    return [
        Year(
            year,
            count,
            round(at * step, 1),
            round(step - 2, 1),
            round(max(count / most * (CHART_HEIGHT - 2), 2), 1),
            not chosen or str(year) in chosen,
        )
        for at, (year, count) in enumerate(found)
    ]


def label_of(name: str, value: str) -> str:
    """The words for a facet's value: its label, or the value itself where it is a name or a symbol."""
    return str(_LABELS.get(name, {}).get(value, value))


def _facet(name: str, chosen: tuple[str, ...], counted: tuple[tuple[str, int], ...]) -> Facet:
    counts = dict(counted)
    values = [*chosen, *(value for value, _ in counted if value not in chosen)]
    choices = [Choice(value, label_of(name, value), counts.get(value), value in chosen) for value in values]
    shown = max(SHOWN, len(chosen))
    return Facet(name, TITLES[name], choices[:shown], choices[shown:])
