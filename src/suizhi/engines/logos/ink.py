"""Pixels → ink: how far each pixel stands out from the ground, whichever of the two is the darker one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageFilter

from suizhi.engines.logos.arrays import Floats, Mask, Numbers
from suizhi.engines.logos.pixels import Picture
from suizhi.engines.logos.refusals import refuse

FAINT = 0.06
"""A picture whose figure stands out less than this from its ground has none."""
_SPECK = 0.002
"""The share of all ink below which a row or column at the rim is taken for noise."""


@dataclass(frozen=True, slots=True)
class Ink:
    """`tone` from 0 (ground) to 1 (full ink), `mask` where there is ink; both (height, width), cut to the figure's box.

    `box` is that box in the picture: left, top, right, bottom as shares of its width and height.
    """

    tone: Floats
    mask: Mask
    box: tuple[float, float, float, float]


def ink_of(picture: Picture) -> Ink:
    """Set the figure apart from its ground. Raises `Refusal` where the picture has one colour only."""
    apart = _farthest(np.abs(picture.rgb - _ground(picture)))
    if picture.ground is None:
        apart = _calm(apart)
    full = float(np.quantile(apart, 0.995))
    if max(full, float(apart.max()) * 0.5) < FAINT:
        raise refuse("blank")
    tone = np.clip(apart / max(full, FAINT), 0, 1).astype(np.float32)
    mask = tone > _threshold(tone)
    rows, columns = _extent(mask.sum(1), mask.sum()), _extent(mask.sum(0), mask.sum())
    if rows is None or columns is None:
        raise refuse("blank")
    (top, bottom), (left, right) = rows, columns
    height, width = mask.shape
    box = (left / width, top / height, right / width, bottom / height)
    return Ink(tone[top:bottom, left:right], mask[top:bottom, left:right], box)


def _farthest(apart: Floats) -> Floats:
    return np.maximum(np.maximum(apart[..., 0], apart[..., 1]), apart[..., 2])


def _ground(picture: Picture) -> Floats:
    """The colour behind the figure at every pixel: a plane through the border, which bends with the light of a photograph."""
    if picture.ground is not None:
        return picture.ground
    height, width = picture.rgb.shape[:2]
    rim = max(1, round(min(height, width) * 0.02))
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    border = np.ones((height, width), bool)
    border[rim:-rim, rim:-rim] = height <= 2 * rim or width <= 2 * rim
    places = np.stack([np.ones_like(x), x / width - 0.5, y / height - 0.5], -1)
    at, colours = places[border], picture.rgb[border]
    kept = np.abs(colours - np.median(colours, 0)).max(1) < 0.25
    for _ in range(2):
        if kept.sum() < 12:
            return np.median(colours, 0).astype(np.float32)
        plane, *_ = np.linalg.lstsq(at[kept], colours[kept], rcond=None)
        kept = np.abs(colours - at @ plane).max(1) < 0.08
    return np.clip(places @ plane, 0, 1).astype(np.float32)


def _calm(apart: Floats) -> Floats:
    """Without the grain of a photograph or of JPEG."""
    image = Image.fromarray((np.clip(apart, 0, 1) * 255).astype(np.uint8))
    return np.asarray(image.filter(ImageFilter.MedianFilter(3)), dtype=np.float32) / 255


def _threshold(tone: Floats) -> float:
    """Otsu's threshold, kept away from the ends."""
    counts, edges = np.histogram(tone, 64, (0, 1))
    middle = (edges[:-1] + edges[1:]) / 2
    below = np.cumsum(counts).astype(np.float64)
    above = below[-1] - below
    mass = np.cumsum(counts * middle)
    with np.errstate(divide="ignore", invalid="ignore"):
        between = below * above * (mass / below - (mass[-1] - mass) / above) ** 2
    between = np.where((below > 0) & (above > 0), between, 0)
    return float(np.clip(middle[int(np.argmax(between))], 0.15, 0.6))


def _extent(counts: Numbers, total: int) -> tuple[int, int] | None:
    """From where to where ink stands along one axis, single grains at the rim left out."""
    held = np.flatnonzero(counts)
    if not held.size:
        return None
    low, high = int(held[0]), int(held[-1]) + 1
    share = np.cumsum(counts) / total
    inner = np.flatnonzero((share > _SPECK) & (share < 1 - _SPECK))
    if not inner.size:
        return low, high
    start, end = int(inner[0]), int(inner[-1]) + 2
    gap = max(3, (high - low) // 20)
    return (start if start - low > gap else low), (end if high - end > gap else high)
