"""The scorer of listings: log-odds of the signals add up to a probability that a person who looks will confirm the lead."""

from __future__ import annotations

import math
from collections.abc import Sequence
from enum import StrEnum

from suizhi.engines.listings.signals import SIGNALS
from suizhi.engines.listings.subject import Subject
from suizhi.engines.listings.weights import Weights
from suizhi.engines.scoring import Feature, Finding, Scorer
from suizhi.engines.scoring.scorer import Combine


class Band(StrEnum):
    """How soon a person should look; a listing below `medium` is no lead."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    NONE = "none"


def scorer(weights: Weights) -> Scorer[Subject]:
    """The published table of these weights."""
    features = [
        Feature(signal.code, weights.weights[signal.code], signal.judge, qualifier=signal.clears, article=signal.rule) for signal in SIGNALS
    ]
    return Scorer("listings", weights.version, features, combine=added_log_odds(weights.bias))


def added_log_odds(bias: float) -> Combine:
    """A way to combine: the log-odds of `bias` and of all findings add up, and are given as a probability."""

    def combine(evidence: Sequence[Finding], qualifiers: Sequence[Finding]) -> float:
        total = bias + sum(finding.contribution for finding in (*evidence, *qualifiers))
        return probability(total)

    combine.__doc__ = f"Log-odds add up, beginning with {bias:g}; the total is the probability of these odds."
    return combine


def probability(log_odds: float) -> float:
    """The probability of log-odds."""
    return 1 / (1 + math.exp(-log_odds)) if log_odds >= 0 else (odds := math.exp(log_odds)) / (1 + odds)


def band(total: float, weights: Weights) -> Band:
    """The band of a probability."""
    return next((name for name in (Band.HIGH, Band.MEDIUM, Band.LOW) if total >= weights.bands[name]), Band.NONE)
