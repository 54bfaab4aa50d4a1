"""Drawings on which the rules of figures are shown to hold or not: three invented devices, and what is done to them."""

from __future__ import annotations

Pairs = tuple[tuple[str, str], ...]
"""Names of `DRAWINGS`: what is asked about, and the picture that the gallery holds."""
_LARK = '<path d="M8 58 40 30l10-18 8 22 34 6-30 14-6 34-14-30z"/><path d="M52 88h34v7H52z"/>'
_BOAT = '<path d="M46 6v54H12zM54 20l30 40H54z"/><path d="M4 68h92L80 92H22z"/>'
_LAMP = '<path d="M20 90h40v8H20zM36 40h8v50h-8zM30 10l50 14-14 26-50-14z"/><path d="M70 62l20 8-6 14-16-8z"/>'
_BY_NAME = {"lark": _LARK, "boat": _BOAT, "lamp": _LAMP}
_DISC = '<circle cx="50" cy="50" r="48"/>'


def _svg(body: str, box: str = "0 0 100 100", look: str = "") -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"><g {look}>{body}</g></svg>'.encode()


def _moved(body: str, how: str) -> str:
    return f'<g transform="{how}">{body}</g>'


def _ringed(body: str) -> bytes:
    ring = '<circle cx="50" cy="50" r="46" fill="none" stroke="#000" stroke-width="5"/>'
    return _svg(ring + _moved(body, "translate(23 23) scale(.54)"))


DRAWINGS: dict[str, bytes] = {
    **{name: _svg(body) for name, body in _BY_NAME.items()},
    **{f"{name} in a ring": _ringed(body) for name, body in _BY_NAME.items()},
    **{f"{name} mirrored": _svg(_moved(body, "translate(100 0) scale(-1 1)")) for name, body in _BY_NAME.items()},
    "lark in outline": _svg(_LARK, "-4 -4 108 108", 'fill="#fff" stroke="#000" stroke-width="6"'),
    "boat, heavier": _svg(_BOAT, "-4 -4 108 108", 'stroke="#000" stroke-width="5"'),
    "lamp, wider": _svg(_moved(_LAMP, "scale(1.3 1)"), "0 0 130 100"),
    "boat turned": _svg(_moved(_BOAT, "rotate(14 50 50)"), "-20 -20 140 140"),
    "boat and lamp": _svg(_BOAT + _moved(_LAMP, "translate(120 0)"), "0 0 220 100"),
    "lark in red": _svg(_LARK, look='fill="#d01020"'),
    "boat in blue": _svg(_BOAT, look='fill="#1040d0"'),
    "lark, white on green": _svg(
        '<path fill="#0a7a30" d="M0 0h100v100H0z"/>' + _moved(_LARK, "translate(10 10) scale(.8)"), look='fill="#fff"'
    ),
    "disc": _svg(_DISC),
    "disc and boat": _svg(_DISC + _moved(_BOAT, "translate(120 0)"), "0 0 220 100"),
    "lamp on a disc": _svg(_DISC + f'<g fill="#fff">{_moved(_LAMP, "translate(25 22) scale(.5)")}</g>'),
}
"""Name → the drawing as SVG."""


def crowd(count: int) -> list[bytes]:
    """So many discs of slightly other sizes, as a gallery is full of them."""
    return [_svg(f'<circle cx="50" cy="50" r="{40 + number / count * 9:.3f}"/>') for number in range(count)]
