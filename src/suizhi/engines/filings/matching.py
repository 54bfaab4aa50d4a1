"""Which names of others a mark comes near: a few candidates, each then compared.

Candidates only save time; whether two names are alike is for `engines.marks.compare` to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from suizhi.engines.filings.references import Reference
from suizhi.engines.marks import compare, read
from suizhi.engines.marks.index import Few
from suizhi.engines.scoring import Score

_COMPARED = 8
"""Candidates that are compared."""


@dataclass(frozen=True, slots=True)
class Match:
    """A mark that was filed and the name of somebody else that it comes near, with the score and the strongest rule."""

    number: str
    mark: str
    reference: Reference
    score: float
    rule: str
    why_zh: str
    why_en: str

    def as_dict(self) -> dict[str, Any]:
        """`{number, mark, reference, score, rule, explanation, explanation_en}`."""
        return {
            "number": self.number,
            "mark": self.mark,
            "reference": self.reference.as_dict(),
            "score": self.score,
            "rule": self.rule,
            "explanation": self.why_zh,
            "explanation_en": self.why_en,
        }


class Names:
    """Names, ready to be asked which of them a text comes near. `likeness` is the score from which on it does."""

    def __init__(self, names: Sequence[str], likeness: float) -> None:
        self._names, self._likeness = names, likeness
        self._few = Few([read(name) for name in names])

    def near(self, text: str) -> list[tuple[int, Score]]:
        """Places in `names` of those that the text comes near, each with its score; none for a figure."""
        if not text:
            return []
        found = [(place, _compared(text, self._names[place])) for place in self._few.near(read(text), _COMPARED)]
        return [(place, score) for place, score in found if score.total >= self._likeness]


class Matcher:
    """Names of others, ready to be asked."""

    def __init__(self, references: Iterable[Reference], likeness: float) -> None:
        self._references = list(references)
        self._names = Names([reference.name for reference in self._references], likeness)

    def near(self, number: str, mark: str) -> list[Match]:
        """The names that the mark of that application comes near, nearest first."""
        found = [_match(number, mark, self._references[place], score) for place, score in self._names.near(mark)]
        return sorted(found, key=lambda one: (-one.score, one.reference.name, one.reference.whose))


def _match(number: str, mark: str, reference: Reference, score: Score) -> Match:
    first = score.findings[0]
    return Match(number, mark, reference, score.total, first.code, first.note_zh, first.note_en)


@lru_cache(maxsize=65_536)
def _compared(one: str, other: str) -> Score:
    return compare(one, other).score


def likeness(one: str, other: str) -> float:
    """How alike two marks are, 0 to 1."""
    return _compared(one, other).total
