"""Which names of others a mark comes near: a few candidates by shared characters, sounds, looks and letters, each then compared.

Candidates only save time; whether two names are alike is for `engines.marks.compare` to say. Likeness in meaning alone is not looked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log
from typing import Any

from suizhi.engines.filings.references import Reference
from suizhi.engines.marks import Mark, compare, look, read, sound
from suizhi.engines.scoring import Score

_COMPARED = 8
"""Candidates that are compared."""
_COVERED = 0.5
"""The share of a name's tokens, by weight, that a candidate has in common."""
_UNSEEN = 1.0
"""What a token weighs that no name has."""
_NEIGHBOURS = 6
_SEEN_ALIKE = 0.55


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
        self._postings: dict[str, list[int]] = defaultdict(list)
        tokens = [_tokens(read(name)) for name in names]
        for place, found in enumerate(tokens):
            for token in found:
                self._postings[token].append(place)
        self._weights = {token: log(1 + len(names) / len(places)) for token, places in self._postings.items()}
        self._sums = [self._sum(found) for found in tokens]

    def near(self, text: str) -> list[tuple[int, Score]]:
        """Places in `names` of those that the text comes near, each with its score; none for a figure."""
        if not text:
            return []
        found = [(place, _compared(text, self._names[place])) for place in self._candidates(read(text))]
        return [(place, score) for place, score in found if score.total >= self._likeness]

    def _candidates(self, mark: Mark) -> list[int]:
        tokens = _tokens(mark)
        shared: dict[int, float] = defaultdict(float)
        for token in tokens | _seen_alike(mark):
            for place in self._postings.get(token, ()):
                shared[place] += self._weights[token]
        whole = self._sum(tokens)
        near = [place for place, weight in shared.items() if weight >= _COVERED * min(whole, self._sums[place])]
        return sorted(near, key=lambda place: (-shared[place] / (whole + self._sums[place]), place))[:_COMPARED]

    def _sum(self, tokens: Collection[str]) -> float:
        return sum(self._weights.get(token, _UNSEEN) for token in tokens)


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


@lru_cache(maxsize=65_536)
def _token_set(letters: str) -> frozenset[str]:
    found: set[str] = set()
    for char in letters:
        readings = sound.syllables(char)
        found.add(f"c{char}" if readings else "")
        found |= {f"s{sound.folded(syllable)}" for syllable in readings}
    latin = "".join(char for char in letters if not sound.syllables(char))
    padded = f"^{latin}$"
    found |= {f"t{padded[place : place + 3]}" for place in range(len(padded) - 2)} if latin else set()
    return frozenset(found - {""})


def _tokens(mark: Mark) -> frozenset[str]:
    """Characters, folded syllables, triples of Latin letters, and the whole as it is spelt or sounds."""
    said = "".join((sound.syllables(char) or (char,))[0] for char in mark.letters)
    whole = {f"p{said}", f"e{sound.english(said)}"}
    return _token_set(mark.letters) | whole


@lru_cache(maxsize=16_384)
def _neighbours(char: str) -> tuple[str, ...]:
    return tuple(f"c{other}" for other, alike in look.neighbours(char, _NEIGHBOURS) if alike >= _SEEN_ALIKE)


def _seen_alike(mark: Mark) -> set[str]:
    """Characters that are taken for those of the mark."""
    return {token for char in mark.letters for token in _neighbours(char)}
