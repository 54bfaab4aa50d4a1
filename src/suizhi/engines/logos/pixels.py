"""Bytes → pixels: any picture that a city receives, bounded before it is decoded, laid on a ground that its figure stands out from."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from suizhi.engines.logos.arrays import Floats
from suizhi.engines.logos.refusals import refuse
from suizhi.engines.logos.vector import draw, is_drawing

BYTES = 32 << 20
SIDE, PIXELS = 12_000, 64_000_000
"""What a picture may declare: pixels a side and in all."""
WORKING = 192
"""Pixels of the longer side that are worked with; likeness lives in the shape, not in the detail."""
FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")
_FAULTS = (OSError, SyntaxError, ValueError, EOFError, IndexError, TypeError, KeyError, OverflowError, MemoryError, ZeroDivisionError)
"""What Pillow's decoders raise for damaged bytes."""
_SEEN_THROUGH = 0.02
"""The share of transparent pixels from which the transparency is the ground."""
_LIGHT, _MOSTLY = 0.85, 0.8
"""From which brightness ink is lost on white, and from which share of such ink the figure is laid on black: a white letter on a blue disc is not."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Red, green and blue from 0 to 1 as an array (height, width, 3); `ground` is its background where transparency says so."""

    rgb: Floats
    ground: Floats | None = None


def read(data: bytes, side: int = WORKING) -> Picture:
    """Decode the first frame, at most `side` pixels along its longer side. Raises `Refusal` for what is no picture, is damaged, has no area or would unpack to too much."""
    return _laid(_image(data, side, PIXELS))


def shrunk(data: bytes, pixels: int = PIXELS) -> bytes:
    """The first frame as a PNG of the size that is worked with, in which `read` sees what it sees in `data`; `pixels`: the most that it may declare. Raises `Refusal` as `read` does."""
    out = BytesIO()
    _image(data, WORKING, pixels).save(out, "PNG")
    return out.getvalue()


def declared(data: bytes) -> tuple[int, int]:
    """Width and height that a raster picture declares, without decoding it. Raises `Refusal`."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with _opened(data) as image:
            return image.size


def _opened(data: bytes) -> Image.Image:
    try:
        return Image.open(BytesIO(data), formats=FORMATS)
    except UnidentifiedImageError as error:
        raise refuse("not_a_picture") from error
    except Image.DecompressionBombError as error:
        raise refuse("bomb") from error
    except _FAULTS as error:
        raise refuse("damaged", error) from error


def _image(data: bytes, side: int, pixels: int) -> Image.Image:
    if not data:
        raise refuse("empty")
    if len(data) > BYTES:
        raise refuse("too_large")
    if is_drawing(data):
        data = draw(data, side)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return _decoded(data, side, pixels)


def _decoded(data: bytes, side: int, pixels: int) -> Image.Image:
    with _opened(data) as image:
        width, height = image.size
        if not width or not height or max(width, height) > 200 * min(width, height):
            raise refuse("no_area", f"{width}×{height}")
        if max(width, height) > SIDE or width * height > pixels:
            raise refuse("bomb", f"{width}×{height}")
        try:
            image.draft("RGB", (2 * side, 2 * side))
            image.load()
            return _small(ImageOps.exif_transpose(_eight_bits(image)), side)
        except _FAULTS as error:
            raise refuse("damaged", error) from error


def _eight_bits(image: Image.Image) -> Image.Image:
    """RGBA of eight bits a channel; sixteen-bit grey is stretched over its own range, as Pillow would cut it off at 255."""
    if image.mode[:1] in {"I", "F"}:
        grey = np.nan_to_num(np.asarray(image, dtype=np.float64))
        low, high = grey.min(), grey.max()
        image = Image.fromarray(((grey - low) * (255.0 / max(high - low, 1e-9))).astype(np.uint8))
    return image.convert("RGBA")


def _small(image: Image.Image, side: int) -> Image.Image:
    """At most `side` pixels a side, reduced with premultiplied alpha so that no ground bleeds into the figure."""
    scale = side / max(image.size)
    if scale >= 1:
        return image
    size = tuple(max(1, round(length * scale)) for length in image.size)
    return image.convert("RGBa").resize((size[0], size[1]), Image.Resampling.BOX, reducing_gap=2.0).convert("RGBA")


def _laid(image: Image.Image) -> Picture:
    values: Any = np.asarray(image, dtype=np.float32) / 255
    rgb, alpha = values[..., :3], values[..., 3:]
    if (alpha < 0.5).mean() < _SEEN_THROUGH:
        return Picture(np.ascontiguousarray(rgb * alpha + (1 - alpha)))
    if alpha.max() < 0.1:
        raise refuse("blank")
    light = (alpha[..., 0] * (rgb.min(2) > _LIGHT)).sum() / alpha.sum()
    ground = np.float32(0.0 if light > _MOSTLY else 1.0)
    return Picture(rgb * alpha + ground * (1 - alpha), np.full(3, ground, np.float32))
