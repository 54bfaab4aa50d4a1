"""How well dossiers tell filers apart whom a person should look at from those who need no look, where the truth is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from suizhi.engines.filings.dossier import Dossier
from suizhi.engines.filings.model import EXCULPATORY, INDICATORS, weigh

TOP = 50
Right = Callable[[Dossier], bool]
"""Whether a person should look at what a dossier is about."""


def is_right(dossier: Dossier, wrong: Collection[str]) -> bool:
    """Whether more than half of its filings are by applicants whom a person should look at."""
    filed = [one.applicant.key in wrong for one in dossier.portfolio.filings]
    return 2 * sum(filed) > len(filed)


def precision(ranked: Sequence[Dossier], right: Right, top: int = TOP) -> float:
    """The share of right ones among the first."""
    return sum(map(right, ranked[:top])) / len(ranked[:top])


def recall(dossiers: Sequence[Dossier], right: Right) -> float:
    """The share of the right ones that reach the review line."""
    wanted = [one for one in dossiers if right(one)]
    return sum(one.is_for_review for one in wanted) / len(wanted)


def by_volume(dossiers: Sequence[Dossier]) -> list[Dossier]:
    """The peer: who files most comes first."""
    return sorted(dossiers, key=lambda one: (-len(one.portfolio.filings), one.id))


def by_kind(dossiers: Iterable[Dossier], kinds: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """Kind of applicant → how many there are, how many stand in a dossier above the review line, and the mean score."""
    scores: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for dossier in dossiers:
        for key in {one.applicant.key for one in dossier.portfolio.filings}:
            scores[kinds[key]].append((dossier.score.total, dossier.is_for_review))
    return {
        kind: {
            "applicants": len(held),
            "above": sum(above for _, above in held),
            "mean": round(sum(score for score, _ in held) / len(held), 3),
        }
        for kind, held in sorted(scores.items())
    }


def ablation(dossiers: Sequence[Dossier], right: Right, defensive: Right) -> dict[str, dict[str, Any]]:
    """Indicator → what is left of precision and recall without it, and how many defensive filers then reach the line.

    A ring's own finding (B10) keeps what it found with all of them.
    """
    return {one.id: _without(one.id, dossiers, right, defensive) for one in (*INDICATORS, *EXCULPATORY)}


def _without(id: str, dossiers: Sequence[Dossier], right: Right, defensive: Right) -> dict[str, Any]:
    left = [_less(one, id) for one in dossiers]
    ranked = sorted(left, key=lambda one: (-one.score.total, one.id))
    return {
        "found": sum(id in one.leads for one in dossiers),
        "precision": round(precision(ranked, right), 4),
        "recall": round(recall(left, right), 4),
        "defensive_above": sum(one.is_for_review for one in left if defensive(one)),
    }


def _less(dossier: Dossier, id: str) -> Dossier:
    leads = {found: lead for found, lead in dossier.leads.items() if found != id}
    return Dossier(dossier.portfolio, leads, weigh(leads))


def strangers_joined(dossiers: Iterable[Dossier], families: Collection[frozenset[str]]) -> int:
    """Applicants beyond the first family in a component: people who were joined and do not belong together."""
    family = {key: number for number, held in enumerate(families) for key in held}
    return sum(len({family.get(key, key) for key in one.portfolio.keys}) - 1 for one in dossiers)
