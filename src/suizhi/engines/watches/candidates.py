"""The few watched names that a new name may be like: found by what they share, weighed by how rare it is, before any rule looks.

For some thousands of names, asked a hundred thousand times: `engines.marks.index` answers for millions, at five times the cost of a question.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

import numpy as np

from suizhi.engines.marks import Mark
from suizhi.engines.marks.look import neighbours_of, shape
from suizhi.engines.marks.meaning import senses
from suizhi.engines.marks.normal import Script
from suizhi.engines.marks.sound import english, folded, skeleton, spoken, syllables

_NEIGHBOURS = 8
"""Characters that are taken for another: a sign drawn with one of them meets the name that it imitates."""
_LEAST = 0.22
"""The least cosine at which a rule has been seen to speak."""
_GRAMS = 3
Array = Any


class Candidates:
    """The names of all watches, to be asked with one new name after another."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        alike = neighbours_of(chain.from_iterable(mark.letters for mark in marks), _NEIGHBOURS)
        postings: dict[str, list[int]] = {}
        for place, mark in enumerate(marks):
            for token in dict.fromkeys(_posted(mark, alike)):
                postings.setdefault(token, []).append(place)
        self._weight = {token: float(np.log(1 + len(marks) / len(held))) for token, held in postings.items()}
        self._postings: dict[str, Array] = {token: np.array(held, dtype=np.int32) for token, held in postings.items()}
        self._norms = np.array([max(self._norm(list(dict.fromkeys(_tokens(mark)))), 1e-9) for mark in marks])

    def near(self, mark: Mark, size: int) -> list[int]:
        """The places of at most `size` names that share the most with the mark, the most first."""
        known = [token for token in dict.fromkeys(_tokens(mark)) if token in self._postings]
        if not known:
            return []
        held = [self._postings[token] for token in known]
        weights = np.repeat([self._weight[token] for token in known], [len(one) for one in held])
        ranks = np.bincount(np.concatenate(held), weights, len(self._norms)) / (self._norms * self._norm(known))
        found = np.flatnonzero(ranks >= _LEAST)
        order = np.lexsort((found, -ranks[found]))[:size]
        return [int(place) for place in found[order]]

    def _norm(self, tokens: Sequence[str]) -> float:
        return float(np.sqrt(sum(self._weight[token] for token in tokens)))


def _posted(mark: Mark, alike: Mapping[str, Sequence[tuple[str, float]]]) -> Iterator[str]:
    """What a watched name is found by: its own tokens, and the characters that look like its own."""
    yield from _tokens(mark)
    for char in mark.letters:
        yield from ("c" + other for other, _ in alike.get(char, ()))


def _tokens(mark: Mark) -> Iterator[str]:
    for word in mark.words:
        if word.script is Script.HAN:
            yield from _of_han(word.text)
        elif word.script is Script.LATIN:
            yield from _of_latin(word.text)
        else:
            yield "d" + word.text


def _of_han(text: str) -> Iterator[str]:
    for char in text:
        yield "c" + char
        yield from ("s" + folded(one) for one in syllables(char))
    yield from _sounds("".join(syllables(char)[0] if syllables(char) else char for char in text))
    yield "k" + skeleton(english(spoken(text)))
    yield from ("w" + sense.gloss for sense in senses(text))


def _of_latin(text: str) -> Iterator[str]:
    yield "w" + text
    yield from _sounds(text)
    yield "k" + skeleton(english(text))
    yield "o" + shape(text)


def _sounds(text: str) -> Iterator[str]:
    key = f"^{english(text)}$"
    yield from ("g" + key[at : at + _GRAMS] for at in range(max(1, len(key) - _GRAMS + 1)))
