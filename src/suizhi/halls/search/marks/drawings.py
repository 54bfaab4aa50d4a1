"""Figures of marks for the demonstration, drawn by code: the same Vienna codes and the same place among their marks give the same drawing.

Every second mark of the same codes bears the figure of the one before it, changed a little, so that there is something to be found.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import cos, pi, sin

from suizhi.engines.simulators.chance import Chance

SAMPLE = ("03.07.17", "26.01.01")
"""The codes of the sample: a bird in a ring."""
_COLOURS = ("#B4362C", "#1B5E3A", "#174A7C", "#7A4B12", "#5A2E78", "#1F1F1F")
_RING, _SQUARE, _WAVES = "26.01.01", "26.04.05", "26.11.12"
_TURNED = (-1, 0.12, 0, 1), (0.94, 0.26, -0.26, 0.94), (1, 0, 0.18, 0.82)
"""Mirrored and sheared, turned, stretched: what is done to a figure to have another one like it, as a matrix of SVG without its moves."""
_SAMPLE_TURN = (0.97, -0.17, 0.17, 0.97)


def figure(codes: Sequence[str], place: int) -> bytes:
    """The figure of the mark at this place (from 0) among those of these Vienna codes, as an SVG."""
    chance = Chance("figure", *codes, place // 2)
    colour, turn = chance.pick(_COLOURS), chance.pick(_TURNED)
    return _svg(_composed(codes, chance), colour, turn if place % 2 else None)


def sample() -> bytes:
    """A figure that is none of the gallery's and like two of them: the first of its codes, turned and in another colour."""
    chance = Chance("figure", *SAMPLE, 0)
    colour = chance.pick(_COLOURS)
    chance.pick(_TURNED)
    return _svg(_composed(SAMPLE, chance), next(one for one in _COLOURS if one != colour), _SAMPLE_TURN)


def _svg(drawn: str, colour: str, turn: tuple[float, ...] | None) -> bytes:
    if turn:
        a, b, c, d = turn
        drawn = f'<g transform="matrix({a} {b} {c} {d} {_n(100 - 100 * (a + c))} {_n(100 - 100 * (b + d))})">{drawn}</g>'
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-10 -10 220 220" width="440" height="440">'
    return (
        f'{head}<rect x="-10" y="-10" width="220" height="220" fill="#fff"/><g fill="{colour}" stroke="{colour}">{drawn}</g></svg>'.encode()
    )


def _composed(codes: Sequence[str], chance: Chance) -> str:
    """What the codes name, put together: a ring or a square goes around, waves go below, the rest beside each other."""
    inner = [code for code in codes if code in _MOTIFS]
    if not inner:
        alone = [_ALONE[code](chance) for code in codes]
        return _row(alone)
    drawn = _row([_MOTIFS[code](chance) for code in inner])
    if _WAVES in codes:
        drawn = _put(drawn, 0.56, 44, 0) + _put(_waves(chance), 0.66, 34, 90)
    if _SQUARE in codes:
        tilt = chance.pick((0, 45))
        frame = f'<rect x="27" y="27" width="146" height="146" fill="none" stroke-width="9" transform="rotate({tilt} 100 100)"/>'
        drawn = _put(drawn, 0.58 if tilt else 0.64, 42 if tilt else 36, 42 if tilt else 36) + frame
    if _RING in codes:
        drawn = _put(drawn, 0.62, 38, 38) + f'<circle cx="100" cy="100" r="92" fill="none" stroke-width="{chance.between(6, 13)}"/>'
    return drawn


def _row(drawn: Sequence[str]) -> str:
    """Drawings of 200 × 200 beside each other in one."""
    if len(drawn) == 1:
        return drawn[0]
    scale = 1 / len(drawn)
    return "".join(_put(one, scale, number * 200 * scale, 100 - 100 * scale) for number, one in enumerate(drawn))


def _put(drawn: str, scale: float, x: float, y: float) -> str:
    return f'<g transform="translate({_n(x)} {_n(y)}) scale({_n(scale)})">{drawn}</g>'


def _cloud(chance: Chance) -> str:
    left, top = chance.between(30, 42), chance.between(44, 60)
    lobes = ((62, 112, left), (108, top + 36, 48), (150, 116, 34))
    drops = "".join(f'<path d="M{60 + 38 * n} 158l-12 30" stroke-width="10" stroke-linecap="round"/>' for n in range(chance.between(2, 4)))
    return "".join(f'<circle cx="{x}" cy="{y}" r="{r}"/>' for x, y, r in lobes) + '<rect x="60" y="110" width="92" height="36"/>' + drops


