"""A match as a picture: the query and what was found, the parts that matched framed, and both laid over each other."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw

from suizhi.engines.logos.arrays import Floats
from suizhi.engines.logos.check import laid
from suizhi.engines.logos.ink import Ink
from suizhi.engines.logos.small import halved

if TYPE_CHECKING:
    from suizhi.engines.logos.search import Hit

SIDE, GAP = 224, 12
"""Pixels a side of each of the three pictures, and between them."""
SHADES = 96
"""Colours of the sheet: two inks, their mixture and the shades of their edges; a quarter of the bytes that all colours take."""
_ASKED, _FOUND = np.array([0.10, 0.36, 0.78], np.float32), np.array([0.90, 0.45, 0.05], np.float32)
"""Blue for the query, orange for what was found: told apart by colour-blind eyes too. Where both have ink it is dark."""
Box = tuple[float, float, float, float]


def overlay(ink: Ink, hit: Hit) -> bytes:
    """PNG: the query, what was found, and the matching parts on top of each other as they were compared."""
    asked = Image.fromarray(((1 - np.clip(ink.tone, 0, 1)) * 255).astype(np.uint8))
    with Image.open(BytesIO(hit.held.thumb)) as found:
        panels = [_framed(asked, hit.variant.part.box, _ASKED), _framed(found, hit.box, _FOUND), _both(hit)]
    sheet = Image.new("RGB", (3 * SIDE + 4 * GAP, SIDE + 2 * GAP), "white")
    for number, panel in enumerate(panels):
        sheet.paste(panel, (GAP + number * (SIDE + GAP), GAP))
    out = BytesIO()
    sheet.quantize(SHADES).save(out, "PNG", optimize=True)
    return out.getvalue()


def _framed(figure: Image.Image, box: Box, colour: Floats) -> Image.Image:
    """The figure in the middle of a square, its matching part framed."""
    room = SIDE - 16
    scale = room / max(figure.size)
    size = (max(1, round(figure.width * scale)), max(1, round(figure.height * scale)))
    left, top = (SIDE - size[0]) // 2, (SIDE - size[1]) // 2
    out = Image.new("RGB", (SIDE, SIDE), "white")
    out.paste(figure.resize(size, Image.Resampling.BICUBIC).convert("RGB"), (left, top))
    frame = [left + box[0] * size[0] - 3, top + box[1] * size[1] - 3, left + box[2] * size[0] + 2, top + box[3] * size[1] + 2]
    red, green, blue = (int(part) for part in colour * 255)
    ImageDraw.Draw(out).rectangle(frame, outline=(red, green, blue), width=3)
    return out


def _both(hit: Hit) -> Image.Image:
    asked, found = _large(laid(halved(hit.variant.square[None]), hit.found[None])[0]), _large(hit.found)
    light = 1 - asked[..., None] * (1 - _ASKED)
    return Image.fromarray((light * (1 - found[..., None] * (1 - _FOUND)) * 255).astype(np.uint8))


def _large(square: Floats) -> Floats:
    image = Image.fromarray((np.clip(square, 0, 1) * 255).astype(np.uint8)).resize((SIDE, SIDE), Image.Resampling.BICUBIC)
    return np.asarray(image, dtype=np.float32) / 255
