"""What may befall a figure on its way into a query. None of these was used to train (`tools/logos/families.py` has those)."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont, ImageOps

SIDE = 256
"""Pixels of the longer side of a figure before it is distorted."""
_CHINESE = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
_WORDS = ("穗城雅居", "云山茶业", "南越药房", "珠水", "LINGNAN", "Canton Tea", "Yuexiu", "HARBOUR 88")
"""Invented names to stand beside a figure."""
Draw = np.random.Generator
Figure = Image.Image
"""Grey, black ink on white."""


def mirror(figure: Figure, draw: Draw) -> Figure:
    """Left for right."""
    return ImageOps.mirror(figure)


def ring(figure: Figure, draw: Draw) -> Figure:
    """Inside a circle."""
    inner = figure.resize(_size(figure, draw.uniform(0.5, 0.62)))
    out = Image.new("L", (SIDE + 8, SIDE + 8), 255)
    ImageDraw.Draw(out).ellipse((4, 4, SIDE + 3, SIDE + 3), outline=0, width=int(draw.integers(6, 16)))
    out.paste(inner, ((out.width - inner.width) // 2, (out.height - inner.height) // 2))
    return out


def side_text(figure: Figure, draw: Draw) -> Figure:
    """A name to the right or below."""
    word = _WORDS[int(draw.integers(len(_WORDS)))]
    chinese = not word.isascii() and _CHINESE.is_file()
    size = int(draw.integers(60, 110))
    font = ImageFont.truetype(str(_CHINESE), size, index=2) if chinese else ImageFont.load_default(size)
    text = word if chinese or word.isascii() else "SUICHENG"
    left, top, right, bottom = (round(edge) for edge in font.getbbox(text))
    gap = int(draw.integers(16, 40))
    beside = draw.random() < 0.7
    wide, high = right - left, bottom - top
    size_ = (figure.width + gap + wide, max(figure.height, high)) if beside else (max(figure.width, wide), figure.height + gap + high)
    out = Image.new("L", size_, 255)
    out.paste(figure, (0, (out.height - figure.height) // 2) if beside else ((out.width - figure.width) // 2, 0))
    at = (
        (figure.width + gap - left, (out.height - high) // 2 - top)
        if beside
        else ((out.width - wide) // 2 - left, figure.height + gap - top)
    )
    ImageDraw.Draw(out).text(at, text, fill=0, font=font)
    return out


def occlusion(figure: Figure, draw: Draw) -> Figure:
    """A quarter covered: by the ground, or by a grey sticker."""
    out = figure.copy()
    left, top = int(draw.integers(2)) * (figure.width // 2), int(draw.integers(2)) * (figure.height // 2)
    shade = 255 if draw.random() < 0.5 else 140
    ImageDraw.Draw(out).rectangle((left, top, left + figure.width // 2, top + figure.height // 2), fill=shade)
    return out


def wave(figure: Figure, draw: Draw) -> Figure:
    """Rows and columns moved to and fro."""
    grid = np.asarray(ImageOps.expand(figure, 20, 255))
    height, width = grid.shape
    y, x = np.mgrid[0:height, 0:width].astype(float)
    strong, period = draw.uniform(5, 10), draw.uniform(90, 150)
    phase = draw.uniform(0, 6.28, 2)
    down = y + strong * np.sin(2 * np.pi * x / period + phase[0])
    across = x + strong * np.sin(2 * np.pi * y / period + phase[1])
    rows, columns = np.clip(np.rint(down), 0, height - 1).astype(int), np.clip(np.rint(across), 0, width - 1).astype(int)
    return Image.fromarray(grid[rows, columns])


def stroke_weight(figure: Figure, draw: Draw) -> Figure:
    """All strokes bolder or thinner."""
    size = int(draw.choice([5, 7, 9]))
    wide = ImageOps.expand(figure, size, 255)
    if draw.random() < 0.5:
        return wide.filter(ImageFilter.MinFilter(size))
    thin = wide.filter(ImageFilter.MaxFilter(min(size, 7)))
    return thin if (np.asarray(thin) < 128).mean() > 0.3 * (np.asarray(wide) < 128).mean() else wide.filter(ImageFilter.MaxFilter(3))


def photo(figure: Figure, draw: Draw) -> Figure:
    """Printed in colour on a coloured sheet and photographed: aslant, unevenly lit, grainy, blurred, compressed."""
    paper, print_ = _two_colours(draw)
    mask = np.asarray(ImageOps.expand(figure, 60, 255), float)[..., None] / 255
    picture = Image.fromarray((paper * mask + print_ * (1 - mask)).astype(np.uint8))
    width, height = picture.size
    moved = [(x + draw.uniform(-1, 1) * 0.09 * width, y + draw.uniform(-1, 1) * 0.09 * height) for x, y in _corners(width, height)]
    picture = picture.transform(
        (width, height),
        Image.Transform.PERSPECTIVE,
        _perspective(moved, _corners(width, height)),
        Image.Resampling.BILINEAR,
        fillcolor=tuple(int(c) for c in paper),
    ).filter(ImageFilter.GaussianBlur(draw.uniform(0.5, 1.5)))
    light = draw.uniform(0.65, 1) + np.linspace(0, draw.uniform(-0.3, 0.3), width)[None, :, None]
    grain = draw.normal(0, 7, (height, width, 1))
    lit = Image.fromarray(np.clip(np.asarray(picture) * light + grain, 0, 255).astype(np.uint8))
    packed = BytesIO()
    lit.save(packed, "JPEG", quality=45)
    return Image.open(BytesIO(packed.getvalue())).convert("RGB")


def partial(figure: Figure, draw: Draw) -> Figure:
    """A piece at a side or a corner: seven tenths of one or both sides."""
    across, down = ((0.7, 1.0), (1.0, 0.7), (0.72, 0.72))[int(draw.integers(3))]
    wide, high = round(figure.width * across), round(figure.height * down)
    left, top = int(draw.integers(2)) * (figure.width - wide), int(draw.integers(2)) * (figure.height - high)
    return ImageOps.expand(figure.crop((left, top, left + wide, top + high)), 12, 255)


def coloured(figure: Figure, draw: Draw) -> Figure:
    """Redrawn in colour: each component in one of three colours with a slow change of tone, on a tinted ground."""
    from suizhi.engines.logos.components import components

    labels, count = components(np.asarray(figure) < 128)
    paper = np.array([255, 255, 255.0]) - draw.uniform(0, 40, 3)
    inks = draw.uniform(0, 1, (3, 3)) * np.array([200, 170, 200])
    mine = inks[np.concatenate([[0], draw.integers(0, 3, count)])][labels]
    slope = 1 + np.linspace(-0.15, 0.15, figure.height)[:, None, None]
    cover = 1 - np.asarray(figure, float)[..., None] / 255
    near = np.where((labels > 0)[..., None], mine * slope, inks[0])
    return ImageOps.expand(
        Image.fromarray(np.clip(paper * (1 - cover) + near * cover, 0, 255).astype(np.uint8)), 10, tuple(int(c) for c in paper)
    )


def drawn_in_lines(figure: Figure, draw: Draw) -> Figure:
    """Redrawn in one colour as an outline: the rim of every area, with a pen of its own width."""
    pen = int(draw.choice([5, 7, 9]))
    wide = ImageOps.expand(figure, 2 * pen, 255)
    return ImageChops.invert(ImageChops.subtract(wide.filter(ImageFilter.MaxFilter(pen)), wide.filter(ImageFilter.MinFilter(3))))


FAMILIES: dict[str, Callable[[Figure, Draw], Figure]] = {
    "mirror": mirror,
    "ring": ring,
    "side text": side_text,
    "occlusion": occlusion,
    "wave": wave,
    "stroke weight": stroke_weight,
    "photo": photo,
    "partial": partial,
}
REDRAWN: dict[str, Callable[[Figure, Draw], Figure]] = {"in colour": coloured, "in lines": drawn_in_lines}


def figure_of(png: bytes) -> Figure:
    """A drawing with transparency → black on white, cut to its figure."""
    alpha = Image.open(BytesIO(png)).convert("RGBA").getchannel("A")
    return ImageChops.invert(alpha.crop(alpha.getbbox()))


def as_png(figure: Figure, margin: int = 12) -> bytes:
    """The bytes of a query, with a margin of its ground around the figure."""
    out = BytesIO()
    ground: Any = figure.getpixel((0, 0)) if figure.mode == "RGB" else 255
    ImageOps.expand(figure, margin, ground).save(out, "PNG")
    return out.getvalue()


def _size(figure: Figure, share: float) -> tuple[int, int]:
    scale = SIDE * share / max(figure.size)
    return max(1, round(figure.width * scale)), max(1, round(figure.height * scale))


def _two_colours(draw: Draw) -> tuple[Any, Any]:
    """A light and a dark colour, either of them the ground."""
    light, dark = draw.uniform(170, 250, 3), draw.uniform(10, 100, 3)
    return (light, dark) if draw.random() < 0.7 else (dark, light)


def _corners(width: float, height: float) -> list[tuple[float, float]]:
    return [(0, 0), (width, 0), (width, height), (0, height)]


def _perspective(source: list[tuple[float, float]], target: list[tuple[float, float]]) -> list[float]:
    """The eight numbers that Pillow takes, which lead from the target's corners to the source's."""
    rows = []
    for (x, y), (u, v) in zip(target, source, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
    return [float(value) for value in np.linalg.solve(np.array(rows), np.array(source).ravel())]
