"""The colours of a figure by their names, for narrowing: eleven names, those that cover a fair share of the ink."""

from __future__ import annotations

import numpy as np

from suizhi.engines.logos.arrays import Floats, Numbers
from suizhi.engines.logos.ink import Ink
from suizhi.engines.logos.pixels import Picture
from suizhi.engines.logos.refusals import refuse

NAMES = {
    "black": "黑",
    "white": "白",
    "grey": "灰",
    "red": "红",
    "orange": "橙",
    "yellow": "黄",
    "green": "绿",
    "blue": "蓝",
    "purple": "紫",
    "pink": "粉",
    "brown": "棕",
}
_SHARE = 0.1
"""The share of the ink that a colour must cover."""
_HUES = ((15, "red"), (42, "orange"), (70, "yellow"), (170, "green"), (260, "blue"), (300, "purple"), (340, "pink"), (361, "red"))
"""Degrees of the colour circle up to which a hue bears its name."""


def colour(text: str) -> str:
    """The English name of a colour given in either language. Raises `Refusal`."""
    wanted = text.strip().lower().removesuffix("色")
    for name, zh in NAMES.items():
        if wanted in {name, zh, {"grey": "gray"}.get(name, "")}:
            return name
    raise refuse("colour", text, field="colour")


def colours_of(picture: Picture, ink: Ink) -> frozenset[str]:
    """The names of the colours that the ink has."""
    height, width = picture.rgb.shape[:2]
    left, top, right, bottom = ink.box
    seen = picture.rgb[round(top * height) : round(bottom * height), round(left * width) : round(right * width)][ink.mask]
    places = np.linspace(0, len(seen) - 1, min(len(seen), 2_000)).astype(int)
    names, counts = np.unique(_named(seen[places]), return_counts=True)
    return frozenset(str(name) for name, count in zip(names, counts, strict=True) if count >= _SHARE * len(places))


def _named(rgb: Floats) -> Numbers:
    high, low = rgb.max(1), rgb.min(1)
    apart = high - low
    red, green, blue = rgb.T
    with np.errstate(divide="ignore", invalid="ignore"):
        turn = np.select([high == red, high == green], [(green - blue) / apart % 6, (blue - red) / apart + 2], (red - green) / apart + 4)
    degrees = np.nan_to_num(turn * 60)
    hue = np.select([degrees < upto for upto, _ in _HUES], [name for _, name in _HUES], "red")
    hue = np.where((hue == "orange") & (high < 0.6), "brown", hue)
    plain = np.select([high < 0.2, low > 0.85], ["black", "white"], "grey")
    faint = (apart < 0.12) | (high < 0.15) | (apart < 0.2 * high)
    return np.where(faint, plain, hue)
