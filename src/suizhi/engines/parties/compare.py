"""A careful clerk's judgement: are these two names one party? `same` is rare and certain, doubt goes to a person."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from suizhi.engines.parties.model import PROPOSE_AT, SAME_AT, SCORER
from suizhi.engines.parties.profile import PartyProfile, pair
from suizhi.engines.scoring import Finding, Score


class Decision(StrEnum):
    """`propose` asks a person; only `same` may be linked without one, and even that is recorded as a proposal accepted."""

    SAME = "same"
    PROPOSE = "propose"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The decision with everything it rests on."""

    score: float
    decision: Decision
    findings: tuple[Finding, ...]
    scorer: str
    version: str

    def as_dict(self) -> dict[str, Any]:
        """The JSON form used by the command line and the API."""
        return {
            "score": self.score,
            "decision": str(self.decision),
            "findings": [finding.as_dict() for finding in self.findings],
            "scorer": self.scorer,
            "version": self.version,
        }


def compare(left: str | PartyProfile, right: str | PartyProfile) -> Comparison:
    """Compare two parties by name, and by identifiers, addresses and former names where profiles state them. Symmetric."""
    score = SCORER.score(pair(left, right))
    return Comparison(score.total, _decide(score), score.findings, score.scorer, score.version)


def _decide(score: Score) -> Decision:
    doubted = any(finding.contribution < 0 for finding in score.findings)
    if score.total >= SAME_AT and not doubted:
        return Decision.SAME
    return Decision.PROPOSE if score.total >= PROPOSE_AT else Decision.DIFFERENT
