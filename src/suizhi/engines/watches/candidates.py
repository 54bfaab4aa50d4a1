"""The few watched names that a new name may be like: found by what they share, weighed by how rare it is, before any rule looks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import log, sqrt

from suizhi.engines.marks import Mark
from suizhi.engines.marks.look import neighbours, shape
from suizhi.engines.marks.meaning import senses
from suizhi.engines.marks.normal import Script
from suizhi.engines.marks.sound import english, folded, skeleton, spoken, syllables

_NEIGHBOURS = 8
"""Characters that are taken for another: a sign drawn with one of them meets the name that it imitates."""
_LEAST = 0.22
"""The least share of a name's weight that a sign must hold: below it no rule has been seen to speak."""
_GRAMS = 3


class Candidates:
    """The names of all watches, to be asked with one new name after another."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        tokens = [list(dict.fromkeys(_posted(mark))) for mark in marks]
        counts = Counter(token for held in tokens for token in held)
        self._weight = {token: log(1 + len(marks) / count) for token, count in counts.items()}
        self._postings: dict[str, list[int]] = {}
        for place, held in enumerate(tokens):
            for token in held:
                self._postings.setdefault(token, []).append(place)
        self._norms = [sqrt(sum(self._weight[token] for token in dict.fromkeys(_tokens(mark)))) for mark in marks]

    def near(self, mark: Mark, size: int) -> list[int]:
        """The places of at most `size` names that share the most with the mark."""
        sums: dict[int, float] = {}
        own = 0.0
        for token in dict.fromkeys(_tokens(mark)):
            weight = self._weight.get(token)
            if weight is None:
                continue
            own += weight
            for place in self._postings[token]:
                sums[place] = sums.get(place, 0.0) + weight
        norm = sqrt(own)
        found = [(total / (norm * self._norms[place]), place) for place, total in sums.items()]
        return [place for rank, place in sorted(found, key=lambda one: (-one[0], one[1]))[:size] if rank >= _LEAST]


def _posted(mark: Mark) -> Iterator[str]:
    """What a watched name is found by: its own tokens, and the characters that look like its own."""
    yield from _tokens(mark)
    for char in mark.letters:
        yield from ("c" + other for other, _ in neighbours(char, _NEIGHBOURS))


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
