"""The words of a worksheet: ranges in fen, the law of a day, factors with their proof, and what comes out of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from suizhi.engines.rules import Deadline, Finding, Source


class Effect(StrEnum):
    """What a factor does."""

    HEAVIER = "heavier"
    LIGHTER = "lighter"
    MAY_LIGHTER = "may_lighter"
    SPARE = "spare"
    MAY_SPARE = "may_spare"


class Sparing(StrEnum):
    """Whether there is to be no penalty: no ground for that, a choice of the authority, or its duty."""

    NO = "no"
    MAY = "may"
    MUST = "must"


@dataclass(frozen=True, slots=True)
class Range:
    """From `low` to `high`, both in fen and both allowed."""

    low: int
    high: int

    @property
    def fixed(self) -> bool:
        """Whether the law leaves no choice."""
        return self.low == self.high

    def holds(self, amount: int) -> bool:
        """Whether the amount is inside."""
        return self.low <= amount <= self.high


@dataclass(frozen=True, slots=True)
class Law:
    """What the law of one day says of the conduct: the finding of its rule, the range (None where it gives none), what is ordered besides."""

    day: date
    finding: Finding
    range: Range | None
    orders: tuple[str, ...]

    @property
    def source(self) -> Source:
        """The article."""
        return self.finding.rule.source

    @property
    def key(self) -> tuple[str, str, str]:
        """The provision: the same key on two days is the same law."""
        return (self.finding.rule.id, self.source.title, self.source.article)


@dataclass(frozen=True, slots=True)
class Claim:
    """A person says that a factor is there, and what shows it: references of evidence. Without evidence it does not count."""

    factor: str
    evidence: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Factor:
    """A factor in this case. One that a rule found has no claim: its proof is in the facts."""

    id: str
    effect: Effect
    zh: str
    en: str
    source: Source
    text: str
    evidence: tuple[str, ...] = ()
    why: str = ""
    by_rule: bool = False

    @property
    def proved(self) -> bool:
        """Whether it counts."""
        return self.by_rule or bool(self.evidence)


@dataclass(frozen=True, slots=True)
class Worksheet:
    """What was weighed. `applied` is the law that governs, `range` what it allows, `band` where the amount lies after the factors.

    While `questions` are open the worksheet has no band, and no amount can be set. `may_reduce` says that a penalty below the law's floor
    (减轻) is open; `share_source` is where the place of the band in the range comes from, where it is narrower.
    """

    conduct: str
    before: Law
    after: Law
    applied: Law | None
    choice: Finding | None
    factors: tuple[Factor, ...]
    unproved: tuple[Factor, ...]
    sparing: Sparing
    band: Range | None
    may_reduce: bool
    share_source: Source | None
    questions: tuple[tuple[str, str], ...] = ()
    crime: tuple[Finding, ...] = ()
    barred: Deadline | None = None
    """The deadline of limitation that had run out when the conduct was found, else None."""

    @property
    def straddles(self) -> bool:
        """Whether the law changed between conduct and decision."""
        return self.before.key != self.after.key

    @property
    def range(self) -> Range | None:
        """What the law that governs allows."""
        return self.applied.range if self.applied else None
