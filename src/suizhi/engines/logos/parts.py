"""A figure and its parts: the whole, what white space sets apart, its components, and what stands inside a ring or is cut out of a badge.

Each part is looked for by itself, which is how a device is found beside a name, inside a ring or within a larger mark.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from PIL import Image

from suizhi.engines.logos.arrays import Floats, Mask, Numbers
from suizhi.engines.logos.components import components, filled, grown
from suizhi.engines.logos.ink import Ink

SIDE, MARGIN = 64, 4
"""A part is laid into a square of this many pixels, with this margin."""
LOOK = 112
"""Pixels of the longer side on which parts are sought."""
LEAST_SIDE, LEAST_INK = 0.12, 0.02
"""The share of the figure's longer side, and of its ink, that makes a part."""
MOST = 8
"""Parts of one picture, the whole among them."""
_SAME = 0.92
"""Two parts that share this much of their boxes are one."""


class Kind(StrEnum):
    """How a part was set apart."""

    WHOLE = "whole"
    BLOCK = "block"
    INSIDE = "inside"
    CUT_OUT = "cut_out"


KINDS = tuple(Kind)


@dataclass(frozen=True, slots=True)
class Part:
    """A square picture of the part (64, 64) from 0 to 1; `box` is its place in the figure: left, top, right, bottom as shares."""

    kind: Kind
    square: Floats
    box: tuple[float, float, float, float]


def parts_of(ink: Ink, most: int = MOST) -> list[Part]:
    """The whole first, then its parts by the ink they hold; at most `most`."""
    scale = LOOK / max(ink.mask.shape)
    small = _resized(ink.mask.astype(np.float32), scale) > 0.5 if scale < 1 else ink.mask
    whole = Part(Kind.WHOLE, squared(ink.tone), (0.0, 0.0, 1.0, 1.0))
    found = [whole]
    boxes = [(0.0, 0.0, 1.0, 1.0)] if small.any() else []
    for kind, mask in sorted(_candidates(small), key=lambda one: -int(one[1].sum())):
        box = _box(mask)
        if len(found) >= most:
            break
        if kind is not Kind.CUT_OUT and any(_overlap(box, held) > _SAME for held in boxes):
            continue
        boxes.append(box)
        found.append(Part(kind, _cut(ink, mask, kind), box))
    return found


def squared(tone: Floats, stretch: float = 1.0) -> Floats:
    """The tone laid into the middle of a square of 64 pixels, its shape kept; `stretch` widens it against its height."""
    height, width = tone.shape
    width_as = width * stretch
    room = SIDE - 2 * MARGIN
    scale = room / max(height, width_as)
    size = (max(1, round(width_as * scale)), max(1, round(height * scale)))
    image = Image.fromarray((np.clip(tone, 0, 1) * 255).astype(np.uint8)).resize(
        size, Image.Resampling.BOX if scale < 1 else Image.Resampling.BILINEAR
    )
    out = np.zeros((SIDE, SIDE), np.float32)
    left, top = (SIDE - size[0]) // 2, (SIDE - size[1]) // 2
    out[top : top + size[1], left : left + size[0]] = np.asarray(image, dtype=np.float32) / 255
    return out


def _candidates(mask: Mask) -> Iterator[tuple[Kind, Mask]]:
    least = LEAST_INK * mask.sum()
    for kind, found in (*_nested(mask), *_blocks(mask)):
        height, width = _extent(found)
        if found.sum() >= least and max(height, width) >= LEAST_SIDE * max(mask.shape) and min(height, width) >= 5:
            yield kind, found


def _blocks(mask: Mask) -> Iterator[tuple[Kind, Mask]]:
    """What white space parts: both sides of the widest gaps, then the components that a narrow gap keeps together."""
    for axis in (0, 1):
        for cut in _gaps(mask.any(axis=axis)):
            for side in (slice(None, cut), slice(cut, None)):
                piece = np.zeros_like(mask)
                at = (slice(None), side) if axis == 0 else (side, slice(None))
                piece[at] = mask[at]
                yield Kind.BLOCK, piece
    for by in (max(1, round(max(mask.shape) * 0.02)), 0):
        labels, count = components(grown(mask, by))
        if count > 1:
            for number in _largest(labels, 4):
                yield Kind.BLOCK, mask & (labels == number)


def _gaps(held: Mask, most: int = 3) -> list[int]:
    """The middles of the widest gaps along one axis."""
    turns = np.flatnonzero(np.diff(held.astype(np.int8)))
    pairs = [
        (int(end - start), int(start + end) // 2 + 1) for start, end in zip(turns[::2], turns[1::2], strict=False) if not held[start + 1]
    ]
    return [middle for width, middle in sorted(pairs, reverse=True)[:most] if width >= 2]


def _nested(mask: Mask) -> Iterator[tuple[Kind, Mask]]:
    """What stands inside the largest component, and what is cut out of it."""
    labels, _ = components(mask)
    for number in _largest(labels, 2):
        outer = labels == number
        full = filled(outer)
        hollow = full & ~outer
        if full.sum() < 0.25 * full.size or hollow.sum() < 0.04 * full.sum():
            continue
        inside = mask & hollow
        if inside.any():
            yield Kind.INSIDE, inside
        if outer.sum() > 0.3 * full.sum():
            yield Kind.CUT_OUT, hollow & ~inside


def _largest(labels: Numbers, most: int) -> list[int]:
    sizes = np.bincount(labels.ravel())
    sizes[0] = 0
    return [int(number) for number in np.argsort(-sizes)[:most] if sizes[number]]


def _cut(ink: Ink, mask: Mask, kind: Kind) -> Floats:
    """The part by itself, at the full size of the ink; a cut-out is the mask, as it has no ink of its own."""
    height, width = ink.tone.shape
    only = Image.fromarray(grown(mask, 0 if kind is Kind.CUT_OUT else 1).astype(np.uint8) * 255).resize(
        (width, height), Image.Resampling.BILINEAR
    )
    share = np.asarray(only, dtype=np.float32) / 255
    tone = share if kind is Kind.CUT_OUT else ink.tone * share
    rows, columns = np.flatnonzero((tone > 0.2).any(1)), np.flatnonzero((tone > 0.2).any(0))
    if not rows.size or not columns.size:
        return squared(tone)
    return squared(tone[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1])


def _resized(values: Floats, scale: float) -> Floats:
    height, width = values.shape
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return np.asarray(Image.fromarray((values * 255).astype(np.uint8)).resize(size, Image.Resampling.BOX), dtype=np.float32) / 255


def _extent(mask: Mask) -> tuple[int, int]:
    rows, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
    return (int(rows[-1] - rows[0]) + 1, int(columns[-1] - columns[0]) + 1) if rows.size else (0, 0)


def _box(mask: Mask) -> tuple[float, float, float, float]:
    rows, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
    height, width = mask.shape
    return float(columns[0] / width), float(rows[0] / height), float((columns[-1] + 1) / width), float((rows[-1] + 1) / height)


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> float:
    """Intersection over union of two boxes."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    if wide <= 0 or high <= 0:
        return 0.0
    shared = wide * high
    total = (one[2] - one[0]) * (one[3] - one[1]) + (other[2] - other[0]) * (other[3] - other[1])
    return shared / (total - shared)
