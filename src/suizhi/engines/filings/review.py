"""From rows of gazettes to dossiers: applicants joined, names of others looked up, indicators asked, the highest score first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from statistics import median

from suizhi.engines.filings.affiliates import Component, components
from suizhi.engines.filings.dossier import Dossier
from suizhi.engines.filings.facts import Fact, Facts
from suizhi.engines.filings.matching import Match, Matcher
from suizhi.engines.filings.model import examine, weigh
from suizhi.engines.filings.portfolio import Filing, Portfolio, busiest_year, facts_of, filers, filings, goods_of
from suizhi.engines.filings.references import Reference
from suizhi.engines.filings.thresholds import Thresholds, packaged
from suizhi.engines.gazettes import GazetteRow

_PEERS_LEAST = 5
"""Applicants of an industry from which on their median says something; below, the median of all stands for it."""


def review(
    rows: Iterable[GazetteRow],
    references: Iterable[Reference] = (),
    facts: Iterable[Fact] = (),
    *,
    today: date,
    thresholds: Thresholds | None = None,
) -> list[Dossier]:
    """A dossier for every component of applicants in the rows, the highest score first. Most of them hold nothing to look at."""
    held = portfolios(rows, references, facts, today=today, thresholds=thresholds)
    return sorted(map(dossier, held), key=lambda one: (-one.score.total, one.id))


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
) -> list[Portfolio]:
    """What every component has filed by `today`, with the names of others that it comes near."""
    limits, known = thresholds or packaged(), Facts(facts)
    filed = [one for one in filings(rows) if one.filed_on <= today]
    matcher = Matcher(references, min(limits.number("likeness"), limits.number("B12.likeness")))
    near = {one.number: tuple(matcher.near(one.number, one.mark)) for one in filed}
    goods = goods_of(filed)
    by_key: dict[str, list[Filing]] = defaultdict(list)
    for one in filed:
        by_key[one.applicant.key].append(one)
    usual = Usual(by_key)
    joined = components(filers(filed), known, limits)
    return [_portfolio(one, by_key, near, known, usual, goods, limits, today) for one in joined if _files(one, by_key)]


class Usual:
    """What applicants file in their busiest year, by industry: the median, so that the few who file much do not move it."""

    def __init__(self, by_key: Mapping[str, Collection[Filing]]) -> None:
        counts: dict[str, list[int]] = defaultdict(list)
        for filed in by_key.values():
            most = len(busiest_year(filed))
            for industry in {one.applicant.industry for one in filed}:
                counts[industry].append(most)
        self._all = median([count for held in counts.values() for count in held] or [0])
        self._medians = {industry: median(held) for industry, held in counts.items() if industry and len(held) >= _PEERS_LEAST}

    def of(self, industry: str) -> float:
        """The median of an industry."""
        return self._medians.get(industry, self._all)


def _files(component: Component, by_key: Mapping[str, Collection[Filing]]) -> bool:
    return any(filer.applicant.key in by_key for filer in component.filers)


def _portfolio(
    component: Component,
    by_key: Mapping[str, Collection[Filing]],
    near: Mapping[str, tuple[Match, ...]],
    known: Facts,
    usual: Usual,
    goods: frozenset[str],
    limits: Thresholds,
    today: date,
) -> Portfolio:
    filed = tuple(one for filer in component.filers for one in by_key.get(filer.applicant.key, ()))
    agencies = sorted({one.agency for one in filed})
    return Portfolio(
        component=component,
        filings=filed,
        near={one.number: near[one.number] for one in filed},
        facts=facts_of(component, known),
        agency_records=tuple(fact for agency in agencies for fact in known.of_agency(agency)),
        peers=max(usual.of(one.applicant.industry) for one in filed),
        goods=goods,
        thresholds=limits,
        today=today,
    )
