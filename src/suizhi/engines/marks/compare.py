"""Two word marks beside each other: how alike they are by which rules, how their goods relate, and what that asks of a person."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from suizhi.engines.marks.facts import NO_FACTS, Facts
from suizhi.engines.marks.goods import Goods, relate
from suizhi.engines.marks.goods_rules import share_of
from suizhi.engines.marks.model import SCORER
from suizhi.engines.marks.normal import read
from suizhi.engines.marks.notes import NO_NOTES, Notes
from suizhi.engines.marks.rules.base import Pair
from suizhi.engines.marks.sections import Section
from suizhi.engines.scoring import Finding, Score

_HIGH, _MEDIUM, _LOW = 0.8, 0.6, 0.3
ASIDE = (
    "仅比较文字；知名度、显著性、共存和使用情况由人判断。",
    "Only the words are compared; fame, distinctiveness, coexistence and use are for a person to judge.",
)
"""What a score never knows."""


class Band(StrEnum):
    """How closely a person should look. It is no finding of likeness in law."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The score of the signs and the relation of the goods; risk and band are of both together."""

    score: Score
    goods: Goods

    @property
    def risk(self) -> float:
        """The likeness of the signs, less what the distance of the goods takes from it."""
        return self.score.total * share_of(self.goods.relation)

    @property
    def band(self) -> Band:
        """How closely a person should look."""
        return band_of(self.risk)

    def as_dict(self) -> dict[str, Any]:
        """`{score, band, rules, goods, scorer, version, aside, aside_en}` as the command line and the API give it."""
        return {
            "score": self.score.total,
            "band": str(self.band),
            "rules": [_rule(finding) for finding in self.score.findings],
            "goods": self.goods.as_dict(),
            "scorer": self.score.scorer,
            "version": self.score.version,
            "aside": ASIDE[0],
            "aside_en": ASIDE[1],
        }


def compare(
    left: str,
    right: str,
    *,
    goods_left: Collection[str | Section] = (),
    goods_right: Collection[str | Section] = (),
    notes: Notes = NO_NOTES,
    facts: Facts = NO_FACTS,
) -> Comparison:
    """Compare two word marks. Symmetric. Raises Refusal for what is no mark (`mark.*`) or no similar group (`class.*`).

    `notes`: those of the 区分表 that concern the groups; `facts`: what is known of the pair beside its words.
    """
    goods = relate(goods_left, goods_right, notes)
    score = SCORER.score(Pair(read(left), read(right), facts))
    return Comparison(score, goods)


def band_of(risk: float) -> Band:
    """The band of a risk from 0 to 1."""
    if risk >= _HIGH:
        return Band.HIGH
    return Band.MEDIUM if risk >= _MEDIUM else Band.LOW if risk >= _LOW else Band.NONE


def _rule(finding: Finding) -> dict[str, Any]:
    held = finding.as_dict()
    return {
        "id": held["code"],
        "score": round(finding.contribution, 4),
        "explanation": held["note"],
        "explanation_en": held["note_en"],
        "evidence": {"compared": held["compared"], "spans": held["spans"]},
        "source": held["article"],
    }
