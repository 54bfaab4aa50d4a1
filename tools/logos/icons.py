"""The icons that the trainer reads: simple-icons (drawings CC0) under SUIZHI_DATA, and the half of them that it may see."""

from __future__ import annotations

import numpy as np

from suizhi.bench.logos.icons import Icon, half, icons
from suizhi.engines.logos.ink import ink_of
from suizhi.engines.logos.parts import parts_of
from suizhi.engines.logos.pixels import read


def squares() -> tuple[np.ndarray, np.ndarray]:
    """Every part of every icon of the tuning half: squares (n, 64, 64) and the number of the icon of each."""
    found, owners = [], []
    for number, icon in enumerate(half(icons(), "tuning")):
        for part in _parts(icon):
            found.append(part)
            owners.append(number)
    return np.stack(found), np.array(owners)


def _parts(icon: Icon) -> list[np.ndarray]:
    return [part.square for part in parts_of(ink_of(read(icon.data)), most=4)]
