"""What every indicator is: an id, what it asks, its sources, its weight, its reason in words, and what would clear it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from suizhi.engines.filings.facts import Fact
from suizhi.engines.filings.filed import Filing
from suizhi.engines.filings.matching import Match
from suizhi.engines.filings.portfolio import Portfolio
from suizhi.engines.filings.sources import Source

Said = tuple[str, str]
"""One thing in Chinese and in English."""


@dataclass(frozen=True, slots=True)
class Lead:
    """What an indicator found: how strongly (0 to 1), what was measured, and the filings, names of others and documents behind it."""

    value: float
    measured: Mapping[str, float | str]
    numbers: tuple[str, ...] = ()
    matches: tuple[Match, ...] = ()
    facts: tuple[Fact, ...] = ()


class Indicator(ABC):
    """One question put to a portfolio. One that `lowers` speaks for the applicant."""

    id: ClassVar[str]
    title: ClassVar[Said]
    weight: ClassVar[float]
    sources: ClassVar[tuple[Source, ...]]
    said: ClassVar[Said]
    """The reason, with what was measured in braces."""
    clears: ClassVar[Said]
    """What would clear it; of one that lowers, what would show it."""
    lowers: ClassVar[bool] = False

    @abstractmethod
    def look(self, held: Portfolio) -> Lead | None:
        """What is found in the portfolio, with the evidence; None where there is nothing to say."""

    def explain(self, lead: Lead) -> Said:
        """The reason in both languages."""
        zh, en = (text.format(**lead.measured) for text in self.said)
        return zh, en

    def number(self, held: Portfolio, name: str) -> float:
        """A threshold of this indicator."""
        return held.thresholds.number(f"{self.id}.{name}")


def numbers(filed: Iterable[Filing]) -> tuple[str, ...]:
    """The application numbers, in order."""
    return tuple(sorted(one.number for one in filed))


def share(part: float, whole: float) -> float:
    """A part of a whole; 0 of nothing."""
    return part / whole if whole else 0.0
