"""Small pictures as the gallery keeps them: squares of 32 pixels in four bits for checking a match, and a PNG for showing it."""

from __future__ import annotations

from io import BytesIO

import numpy as np
from PIL import Image

from suizhi.engines.logos.arrays import Floats, Numbers
from suizhi.engines.logos.ink import Ink

CHECKED = 32
"""Pixels a side of the squares on which a match is checked."""
SHOWN = 128
"""Pixels of the longer side of what is shown."""


def halved(squares: Floats) -> Floats:
    """Squares (n, 64, 64) → (n, 32, 32)."""
    return squares.reshape(len(squares), CHECKED, 2, CHECKED, 2).mean((2, 4))


def packed(squares: Floats) -> Numbers:
    """Squares (n, 64, 64) → rows (n, 512), two pixels of sixteen shades to the byte."""
    shades = np.rint(halved(squares) * 15).astype(np.uint8).reshape(len(squares), -1)
    return (shades[:, ::2] << 4) | shades[:, 1::2]


def unpacked(rows: Numbers) -> Floats:
    """The reverse: rows (n, 512) → squares (n, 32, 32)."""
    both = np.stack([rows >> 4, rows & 15], -1)
    return (both.reshape(len(rows), CHECKED, CHECKED) / np.float32(15)).astype(np.float32)


def thumb(ink: Ink) -> bytes:
    """The figure as a grey PNG, dark ink on white, at most 128 pixels a side."""
    image = Image.fromarray(((1 - np.clip(ink.tone, 0, 1)) * 255).astype(np.uint8))
    image.thumbnail((SHOWN, SHOWN))
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
