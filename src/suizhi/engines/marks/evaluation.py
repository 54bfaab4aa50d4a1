"""How well the rules tell labelled pairs apart: the area under the ROC curve, and rule by rule what they fired on."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import Any

from suizhi.engines.marks.compare import Comparison, compare

ASKS_AT = 0.6
"""The score from which on a pair is shown to a person: confusion is counted there."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair with its label and what the rules made of it."""

    left: str
    right: str
    similar: bool
    found: Comparison

    @property
    def total(self) -> float:
        """The score of the signs."""
        return self.found.score.total


def judge(path: Path) -> list[Judged]:
    """The pairs of a CSV file with the columns `a, b, similar` (1 or 0)."""
    with path.open(encoding="utf-8", newline="") as file:
        return [Judged(row["a"], row["b"], row["similar"] == "1", compare(row["a"], row["b"])) for row in csv.DictReader(file)]


def area(judged: Sequence[Judged], value: Callable[[Judged], float] = attrgetter("total")) -> float:
    """The chance that a similar pair has a higher value than one that is not; ties count half."""
    alike, apart = ([value(one) for one in judged if one.similar is wanted] for wanted in (True, False))
    return sum((a > b) + (a == b) / 2 for a in alike for b in apart) / (len(alike) * len(apart))


def confusion(judged: list[Judged]) -> dict[str, dict[str, int]]:
    """Rule → pairs on which it was the strongest, `similar` and `not`; `none` where no rule spoke."""
    table: dict[str, dict[str, int]] = {}
    for one in judged:
        raising = [finding for finding in one.found.score.findings if finding.contribution > 0]
        strongest = max(raising, key=lambda finding: finding.contribution).code if raising else "none"
        row = table.setdefault(strongest, {"similar": 0, "not": 0})
        row["similar" if one.similar else "not"] += 1
    return dict(sorted(table.items()))


def report(judged: list[Judged]) -> dict[str, Any]:
    """What `suizhi bench marks` prints: the area, confusion by rule, and the pairs that are missed or shown in vain."""
    missed = [one for one in judged if one.similar and one.total < ASKS_AT]
    in_vain = [one for one in judged if not one.similar and one.total >= ASKS_AT]
    return {
        "pairs": len(judged),
        "auc": round(area(judged), 4),
        "confusion": confusion(judged),
        "missed": [_line(one) for one in missed],
        "in_vain": [_line(one) for one in in_vain],
    }


def _line(one: Judged) -> dict[str, Any]:
    codes = [finding.code for finding in one.found.score.findings]
    return {"left": one.left, "right": one.right, "score": one.total, "rules": codes}
