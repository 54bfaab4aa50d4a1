"""Pictures that are like each other, as the page says and shows them."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from suizhi.commons.languages import is_english
from suizhi.engines.logos.colours import NAMES
from suizhi.engines.marks import Band
from suizhi.halls.register.selectors import reference_entries
from suizhi.halls.search.marks.showing import BRIEF, OVER

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from suizhi.halls.register.models import ReferenceEntry, Right
    from suizhi.halls.search.marks.figures import Alike, Figures

_LOOKS = {Band.HIGH: "b-bad", Band.MEDIUM: "b-warn", Band.LOW: "b-info", Band.NONE: ""}


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """One picture that was found: `sheet` is its drawing as an address that holds it, `spoken` the drawing in words."""

    right: Right | None
    number: str
    score: float
    band: _StrPromise
    look: str
    why: str
    sheet: str
    spoken: str


@dataclass(frozen=True, slots=True)
class Narrower:
    """A Vienna code or a colour by which the gallery can be narrowed, and how many pictures carry it."""

    value: str
    said: str
    count: int
    chosen: bool


def shown_figure(one: Alike) -> ShownFigure:
    """A hit in the language of the page; one whose mark is over says that instead of how alike it is."""
    why = one.hit.why[is_english()]
    band, look = (OVER, "b-none") if one.is_dead else (BRIEF[one.band], _LOOKS[one.band])
    return ShownFigure(one.right, one.number, one.hit.score, band, look, why, inlined(one.overlay), spoken(one))


def spoken(one: Alike) -> str:
    """The drawing of a match in words."""
    return _("左边是查的图，中间是 %(number)s 的图，右边把相近的部分叠在一起：蓝色是查的图，橙色是找到的图。%(why)s。") % {
        "number": one.number,
        "why": one.hit.why[is_english()],
    }


def colours_of(found: Figures, chosen: Iterable[str]) -> list[Narrower]:
    """The colours that the gallery holds."""
    held = set(chosen)
    return [Narrower(name, colour_said(name), count, name in held) for name, count in found.colours]


def codes_of(found: Figures, chosen: str) -> list[Narrower]:
    """The Vienna codes that the gallery holds, with their titles where the classification was taken in."""
    codes = [code for code, _count in found.vienna]
    titles = {one.symbol: one for one in reference_entries("vienna").filter(symbol__in=codes)}
    return [
        Narrower(code, f"{code} {_title(titles[code])}" if code in titles else code, count, code == chosen) for code, count in found.vienna
    ]


def colour_said(name: str) -> str:
    """A colour in the language of the page."""
    return name if is_english() else f"{NAMES[name]}色"


def inlined(png: bytes) -> str:
    """A picture as an address that holds it: it is shown and kept nowhere."""
    return f"data:image/png;base64,{base64.b64encode(png).decode()}"


def _title(entry: ReferenceEntry) -> str:
    zh, en = entry.title_zh, entry.title_en
    return (en or zh) if is_english() else (zh or en)
