"""Pictures that the tests draw themselves."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw


def png(image: Image.Image, form: str = "PNG", **how: Any) -> bytes:
    """The bytes of a picture."""
    out = BytesIO()
    image.save(out, form, **how)
    return out.getvalue()


def blank(size: tuple[int, int] = (200, 200), mode: str = "L", colour: Any = 255) -> Image.Image:
    """A sheet of one colour."""
    return Image.new(mode, size, colour)


def arrow(size: int = 200, ink: Any = 0, ground: Any = 255, mode: str = "L") -> Image.Image:
    """An arrow to the upper right with a bar: alike to nothing else here, and to its own mirror image only when mirrored."""
    image = Image.new(mode, (size, size), ground)
    draw, unit = ImageDraw.Draw(image), size / 20
    draw.polygon([(9 * unit, 2 * unit), (18 * unit, 2 * unit), (18 * unit, 11 * unit)], fill=ink)
    draw.line([(3 * unit, 17 * unit), (14 * unit, 6 * unit)], fill=ink, width=round(2.4 * unit))
    draw.rectangle((11 * unit, 15 * unit, 18 * unit, 18 * unit), fill=ink)
    return image


def star(size: int = 200) -> Image.Image:
    """A cross of two beams with a dot in each corner."""
    image, unit = blank((size, size)), size / 20
    draw = ImageDraw.Draw(image)
    draw.rectangle((8 * unit, unit, 11 * unit, 19 * unit), fill=0)
    draw.rectangle((unit, 8 * unit, 19 * unit, 11 * unit), fill=0)
    for x, y in ((4, 4), (15, 4), (4, 15), (15, 15)):
        draw.ellipse(((x - 1.5) * unit, (y - 1.5) * unit, (x + 1.5) * unit, (y + 1.5) * unit), fill=0)
    return image


def leaf(size: int = 200) -> Image.Image:
    """Two half moons on a stalk."""
    image, unit = blank((size, size)), size / 20
    draw = ImageDraw.Draw(image)
    draw.pieslice((2 * unit, 2 * unit, 14 * unit, 14 * unit), 90, 270, fill=0)
    draw.pieslice((9 * unit, 5 * unit, 19 * unit, 15 * unit), 200, 20, fill=0)
    draw.line((10 * unit, 4 * unit, 12 * unit, 19 * unit), fill=0, width=round(unit))
    return image


def ringed(figure: Image.Image) -> Image.Image:
    """The figure inside a circle."""
    out = blank((300, 300))
    ImageDraw.Draw(out).ellipse((5, 5, 294, 294), outline=0, width=9)
    out.paste(figure.resize((150, 150)), (75, 75))
    return out


def beside(figure: Image.Image, other: Image.Image) -> Image.Image:
    """Two figures side by side."""
    out = blank((figure.width + other.width + 40, max(figure.height, other.height)))
    out.paste(figure, (0, 0))
    out.paste(other, (figure.width + 40, 0))
    return out


SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><path d="M9 2h9v9z"/><path d="M3 17 14 6" stroke="#000" stroke-width="2.4"/>'
    b'<rect x="11" y="15" width="7" height="3"/></svg>'
)
"""The arrow as a drawing."""
