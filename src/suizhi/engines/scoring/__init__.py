"""The scorer shared by every engine that weighs evidence: a table of named features, a total, and the reasons for it."""

from suizhi.engines.scoring.findings import Finding, Outcome, Span
from suizhi.engines.scoring.scorer import Feature, Score, Scorer, strongest_adjusted

__all__ = [
    "Feature",
    "Finding",
    "Outcome",
    "Score",
    "Scorer",
    "Span",
    "strongest_adjusted",
]
