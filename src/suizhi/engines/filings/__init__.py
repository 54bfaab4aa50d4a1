"""Trademark filings that a person should look at, and why: indicators over connected applicants, with what speaks for them beside it.

Leads with reasons, never verdicts: nothing here finds bad faith, and nothing follows from a score but that somebody looks.
"""

from suizhi.engines.filings.affiliates import Common, Component, Filer, Link, components
from suizhi.engines.filings.dossier import ASIDE, Band, Dossier
from suizhi.engines.filings.facts import Fact, FactSort, read_facts
from suizhi.engines.filings.filed import Filing
from suizhi.engines.filings.indicators.base import Indicator, Lead
from suizhi.engines.filings.matching import Match
from suizhi.engines.filings.model import EXCULPATORY, INDICATORS, SCORER
from suizhi.engines.filings.portfolio import Portfolio
from suizhi.engines.filings.references import Reference, Sort, read_references
from suizhi.engines.filings.review import dossier, portfolios, review
from suizhi.engines.filings.thresholds import Thresholds, packaged

__all__ = [
    "ASIDE",
    "EXCULPATORY",
    "INDICATORS",
    "SCORER",
    "Band",
    "Common",
    "Component",
    "Dossier",
    "Fact",
    "FactSort",
    "Filer",
    "Filing",
    "Indicator",
    "Lead",
    "Link",
    "Match",
    "Portfolio",
    "Reference",
    "Sort",
    "Thresholds",
    "components",
    "dossier",
    "packaged",
    "portfolios",
    "read_facts",
    "read_references",
    "review",
]
