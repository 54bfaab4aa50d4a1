"""How right the leads are where the truth is known: precision at the top, recall, calibration, what each signal is worth, who is shown in vain."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from suizhi.engines.listings.lead import Lead
from suizhi.engines.listings.scorer import band, probability
from suizhi.engines.listings.weights import Weights

TOP = 100
_BINS = 10


@dataclass(frozen=True, slots=True)
class Known:
    """A lead with the truth: whether it is a copy, and the kind of seller."""

    lead: Lead
    copy: bool
    kind: str

    @property
    def score(self) -> float:
        """The probability that was told; 0 where no name was seen."""
        return self.lead.score.total if self.lead.score else 0.0


def precision_at(known: Sequence[Known], top: int = TOP) -> float:
    """The share of copies among the `top` highest scores; ties keep the order of the feed."""
    first = sorted(known, key=lambda one: -one.score)[:top]
    return sum(one.copy for one in first) / len(first)


def recall(known: Sequence[Known]) -> float:
    """The share of copies that are leads."""
    copies = [one for one in known if one.copy]
    return sum(one.lead.is_lead for one in copies) / len(copies)


def precision(known: Sequence[Known]) -> float:
    """The share of leads that are copies; 1 where there are none."""
    leads = [one for one in known if one.lead.is_lead]
    return sum(one.copy for one in leads) / len(leads) if leads else 1.0


def average_precision(known: Sequence[Known]) -> float:
    """The area under the curve of precision over recall."""
    found, total = 0, 0.0
    for place, one in enumerate(sorted(known, key=lambda one: -one.score), 1):
        if one.copy:
            found += 1
            total += found / place
    return total / found if found else 0.0


def brier(known: Sequence[Known]) -> float:
    """The mean square of what the probabilities are off by."""
    return sum((one.score - one.copy) ** 2 for one in known) / len(known)


@dataclass(frozen=True, slots=True)
class Bin:
    """Scores from `low` on: how many, what was told on average, what came true."""

    low: float
    count: int
    told: float
    true: float


def reliability(known: Sequence[Known]) -> list[Bin]:
    """What was told against what came true, in ten bins; empty bins are left out."""
    bins: dict[int, list[Known]] = {}
    for one in known:
        bins.setdefault(min(_BINS - 1, int(one.score * _BINS)), []).append(one)
    return [
        Bin(at / _BINS, len(held), sum(one.score for one in held) / len(held), sum(one.copy for one in held) / len(held))
        for at, held in sorted(bins.items())
    ]


def by_kind(known: Iterable[Known]) -> dict[str, dict[str, int]]:
    """Kind of seller → listings, and how many of them are leads."""
    table: dict[str, dict[str, int]] = {}
    for one in known:
        row = table.setdefault(one.kind, {"listings": 0, "leads": 0})
        row["listings"] += 1
        row["leads"] += one.lead.is_lead
    return dict(sorted(table.items()))


def ablation(known: Sequence[Known], weights: Weights) -> dict[str, dict[str, float]]:
    """Signal → what average precision and recall lose without it (negative: gain), for the right that was told for each listing."""
    held = {"average_precision": average_precision(known), "recall": recall(known)}
    table = {}
    for code in weights.weights:
        left = [_without(one, code, weights) for one in known]
        found = {"average_precision": average_precision(left), "recall": recall(left)}
        table[code] = {name: round(held[name] - found[name], 4) for name in held}
    return table


def _without(one: Known, code: str, weights: Weights) -> Known:
    score = one.lead.score
    if score is None or score.finding(code) is None:
        return one
    left = tuple(finding for finding in score.findings if finding.code != code)
    total = probability(weights.bias + sum(finding.contribution for finding in left))
    lead = replace(one.lead, score=replace(score, total=total, findings=left), band=band(total, weights))
    return replace(one, lead=lead)


def report(known: Sequence[Known]) -> dict[str, Any]:
    """The measures of one stream."""
    return {
        "listings": len(known),
        "copies": sum(one.copy for one in known),
        f"precision_at_{TOP}": round(precision_at(known), 4),
        "precision": round(precision(known), 4),
        "recall": round(recall(known), 4),
        "average_precision": round(average_precision(known), 4),
        "brier": round(brier(known), 4),
        "reliability": [
            {"from": one.low, "listings": one.count, "told": round(one.told, 4), "true": round(one.true, 4)} for one in reliability(known)
        ],
        "found_by_disguise": by_kind(one for one in known if one.copy),
        "shown_in_vain_by_seller": by_kind(one for one in known if not one.copy),
    }
