"""The scorer of filings: indicators that raise, facts that lower, and how they come together."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from math import prod

from suizhi.engines.filings.exculpatory import Exculpatory, GroupPolicy, HouseMark, Trade, Use
from suizhi.engines.filings.indicators.base import Indicator, Lead
from suizhi.engines.filings.indicators.copying import Insider, ManyOwners, OneTarget, Persons, Places, TradeNames
from suizhi.engines.filings.indicators.dealing import Pressure, Transfers
from suizhi.engines.filings.indicators.standing import Record, Ring
from suizhi.engines.filings.indicators.volume import Generic, Volume
from suizhi.engines.filings.portfolio import Portfolio
from suizhi.engines.scoring import Feature, Finding, Outcome, Score, Scorer

Leads = Mapping[str, Lead]
"""What each indicator found, by its id."""
EXCULPATORY: tuple[Exculpatory, ...] = (Use(), HouseMark(), GroupPolicy(), Trade())
_SINGLE: tuple[Indicator, ...] = (
    Volume(),
    ManyOwners(),
    OneTarget(),
    TradeNames(),
    Persons(),
    Places(),
    Generic(),
    Transfers(),
    Pressure(),
)


def together(evidence: Sequence[Finding], qualifiers: Sequence[Finding]) -> float:
    """1 less the product of what each finding leaves open; what speaks for the applicant takes its share of that away."""
    raised = 1 - prod(1 - finding.contribution for finding in evidence)
    return raised * prod(1 + finding.contribution for finding in qualifiers)


def examine(held: Portfolio, *, without: Collection[str] = ()) -> dict[str, Lead]:
    """What the indicators find in a portfolio, leaving out those named in `without`."""
    asked = (one for one in (*INDICATORS, *EXCULPATORY) if one.id not in without)
    return {one.id: lead for one in asked if (lead := one.look(held)) is not None}


def weigh(leads: Leads) -> Score:
    """The score of what was found."""
    return SCORER.score(leads)


def _weigh_alone(held: Portfolio) -> float:
    found = {one.id: lead for one in (*_SINGLE, *EXCULPATORY) if (lead := one.look(held)) is not None}
    return weigh(found).total


INDICATORS: tuple[Indicator, ...] = (*_SINGLE, Ring(_weigh_alone), Record(), Insider())
"""B01 to B12, in order."""


def _feature(indicator: Indicator) -> Feature[Leads]:
    def judge(leads: Leads) -> Outcome | None:
        lead = leads.get(indicator.id)
        if lead is None:
            return None
        zh, en = indicator.explain(lead)
        return Outcome(lead.value, zh=zh, en=en)

    judge.__doc__ = type(indicator).__doc__
    source = indicator.sources[0].said()[0]
    return Feature(indicator.id, indicator.weight, judge, qualifier=indicator.lowers, article=source)


SCORER: Scorer[Leads] = Scorer("filings", "1", [_feature(one) for one in (*INDICATORS, *EXCULPATORY)], combine=together)
