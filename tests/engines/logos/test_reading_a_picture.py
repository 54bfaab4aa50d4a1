"""Whatever bytes come: a picture, or one refusal; nothing outside is reached for, nothing unpacks without end."""

from __future__ import annotations

import base64
import gzip
import struct
import zlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from suizhi.engines.logos.ink import ink_of
from suizhi.engines.logos.pixels import WORKING, read
from suizhi.kernel.errors import Refusal
from tests.engines.logos.drawn import SVG, arrow, blank, png


def png_of(width: int, height: int, body: bytes = b"") -> bytes:
    """A PNG that declares this size, whatever its body."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(body)) + chunk(b"IEND", b"")


def svg(inner: str, head: str = 'viewBox="0 0 9 9"') -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {head}>{inner}</svg>'.encode()


LAUGHS = "".join(f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, 12))
ENTITY = b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>&x;</text></svg>'

BAD = {
    "nothing": (b"", "empty"),
    "text": (b"only words", "not_a_picture"),
    "a page": (b"<html><body>x</body></html>", "not_a_picture"),
    "cut short": (png(arrow())[:200], "damaged"),
    "a JPEG cut short": (png(arrow(), "JPEG")[:300], "damaged"),
    "no width": (png_of(0, 10), "not_a_picture"),
    "too wide": (png_of(50_000, 10_000), "bomb"),
    "more pixels than any picture": (png_of(60_000, 60_000), "bomb"),
    "a hair": (png_of(10_000, 3), "no_area"),
    "one colour": (png(blank()), "blank"),
    "one colour, CMYK": (png(blank(mode="CMYK", colour=(9, 9, 9, 9)), "JPEG"), "blank"),
    "all transparent": (png(blank(mode="RGBA", colour=(0, 0, 0, 0))), "blank"),
    "an empty drawing": (svg(""), "blank"),
    "a drawing without area": (svg("", 'viewBox="0 0 0 9"'), "no_area"),
    "a drawing of endless width": (svg("", 'viewBox="0 0 1e300 9"'), "no_area"),
    "a broken drawing": (SVG[:60], "damaged"),
    "an entity": (ENTITY, "reaches_outside"),
    "many laughs": (
        b'<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg">&b;</svg>',
        "reaches_outside",
    ),
    "uses of uses": (svg('<rect id="a0" width="1" height="1"/>' + LAUGHS), "bomb"),
    "a use of itself": (svg('<g id="a"><use href="#a"/></g>'), "bomb"),
    "too deep": (svg("<g>" * 200 + "</g>" * 200), "bomb"),
    "too many": (svg('<rect width="1" height="1"/>' * 20_001), "bomb"),
    "a picture of the web": (svg('<image href="https://example.org/a.png" width="9" height="9"/>'), "reaches_outside"),
    "a picture of the disk": (svg('<image xlink:href="/etc/hostname" width="9" height="9"/>'), "reaches_outside"),
    "a style of the web": (svg("<style>@import url(https://example.org/a.css);</style>"), "reaches_outside"),
    "a fill of the web": (svg('<rect width="9" height="9" fill="url(https://example.org/a#b)"/>'), "reaches_outside"),
    "a bomb inside": (
        svg(f'<image href="data:image/png;base64,{base64.b64encode(png_of(9_000, 9_000)).decode()}" width="9" height="9"/>'),
        "bomb",
    ),
    "a packed bomb": (gzip.compress(b"<svg>" + b" " * (9 << 20)), "bomb"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_picture_is_refused_by_name(name: str) -> None:
    content, code = BAD[name]
    with pytest.raises(Refusal) as refused:
        ink_of(read(content))
    assert refused.value.code == f"logo.{code}"
    assert "\n" not in refused.value.line()


GOOD = {
    "PNG": png(arrow()),
    "drawing": SVG,
    "packed drawing": gzip.compress(SVG),
    "drawing with a title and a script": SVG.replace(b"</svg>", b"<title>a</title><script>for(;;);</script></svg>"),
    "JPEG": png(arrow(), "JPEG"),
    "WebP": png(arrow(), "WEBP"),
    "TIFF": png(arrow(), "TIFF"),
    "BMP": png(arrow(), "BMP"),
    "CMYK": png(arrow(mode="CMYK", ink=(0, 0, 0, 255), ground=(0, 0, 0, 0)), "JPEG"),
    "palette": png(arrow().convert("P")),
    "one bit": png(arrow().convert("1")),
    "sixteen bits": png(Image.fromarray(np.asarray(arrow(), np.uint16) * 128)),
    "white on black": png(arrow(ink=255, ground=0)),
    "faint": png(arrow(ink=170, ground=200)),
    "transparent, white ink": png(arrow(mode="RGBA", ink=(255, 255, 255, 255), ground=(0, 0, 0, 0))),
    "moving": png(arrow(), "GIF", save_all=True, append_images=[arrow(ink=90)]),
}


@pytest.mark.parametrize("name", GOOD)
def test_the_figure_is_the_same_whatever_carries_it(name: str) -> None:
    plain, other = ink_of(read(GOOD["PNG"])).mask, ink_of(read(GOOD[name])).mask
    side = (100, 100)
    one, two = (np.asarray(Image.fromarray(mask).resize(side)) for mask in (plain, other))
    assert (one & two).sum() / (one | two).sum() > 0.8


def test_a_white_letter_on_a_coloured_badge_is_a_hole_in_the_badge() -> None:
    image = Image.new("RGBA", (100, 100), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.ellipse((5, 5, 95, 95), fill=(120, 190, 255, 255))
    draw.rectangle((40, 30, 60, 70), fill=(255, 255, 255, 255))
    mask = ink_of(read(png(image))).mask
    middle = mask.shape[0] // 2
    assert not mask[middle, middle]
    assert mask[middle, 10]


def test_a_large_picture_is_worked_with_small() -> None:
    picture = read(png(arrow(1600)))
    assert max(picture.rgb.shape) == WORKING


@given(st.data())
def test_broken_bytes_are_a_picture_or_one_refusal(data: st.DataObject) -> None:
    content = bytearray(GOOD[data.draw(st.sampled_from(sorted(GOOD)))])
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(content)))
    for tried in (bytes(content), bytes(content[:cut])):
        try:
            ink = ink_of(read(tried))
        except Refusal as refusal:
            assert refusal.code.startswith("logo.")
        else:
            assert ink.mask.any()


@given(
    st.recursive(
        st.sampled_from(['<rect width="5" height="5"/>', '<use href="#a"/>', "<text>字</text>", '<path d="M0 0h5z"/>']),
        lambda inner: st.lists(inner, max_size=4).map(lambda parts: '<g id="a" transform="scale(1e9)">' + "".join(parts) + "</g>"),
        max_leaves=12,
    )
)
def test_drawings_of_any_make_end(inner: str) -> None:
    try:
        read(svg(inner))
    except Refusal as refusal:
        assert refusal.code.startswith("logo.")
