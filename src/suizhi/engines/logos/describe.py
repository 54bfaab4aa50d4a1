"""Pictures → what the index holds: parts, each with its two vectors, and what helps to narrow and to show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from suizhi.engines.logos.arrays import Floats
from suizhi.engines.logos.colours import colours_of
from suizhi.engines.logos.encoder import encoded
from suizhi.engines.logos.ink import Ink, ink_of
from suizhi.engines.logos.parts import Part, parts_of
from suizhi.engines.logos.pixels import Picture
from suizhi.engines.logos.shapes import whitened

HELD = 5
"""Parts that a picture of the gallery is found by, the whole among them."""


@dataclass(frozen=True, slots=True)
class Vectors:
    """The two vectors of n squares: `shapes` (n, 192) by hand-made measures, `codes` (n, 128) by the encoder; each of length 1."""

    shapes: Floats
    codes: Floats


@dataclass(frozen=True, slots=True)
class Figure:
    """What is seen on a picture: its ink, its parts and the names of its colours."""

    ink: Ink
    parts: tuple[Part, ...]
    colours: frozenset[str]


@dataclass(frozen=True, slots=True)
class Described:
    """One picture of a gallery, ready for the index: its figure, and the vectors of its parts in their order."""

    figure: Figure
    vectors: Vectors


def figure_of(picture: Picture) -> Figure:
    """Set figure and parts apart. Raises `Refusal` where the picture has no figure."""
    ink = ink_of(picture)
    return Figure(ink, tuple(parts_of(ink, HELD)), colours_of(picture, ink))


def vectors_of(squares: Floats) -> Vectors:
    """Both vectors of squares (n, 64, 64)."""
    return Vectors(whitened(squares), encoded(squares))


def describe(figures: Sequence[Figure]) -> list[Described]:
    """Describe figures together, which is quicker than one by one."""
    if not figures:
        return []
    told = vectors_of(np.stack([part.square for figure in figures for part in figure.parts]))
    ends = np.cumsum([len(figure.parts) for figure in figures])
    cuts = [slice(end - len(figure.parts), end) for end, figure in zip(ends.tolist(), figures, strict=True)]
    return [Described(figure, Vectors(told.shapes[cut], told.codes[cut])) for figure, cut in zip(figures, cuts, strict=True)]
