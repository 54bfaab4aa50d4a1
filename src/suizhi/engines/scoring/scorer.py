"""A scorer is a published table of features and weights; a score keeps every finding that moved it.

The table is the documentation: `Scorer.describe()` gives weights, docstrings and articles, and `fingerprint` changes when any
weight does, so that a stored total can always be traced to the table that made it.
"""

from __future__ import annotations

import hashlib
import inspect
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar

from suizhi.engines.scoring.findings import Finding, Outcome

Subject = TypeVar("Subject")


@dataclass(frozen=True, slots=True)
class Feature(Generic[Subject]):
    """One named question put to the subject. `weight` may be negative; a `qualifier` adjusts what the evidence has established.

    `judge` returns None (or a value of 0) when the feature has nothing to say about this subject.
    """

    code: str
    weight: float
    judge: Callable[[Subject], Outcome | None]
    qualifier: bool = False
    article: str = ""

    def find(self, subject: Subject) -> Finding | None:
        """The feature's finding on this subject, or None where it does not hold."""
        outcome = self.judge(subject)
        if outcome is None or not outcome.value:
            return None
        return Finding(
            self.code,
            outcome.value,
            self.weight,
            outcome.compared,
            outcome.zh,
            outcome.en,
            outcome.spans,
            self.article,
        )

    def describe(self) -> dict[str, Any]:
        """The published form of the feature."""
        doc = inspect.getdoc(self.judge) or ""
        return {
            "code": self.code,
            "weight": self.weight,
            "qualifier": self.qualifier,
            "article": self.article,
            "doc": doc,
        }


@dataclass(frozen=True, slots=True)
class Score:
    """A total from 0 to 1, the findings that made it (strongest first), and the scorer's name and version."""

    total: float
    findings: tuple[Finding, ...]
    scorer: str
    version: str

    def finding(self, code: str) -> Finding | None:
        """The finding of that code, if it moved the score."""
        return next((finding for finding in self.findings if finding.code == code), None)


Combine: TypeAlias = Callable[[Sequence[Finding], Sequence[Finding]], float]


def strongest_adjusted(evidence: Sequence[Finding], qualifiers: Sequence[Finding]) -> float:
    """The strongest evidence, raised and lowered by every qualifier. Weak evidence never adds up to strong evidence."""
    return max((finding.contribution for finding in evidence), default=0.0) + sum(finding.contribution for finding in qualifiers)


class Scorer(Generic[Subject]):
    """A named, versioned table of features. `combine` turns the findings into one number, cut to 0..1."""

    def __init__(
        self,
        name: str,
        version: str,
        features: Sequence[Feature[Subject]],
        *,
        combine: Combine = strongest_adjusted,
    ) -> None:
        codes = [feature.code for feature in features]
        if len(set(codes)) != len(codes):
            raise ValueError(f"scorer {name} names a feature twice: {codes}")
        self.name, self.version, self.features, self.combine = (
            name,
            version,
            tuple(features),
            combine,
        )

    def score(self, subject: Subject) -> Score:
        """Put every feature's question to the subject; findings of no effect are dropped."""
        evidence: list[Finding] = []
        qualifiers: list[Finding] = []
        for feature in self.features:
            finding = feature.find(subject)
            if finding is not None:
                (qualifiers if feature.qualifier else evidence).append(finding)
        total = round(min(1.0, max(0.0, self.combine(evidence, qualifiers))), 4)
        ranked = sorted(evidence + qualifiers, key=lambda finding: -abs(finding.contribution))
        return Score(total, tuple(ranked), self.name, self.version)

    def describe(self) -> dict[str, Any]:
        """Name, version, way of combining and every feature with its weight: what the API publishes."""
        return {
            "name": self.name,
            "version": self.version,
            "combine": inspect.getdoc(self.combine) or "",
            "features": [feature.describe() for feature in self.features],
        }

    @property
    def fingerprint(self) -> str:
        """Twelve hex digits over the names and weights of the table: two tables that weigh differently never share it."""
        table = [[feature.code, feature.weight, feature.qualifier] for feature in self.features]
        return hashlib.sha256(json.dumps([self.name, table]).encode()).hexdigest()[:12]
