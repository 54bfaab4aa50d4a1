"""The ways in which a query is looked for: itself, its mirror image, turned, stretched, as a piece of something larger, and part by part."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from PIL import Image

from suizhi.engines.logos.arrays import Floats
from suizhi.engines.logos.ink import Ink
from suizhi.engines.logos.parts import Part, parts_of, squared


class Turn(StrEnum):
    """What was done to the query before it was looked for."""

    PLAIN = "plain"
    MIRRORED = "mirrored"
    TURNED = "turned"
    STRETCHED = "stretched"
    PIECE = "piece"


@dataclass(frozen=True, slots=True)
class Variant:
    """A square to look for, with the part of the query that it shows, that part's number, and what was done to it."""

    square: Floats
    part: Part
    number: int
    turn: Turn


ANGLES = (-20, -10, 10, 20)
STRETCHES = (0.75, 1.33)
PIECE = 0.7
"""The share of a side that a piece is taken to show."""


def variants_of(ink: Ink) -> list[Variant]:
    """All squares to look for, the whole as it is first."""
    parts = parts_of(ink)
    whole = parts[0]
    shown = Image.fromarray((np.clip(ink.tone, 0, 1) * 255).astype(np.uint8))
    found = [Variant(part.square, part, number, Turn.PLAIN) for number, part in enumerate(parts)]
    found.append(Variant(np.ascontiguousarray(whole.square[:, ::-1]), whole, 0, Turn.MIRRORED))
    found += [Variant(_turned(shown, angle), whole, 0, Turn.TURNED) for angle in ANGLES]
    found += [Variant(squared(ink.tone, stretch), whole, 0, Turn.STRETCHED) for stretch in STRETCHES]
    found += [Variant(square, whole, 0, Turn.PIECE) for square in _pieces(ink.tone)]
    return found


def _turned(image: Image.Image, angle: float) -> Floats:
    """Turned by degrees, cut to its box again."""
    tone = np.asarray(image.rotate(angle, Image.Resampling.BILINEAR, expand=True), dtype=np.float32) / 255
    rows, columns = np.flatnonzero((tone > 0.2).any(1)), np.flatnonzero((tone > 0.2).any(0))
    return squared(tone[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1])


def _pieces(tone: Floats) -> list[Floats]:
    """The query as what is left of something wider, higher or both, at each side and corner where it may have stood."""
    height, width = tone.shape
    high, wide = round(height / PIECE), round(width / PIECE)
    left = [((height, wide), (0, at)) for at in (0, wide - width)]
    upper = [((high, width), (at, 0)) for at in (0, high - height)]
    corner = [((high, wide), (down, across)) for down in (0, high - height) for across in (0, wide - width)]
    return [squared(_placed(tone, size, at)) for size, at in left + upper + corner]


def _placed(tone: Floats, size: tuple[int, int], at: tuple[int, int]) -> Floats:
    out = np.zeros(size, np.float32)
    out[at[0] : at[0] + tone.shape[0], at[1] : at[1] + tone.shape[1]] = tone
    return out
