"""How well `compare` judges a list of labelled pairs: both lists of errors, precision and recall of each decision."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from suizhi.engines.parties.compare import Comparison, Decision, compare
from suizhi.engines.parties.profile import PartyProfile

_CLOSENESS = {Decision.DIFFERENT: 0, Decision.PROPOSE: 1, Decision.SAME: 2}


@dataclass(frozen=True, slots=True)
class Case:
    """Two parties and the decisions that a careful clerk could defend, with the reason."""

    left: PartyProfile
    right: PartyProfile
    expected: frozenset[Decision]
    why: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """A case with what `compare` made of it."""

    case: Case
    found: Comparison

    @property
    def right(self) -> bool:
        """Whether the decision is one of the expected."""
        return self.found.decision in self.case.expected

    @property
    def wrongly_merged(self) -> bool:
        """Whether the decision brings the parties closer than any expected one."""
        return _CLOSENESS[self.found.decision] > max(_CLOSENESS[decision] for decision in self.case.expected)

    def as_dict(self) -> dict[str, Any]:
        """One line of an error list."""
        return {
            "left": self.case.left.name,
            "right": self.case.right.name,
            "expected": sorted(map(str, self.case.expected)),
            "decision": str(self.found.decision),
            "score": self.found.score,
            "findings": [finding.code for finding in self.found.findings],
            "why": self.case.why,
        }


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The verdicts on a list of cases."""

    verdicts: tuple[Verdict, ...]

    @property
    def wrongly_merged(self) -> list[Verdict]:
        """Pairs brought too close: the dangerous list."""
        return [verdict for verdict in self.verdicts if verdict.wrongly_merged]

    @property
    def wrongly_split(self) -> list[Verdict]:
        """Pairs kept too far apart: the list that costs a clerk a second search."""
        return [verdict for verdict in self.verdicts if not verdict.right and not verdict.wrongly_merged]

    @property
    def false_same(self) -> int:
        """Pairs called `same` that are not: the number that has to be zero."""
        return sum(verdict.found.decision is Decision.SAME and not verdict.right for verdict in self.verdicts)

    def by_decision(self) -> dict[str, dict[str, float]]:
        """Precision, recall and numbers of each decision, over the cases that expect exactly one."""
        single = [(next(iter(v.case.expected)), v.found.decision) for v in self.verdicts if len(v.case.expected) == 1]
        expected, decided = Counter(one for one, _ in single), Counter(other for _, other in single)
        hits = Counter(one for one, other in single if one is other)
        return {
            str(decision): {
                "expected": expected[decision],
                "decided": decided[decision],
                "precision": round(hits[decision] / decided[decision], 4) if decided[decision] else 1.0,
                "recall": round(hits[decision] / expected[decision], 4) if expected[decision] else 1.0,
            }
            for decision in Decision
        }

    def as_dict(self) -> dict[str, Any]:
        """The JSON form printed by the benchmark."""
        right = sum(verdict.right for verdict in self.verdicts)
        return {
            "pairs": len(self.verdicts),
            "right": right,
            "accuracy": round(right / len(self.verdicts), 4) if self.verdicts else 1.0,
            "false_same": self.false_same,
            "by_decision": self.by_decision(),
            "wrongly_merged": [verdict.as_dict() for verdict in self.wrongly_merged],
            "wrongly_split": [verdict.as_dict() for verdict in self.wrongly_split],
        }


def evaluate(cases: Iterable[Case]) -> Evaluation:
    """Compare every case."""
    return Evaluation(tuple(Verdict(case, compare(case.left, case.right)) for case in cases))


def read_cases(path: Path) -> list[Case]:
    """Cases from a CSV with the columns left, right, expected, left_uscc, right_uscc, why. Raises ValueError that names the row."""
    with path.open(encoding="utf-8", newline="") as stream:
        return [_case(path, number, row) for number, row in enumerate(csv.DictReader(stream), start=2)]


def _case(path: Path, number: int, row: dict[str, str]) -> Case:
    if row["expected"] not in set(Decision):
        raise ValueError(f"{path}:{number}: expected is {row['expected']!r}, not one of {', '.join(Decision)}")
    left, right = PartyProfile(row["left"], row["left_uscc"]), PartyProfile(row["right"], row["right_uscc"])
    return Case(left, right, frozenset({Decision(row["expected"])}), row["why"])