def _leaf(chance: Chance) -> str:
    bend = chance.between(30, 75)
    veins = "".join(f'<path d="M100 {150 - 26 * n}l{side * 34} -22" stroke="#fff" stroke-width="6"/>' for n in range(3) for side in (-1, 1))
    blade = f'<path d="M100 8C{160 + bend // 3} {bend} 172 120 100 172C28 120 {40 - bend // 3} {bend} 100 8Z" stroke="none"/>'
    return f'{blade}<path d="M100 40V166" stroke="#fff" stroke-width="7"/>{veins}<path d="M100 166v30" stroke-width="10"/>'


def _flower(chance: Chance) -> str:
    petals, width = chance.pick((5, 6, 8)), chance.between(18, 27)
    around = "".join(
        f'<ellipse cx="100" cy="48" rx="{width}" ry="44" stroke="#fff" stroke-width="4" transform="rotate({_n(360 * n / petals)} 100 100)"/>'
        for n in range(petals)
    )
    return f'{around}<circle cx="100" cy="100" r="{chance.between(15, 24)}" stroke="#fff" stroke-width="7"/>'


def _mountain(chance: Chance) -> str:
    high, low = chance.between(14, 44), chance.between(70, 100)
    snow = f'<path d="M76 {high}l-19 34 14 -6 9 10 10 -10 9 8z" fill="#fff" stroke="none"/>' if chance.true(0.6) else ""
    sun = f'<circle cx="{chance.between(150, 172)}" cy="40" r="18"/>' if chance.true(0.5) else ""
    return f'<path d="M4 180L76 {high}L122 124L150 {low}L196 180Z" stroke="none"/>{snow}{sun}'


def _bird(chance: Chance) -> str:
    lift, tail = chance.between(8, 42), chance.between(150, 186)
    wing = f'<path d="M14 {lift}C70 {lift + 6} 96 52 104 96C60 92 30 66 14 {lift}Z" stroke="none"/>'
    body = f'<path d="M192 66C150 44 116 74 104 96C92 130 60 {tail - 12} 30 {tail}C92 {tail + 8} 150 150 158 92L192 66Z" stroke="none"/>'
    return wing + body + '<circle cx="156" cy="72" r="6" fill="#fff" stroke="none"/>'


def _rings(chance: Chance) -> str:
    """A disc from which discs are cut, or rings within each other."""
    if chance.true(0.5):
        bites = chance.between(1, 3)
        cut = "".join(
            f'<circle cx="{_n(100 + 62 * cos(2 * pi * n / bites + 0.6))}" cy="{_n(100 + 62 * sin(2 * pi * n / bites + 0.6))}" '
            f'r="{chance.between(28, 42)}" fill="#fff" stroke="none"/>'
            for n in range(bites)
        )
        return f'<circle cx="100" cy="100" r="94" stroke="none"/>{cut}'
    gap = chance.between(24, 36)
    rings = "".join(
        f'<circle cx="{100 + shift}" cy="100" r="{radius}" fill="none" stroke-width="12"/>'
        for shift, radius in ((0, 92), (chance.between(-12, 12), 92 - gap))
    )
    return f'{rings}<circle cx="100" cy="100" r="{chance.between(12, 24)}"/>'


def _squares(chance: Chance) -> str:
    inner = chance.between(40, 72)
    outer = '<rect x="14" y="14" width="172" height="172" stroke="none"/>'
    hole = (
        f'<rect x="{100 - inner}" y="{100 - inner}" width="{2 * inner}" height="{2 * inner}" fill="#fff" transform="rotate(45 100 100)"/>'
    )
    return f'{outer}{hole}<rect x="78" y="78" width="44" height="44"/>'


def _waves(chance: Chance) -> str:
    """Bands that run in waves, one below the other."""
    high = chance.between(14, 38)
    path = f"c30 -{high} 60 -{high} 90 0s60 {high} 90 0"
    return "".join(
        f'<path d="M10 {46 + 36 * n}{path}" fill="none" stroke-width="{chance.between(10, 20)}"/>' for n in range(chance.between(3, 4))
    )


_MOTIFS: dict[str, Callable[[Chance], str]] = {
    "01.15.24": _cloud,
    "03.07.17": _bird,
    "05.03.13": _leaf,
    "05.05.19": _flower,
    "06.01.02": _mountain,
}
"""What the codes name that the demonstration's marks carry; each drawing is 200 × 200."""
_ALONE: dict[str, Callable[[Chance], str]] = {_RING: _rings, _SQUARE: _squares, _WAVES: _waves}
"""The same of what goes around others or below them, where it stands without them."""


def _n(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
