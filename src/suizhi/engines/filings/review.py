"""From rows of gazettes to dossiers: applicants joined, names of others looked up, indicators asked, the highest score first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from statistics import median
from typing import TypeVar

from suizhi.engines.filings.affiliates import Component, components
from suizhi.engines.filings.dossier import Dossier
from suizhi.engines.filings.facts import Fact, Facts
from suizhi.engines.filings.filed import Filing, busiest_year, filers, filings, goods_of
from suizhi.engines.filings.matching import Match, Matcher
from suizhi.engines.filings.model import examine, weigh
from suizhi.engines.filings.portfolio import Portfolio, facts_of
from suizhi.engines.filings.references import Reference
from suizhi.engines.filings.thresholds import Thresholds, packaged
from suizhi.engines.gazettes import GazetteRow

Made = TypeVar("Made")
Progress = Callable[[int, int], None]
"""Told from time to time how many steps are done, and of how many: every filing is looked up, and later weighed with its group."""
_TOLD = 200
_PEERS_LEAST = 5
"""Applicants of an industry from which on their median says something; below, the median of all stands for it, or none at all."""


def review(
    rows: Iterable[GazetteRow],
    references: Iterable[Reference] = (),
    facts: Iterable[Fact] = (),
    *,
    today: date,
    thresholds: Thresholds | None = None,
    progress: Progress | None = None,
) -> list[Dossier]:
    """A dossier for every component of applicants in the rows, the highest score first. Most of them hold nothing to look at."""
    held = portfolios(rows, references, facts, today=today, thresholds=thresholds, progress=progress)
    steps = _Steps(progress, sum(len(one.filings) for one in held), first_half=False)
    return sorted((steps.through(dossier(one), len(one.filings)) for one in held), key=lambda one: (-one.score.total, one.id))


def dossier(held: Portfolio, *, without: Collection[str] = ()) -> Dossier:
    """The dossier of one portfolio, leaving out the indicators named in `without`."""
    leads = examine(held, without=without)
    return Dossier(held, leads, weigh(leads))


def portfolios(
    rows: Iterable[GazetteRow],
    references: Iterable[Reference] = (),
    facts: Iterable[Fact] = (),
    *,
    today: date,
    thresholds: Thresholds | None = None,
    progress: Progress | None = None,
) -> list[Portfolio]:
    """What every component has filed by `today`, with the names of others that it comes near."""
    limits, known = thresholds or packaged(), Facts(facts)
    filed = [one for one in filings(rows) if one.filed_on <= today]
    matcher = Matcher(references, min(limits.number("likeness"), limits.number("B12.likeness")))
    steps = _Steps(progress, len(filed))
    near = {one.number: steps.through(tuple(matcher.near(one.number, one.mark))) for one in filed}
    held = _Register(by_applicant(filed), near, known, goods_of(filed), limits, today)
    return [held.portfolio(one) for one in components(filers(filed), known, limits) if held.files(one)]


class _Steps:
    """Tells of the steps of one half of a review, each time that so many more are done, and at the end of the half."""

    def __init__(self, progress: Progress | None, filings: int, *, first_half: bool = True) -> None:
        self._progress = progress
        self._done, self._end = (0, filings) if first_half else (filings, 2 * filings)
        self._of = 2 * filings

    def through(self, made: Made, steps: int = 1) -> Made:
        """What was made, once the steps that it took are told."""
        before, self._done = self._done, self._done + steps
        if self._progress and (before // _TOLD < self._done // _TOLD or self._done == self._end):
            self._progress(self._done, self._of)
        return made


def by_applicant(filed: Iterable[Filing]) -> dict[str, list[Filing]]:
    """Filings by the key of who filed them."""
    held: dict[str, list[Filing]] = defaultdict(list)
    for one in filed:
        held[one.applicant.key].append(one)
    return held


class Usual:
    """What applicants file in their busiest year, by industry: the median, so that the few who file much do not move it."""

    def __init__(self, filed_by: Mapping[str, Collection[Filing]]) -> None:
        counts: dict[str, list[int]] = defaultdict(list)
        for filed in filed_by.values():
            most = len(busiest_year(filed))
            for industry in {one.applicant.industry for one in filed}:
                counts[industry].append(most)
        everybody = [count for held in counts.values() for count in held]
        self._all = median(everybody) if len(everybody) >= _PEERS_LEAST else 0.0
        self._medians = {industry: median(held) for industry, held in counts.items() if industry and len(held) >= _PEERS_LEAST}

    def of(self, industry: str) -> float:
        """The median of an industry."""
        return self._medians.get(industry, self._all)


@dataclass(frozen=True)
class _Register:
    """Everything that portfolios are cut from."""

    filed: Mapping[str, Collection[Filing]]
    near: Mapping[str, tuple[Match, ...]]
    facts: Facts
    goods: frozenset[str]
    thresholds: Thresholds
    today: date

    @cached_property
    def usual(self) -> Usual:
        """What its applicants file in a year."""
        return Usual(self.filed)

    def files(self, component: Component) -> bool:
        """Whether anybody in the component has filed; some only take over."""
        return any(filer.applicant.key in self.filed for filer in component.filers)

    def portfolio(self, component: Component) -> Portfolio:
        """What a component has filed."""
        filed = tuple(one for filer in component.filers for one in self.filed.get(filer.applicant.key, ()))
        agencies = sorted({one.agency for one in filed})
        return Portfolio(
            component=component,
            filings=filed,
            near={one.number: self.near[one.number] for one in filed},
            facts=facts_of(component, self.facts),
            agency_records=tuple(fact for agency in agencies for fact in self.facts.of_agency(agency)),
            peers=max(self.usual.of(one.applicant.industry) for one in filed),
            goods=self.goods,
            thresholds=self.thresholds,
            today=self.today,
        )
