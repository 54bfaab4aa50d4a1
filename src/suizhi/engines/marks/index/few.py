"""The marks that are like one, among some thousands, for a question that comes a hundred thousand times.

The same tokens and the same promise as in the index of millions, less what only that needs: quotas, segments and files. Characters that look
alike are tokens here as well, for a few marks have few of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain

import numpy as np

from suizhi.engines.marks.index.promise import TOGETHER, of_aspect, of_look, weight
from suizhi.engines.marks.index.segment import Array
from suizhi.engines.marks.look import neighbours_of
from suizhi.engines.marks.normal import Mark
from suizhi.engines.marks.tokens import PREFIXES, Aspect, han_letters, tokens

_NEIGHBOURS = 8
"""Characters that are taken for another."""
_LEAST = 0.3
"""The least promise at which a rule has been seen to speak."""
_LOOK = "l"
"""The kind of the tokens of look: `l:云`."""
_ASPECTS = tuple(Aspect)
_ROW = {kind: row for row, aspect in enumerate(_ASPECTS) for kind in PREFIXES[aspect]} | {_LOOK: len(_ASPECTS)}
"""The row of each kind of token: the aspects in their order, the look below them."""
_MEASURES: tuple[Callable[[Array, float, Array], Array], ...] = (*(partial(of_aspect, aspect) for aspect in _ASPECTS), of_look)
"""What each row promises."""


class Few:
    """Marks in memory, to be asked with one mark after another."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        self._count = len(marks)
        alike = neighbours_of(chain.from_iterable(map(han_letters, marks)), _NEIGHBOURS)
        own = [_own(mark) for mark in marks]
        postings: dict[str, list[int]] = {}
        for place, mark in enumerate(marks):
            taken_for = [f"{_LOOK}:{other}" for char in han_letters(mark) for other, _ in alike.get(char, ())]
            for token in dict.fromkeys(chain(own[place], taken_for)):
                postings.setdefault(token, []).append(place)
        self._weights = {token: float(weight(self._count, len(held))) for token, held in postings.items()}
        self._cells = {token: np.array(held) + _ROW[token[0]] * self._count for token, held in postings.items()}
        self._held = np.array([self._weighed(one) for one in own]).reshape(-1, len(_MEASURES)).T

    def near(self, mark: Mark, size: int) -> list[int]:
        """The places of at most `size` marks about which the rules are worth asking, the most promising first."""
        own = _own(mark)
        known = [token for token in own if token in self._cells]
        if not known:
            return []
        cells = [self._cells[token] for token in known]
        weights = np.repeat([self._weights[token] for token in known], [len(one) for one in cells])
        shared = np.bincount(np.concatenate(cells), weights, self._held.size).reshape(self._held.shape)
        promise = _promise(shared, self._weighed(own), self._held)
        found = np.flatnonzero(promise >= _LEAST)
        return [int(place) for place in found[np.lexsort((found, -promise[found]))][:size]]

    def _weighed(self, own: Sequence[str]) -> list[float]:
        """What tokens weigh together, by row."""
        unheld = float(weight(self._count, 0))
        total = [0.0] * len(_MEASURES)
        for token in own:
            total[_ROW[token[0]]] += self._weights.get(token, unheld)
        return total


def _own(mark: Mark) -> list[str]:
    return [*tokens(mark), *(f"{_LOOK}:{char}" for char in dict.fromkeys(han_letters(mark)))]


def _promise(shared: Array, asked: Sequence[float], held: Array) -> Array:
    """Weights of what is shared (rows, n), of what is asked (rows), of what each mark holds (rows, n) → promise (n)."""
    told = np.zeros_like(shared)
    for row, (measure, whole) in enumerate(zip(_MEASURES, asked, strict=True)):
        at = np.flatnonzero(shared[row])
        told[row, at] = measure(shared[row, at], whole, held[row, at])
    most: Array = told.max(axis=0)
    return np.asarray(most + TOGETHER * (told.sum(axis=0) - most))
