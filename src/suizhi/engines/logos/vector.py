"""Vector drawings: an SVG is looked through before it is drawn, so that it reaches for nothing outside itself and ends in time.

resvg draws it. It has no scripting and no network; what it would do is read files and unfold references without end, which is refused here.
"""

from __future__ import annotations

import base64
import binascii
import gzip
import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element, ParseError, tostring

import resvg_py
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from suizhi.engines.logos.refusals import refuse

ELEMENTS, DEPTH, UNFOLDED = 20_000, 64, 50_000
"""What one drawing may hold: elements, levels, and elements after every reference is followed."""
EMBEDDED = 4 << 20
"""Pixels that a picture inside the drawing may have."""
UNPACKED = 8 << 20
"""Bytes of markup that a drawing may have."""
_PANIC = "PanicException"
"""What resvg raises where it gives up; it derives from no Exception."""
_FOREIGN = re.compile(r"url\(\s*['\"]?(?!\s*#)|@import|expression\(", re.IGNORECASE)
_DATA = re.compile(r"data:image/(?:png|jpe?g|gif|webp);base64,", re.IGNORECASE)
_SLOW = frozenset({"filter", "script", "foreignObject"})
_SLOW_STYLE = re.compile(r"(?:filter|stroke-dasharray)\s*:[^;]*;?")
"""What is left out: filters cost time without changing the shape, scripts and foreign objects are never drawn."""


def is_drawing(data: bytes) -> bool:
    """Whether the bytes look like an SVG, compressed or not."""
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head[:2] == b"\x1f\x8b" or b"<svg" in head or (head.startswith(b"<") and b"<svg" in data[:65_536])


def draw(data: bytes, side: int) -> bytes:
    """The drawing as PNG, `side` pixels along its longer side. Raises `Refusal` for what is no drawing, reaches outside or never ends."""
    root = _parse(_unpacked(data))
    _bounded(root)
    for element in root.iter():
        _inside(element)
    _slim(root)
    width, height = _size(root)
    try:
        return resvg_py.svg_to_bytes(
            svg_string=tostring(root, encoding="unicode"),
            width=max(1, round(side * min(1.0, width / height))),
            height=max(1, round(side * min(1.0, height / width))),
            skip_system_fonts=not any(_local(element) == "text" for element in root.iter()),
        )
    except BaseException as error:
        if isinstance(error, ValueError) or type(error).__name__ == _PANIC:
            raise refuse("damaged", error) from error
        raise


def _unpacked(data: bytes) -> bytes:
    try:
        if data[:2] == b"\x1f\x8b":
            with gzip.open(BytesIO(data)) as packed:
                plain = packed.read(UNPACKED + 1)
        else:
            plain = data
    except (OSError, EOFError, zlib.error) as error:
        raise refuse("damaged", error) from error
    if len(plain) > UNPACKED:
        raise refuse("bomb")
    return plain


def _parse(data: bytes) -> Element:
    try:
        root: Element = fromstring(data, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    except DefusedXmlException as error:
        raise refuse("reaches_outside", type(error).__name__) from error
    except (ParseError, ValueError, LookupError, RecursionError) as error:
        raise refuse("damaged", error) from error
    if _local(root) != "svg":
        raise refuse("not_a_picture", _local(root))
    return root


def _bounded(root: Element) -> None:
    """Raise where the drawing is too large: counted flat, in depth, and unfolded along its references."""
    if sum(1 for _ in root.iter()) > ELEMENTS or _depth(root) > DEPTH:
        raise refuse("bomb")
    named = {element.get("id"): element for element in root.iter() if element.get("id")}
    sizes: dict[int, int] = {}
    if _unfolded(root, named, sizes, frozenset()) > UNFOLDED:
        raise refuse("bomb")


def _depth(root: Element) -> int:
    level, depth = [root], 0
    while level and depth <= DEPTH:
        level, depth = [child for element in level for child in element], depth + 1
    return depth


def _unfolded(element: Element, named: dict[str | None, Element], sizes: dict[int, int], above: frozenset[int]) -> int:
    """How many elements stand below this one once every `use` is followed; one that leads back to itself is counted as too many."""
    if id(element) in above or len(above) > 4 * DEPTH:
        return UNFOLDED + 1
    if id(element) not in sizes:
        inner = above | {id(element)}
        below = [*element, *_referred(element, named)]
        total = 1
        for child in below:
            total += _unfolded(child, named, sizes, inner)
            if total > UNFOLDED:
                break
        sizes[id(element)] = total
    return sizes[id(element)]


def _referred(element: Element, named: dict[str | None, Element]) -> Iterator[Element]:
    for name, value in element.attrib.items():
        for target in re.findall(r"#([^\s'\")]+)", value) if name.endswith("href") or "url(" in value else ():
            if target in named and _local(element) not in {"linearGradient", "radialGradient"}:
                yield named[target]


def _inside(element: Element) -> None:
    """Raise where an element or its style names anything outside the drawing."""
    for name, value in element.attrib.items():
        if name.rpartition("}")[2] == "href":
            _check_reference(value.strip())
        elif _FOREIGN.search(value):
            raise refuse("reaches_outside", value)
    if _local(element) == "style" and _FOREIGN.search(element.text or ""):
        raise refuse("reaches_outside", element.text)


def _check_reference(value: str) -> None:
    if value.startswith("#") or not value:
        return
    found = _DATA.match(value)
    if found is None:
        raise refuse("reaches_outside", value)
    from suizhi.engines.logos.pixels import declared

    try:
        content = base64.b64decode(value[found.end() :], validate=False)
    except (binascii.Error, ValueError) as error:
        raise refuse("damaged", error) from error
    width, height = declared(content)
    if width * height > EMBEDDED:
        raise refuse("bomb", f"{width}×{height}")


def _slim(root: Element) -> None:
    for parent in list(root.iter()):
        for child in [child for child in parent if _local(child) in _SLOW]:
            parent.remove(child)
        parent.attrib.pop("filter", None)
        parent.attrib.pop("stroke-dasharray", None)
        if "style" in parent.attrib:
            parent.attrib["style"] = _SLOW_STYLE.sub("", parent.attrib["style"])


def _size(root: Element) -> tuple[float, float]:
    """Width and height in the drawing's own units. Raises where the drawing says that it has no area."""
    box = [_number(part) for part in re.split(r"[\s,]+", root.get("viewBox", "").strip()) if part]
    width, height = (box[2], box[3]) if len(box) == 4 else (_number(root.get("width", "100")), _number(root.get("height", "100")))
    if not (0 < width < 1e7 and 0 < height < 1e7 and max(width, height) < 200 * min(width, height)):
        raise refuse("no_area", f"{width:g}×{height:g}")
    return width, height


def _number(text: str) -> float:
    found = re.match(r"\s*([+-]?[\d.]+(?:[eE][+-]?\d+)?)", text)
    try:
        return float(found.group(1)) if found else 100.0
    except ValueError:
        return 0.0


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]
