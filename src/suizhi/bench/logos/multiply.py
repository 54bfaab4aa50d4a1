"""Many pictures out of few: parts of real icons, turned, stretched and sheared by a seeded hand. They test speed, not likeness."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from PIL import Image

from suizhi.engines.logos.arrays import Floats
from suizhi.engines.logos.describe import Figure
from suizhi.engines.logos.ink import Ink
from suizhi.engines.logos.parts import SIDE, Part

SEED = 20261127
_UNSEEN = Ink(np.ones((8, 8), np.float32), np.ones((8, 8), bool), (0.0, 0.0, 1.0, 1.0))


def multiplied(figures: Sequence[Figure], count: int) -> Iterator[Figure]:
    """`count` figures, the parts of each bent in their own way. What is only shown, the small picture, is left blank."""
    draw = np.random.default_rng(SEED)
    for number in range(count):
        figure = figures[number % len(figures)]
        matrix = _matrix(draw)
        yield Figure(_UNSEEN, tuple(Part(part.kind, _bent(part.square, matrix), part.box) for part in figure.parts), figure.colours)


def _matrix(draw: np.random.Generator) -> list[float]:
    """Turned by 25 to 335 degrees, stretched and sheared, about the middle; the six numbers that Pillow takes."""
    angle, stretch, shear = np.deg2rad(draw.uniform(25, 335)), np.exp(draw.uniform(-0.5, 0.5)), draw.uniform(-0.4, 0.4)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    whole = turn @ np.array([[stretch, shear], [0, 1 / stretch]])
    middle = np.full(2, SIDE / 2)
    shift = middle - whole @ middle
    return [float(value) for value in (*whole[0], shift[0], *whole[1], shift[1])]


def _bent(square: Floats, matrix: list[float]) -> Floats:
    image = Image.fromarray((square * 255).astype(np.uint8))
    bent = image.transform((SIDE, SIDE), Image.Transform.AFFINE, matrix, Image.Resampling.BILINEAR)
    return np.asarray(bent, dtype=np.float32) / 255
