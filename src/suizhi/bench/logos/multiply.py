"""Many pictures out of few: the vectors of real icons, each moved aside by a seeded hand. They test speed and size, not likeness."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from suizhi.engines.logos.arrays import Floats
from suizhi.engines.logos.describe import Described, Figure, Vectors
from suizhi.engines.logos.ink import Ink

SEED = 20261127
ASIDE = 0.75
"""How far a vector of length 1 is moved before it is brought back to length 1: about 0.8 of it stays."""
_UNSEEN = Ink(np.ones((8, 8), np.float32), np.ones((8, 8), bool), (0.0, 0.0, 1.0, 1.0))


def multiplied(described: Sequence[Described], count: int) -> Iterator[Described]:
    """`count` pictures with the parts of the given ones and vectors of their own. What is only shown, the small picture, is left blank."""
    draw = np.random.default_rng(SEED)
    for number in range(count):
        one = described[number % len(described)]
        vectors = Vectors(_aside(one.vectors.shapes, draw), _aside(one.vectors.codes, draw))
        yield Described(Figure(_UNSEEN, one.figure.parts, one.figure.colours), vectors)


def _aside(vectors: Floats, draw: np.random.Generator) -> Floats:
    step = draw.standard_normal(vectors.shape, dtype=np.float32)
    moved = vectors + step * (ASIDE / np.linalg.norm(step, axis=1, keepdims=True))
    return moved / np.linalg.norm(moved, axis=1, keepdims=True)
