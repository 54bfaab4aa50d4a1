"""The order of what is like a mark, whichever engine has brought the candidates."""

from __future__ import annotations

from collections.abc import Iterable
from math import prod

from suizhi.engines.marks.index.entry import Entry, Similar
from suizhi.engines.marks.model import SCORER
from suizhi.engines.marks.normal import Mark, read
from suizhi.engines.marks.rules.base import Pair
from suizhi.engines.scoring import Score

EXAMINED = 200
"""Candidates that the rules are asked about; more where more are wanted."""


def examined(limit: int) -> int:
    """Candidates to be brought where so many results are wanted."""
    return max(EXAMINED, 2 * limit)


def ranked(mark: Mark, candidates: Iterable[Entry], limit: int) -> list[Similar]:
    """The candidates, the most promising first, by the rules: those that no rule speaks for are left out.

    The most alike come first, and of those as much alike the ones that are so in more ways.
    """
    scored = (Similar(entry, SCORER.score(Pair(mark, read(entry.name)))) for entry in candidates)
    return sorted((one for one in scored if one.score.total), key=lambda one: -_together(one.score))[:limit]


def _together(score: Score) -> float:
    """Each further rule that speaks for a likeness adds to it, which the score itself never does."""
    apart = prod(1 - finding.contribution for finding in score.findings if finding.weight > 0)
    return 1 - apart + sum(finding.contribution for finding in score.findings if finding.weight < 0)
