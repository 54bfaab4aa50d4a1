"""Geographical indications: place and product in one sign, in any order and spelling; the place alone only on the product's own goods."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from suizhi.engines.marks import Mark, read
from suizhi.engines.scoring import Feature, Outcome, Scorer
from suizhi.engines.watches.model import Sign, Sort, Watched

_STYLES = ("式", "风味", "口味", "味", "型", "类", "仿", "style", "flavour", "flavor", "type", "kind", "like")
"""Words by which a sign leans on an indication without claiming it."""
_ARTICLE = "商标法 第十六条（GIE-003）"
_STYLE_ARTICLE = "TRIPS 第二十三条第一款（未核对原文）"


@dataclass(frozen=True)
class Told:
    """A sign beside an indication: where in its letters place and product stand. `homely` where its goods are the product's."""

    mark: Mark
    place: tuple[int, int]
    product: tuple[int, int] | None
    style: tuple[int, int] | None
    homely: bool


def tell(watched: Watched, sign: Sign, mark: Mark) -> Told | None:
    """What the sign says of the indication; None where it does not name the place."""
    place = _first(mark, watched.places)
    if place is None:
        return None
    product = _first(mark, watched.products)
    style = next((one for one in _stretches(mark, _STYLES) if not _inside(one, place) and not (product and _inside(one, product))), None)
    unsaid = sign.sort is Sort.MARK and not sign.classes
    return Told(mark, place, product, style, unsaid or bool(set(watched.home) & set(sign.classes)))


def _together(told: Told) -> Outcome | None:
    """Place and product stand in one sign."""
    if told.product is None or told.style is not None:
        return None
    spans = told.mark.span("right", *told.place), told.mark.span("right", *told.product)
    zh = f"同时含有地名“{spans[0].text}”和产品名“{spans[1].text}”。"
    return Outcome(1.0, ("", told.mark.raw), zh, f"It holds the place “{spans[0].text}” and the product “{spans[1].text}”.", spans)


def _evoked(told: Told) -> Outcome | None:
    """Place and “style”, “flavour” or the like, with the product or on its goods."""
    if told.style is None or (told.product is None and not told.homely):
        return None
    found = [told.place, told.style, *([told.product] if told.product else [])]
    spans = tuple(told.mark.span("right", *one) for one in found)
    zh = f"地名“{spans[0].text}”加“{spans[1].text}”，借用地理标志的名声。"
    return Outcome(1.0, ("", told.mark.raw), zh, f"“{spans[0].text}” with “{spans[1].text}” leans on the indication.", spans)


def _alone(told: Told) -> Outcome | None:
    """The place alone, on goods of the product's class."""
    if told.product is not None or told.style is not None or not told.homely:
        return None
    span = told.mark.span("right", *told.place)
    zh = f"只含地名“{span.text}”，但用在同类商品上。"
    return Outcome(1.0, ("", told.mark.raw), zh, f"Only the place “{span.text}”, but on goods of that class.", (span,))


def _elsewhere(told: Told) -> Outcome | None:
    """The goods are of other classes than the product."""
    if told.homely:
        return None
    return Outcome(1.0, zh="指定商品不在该产品所属的类别。", en="The goods are of other classes than the product.")


SCORER: Scorer[Told] = Scorer(
    "indications",
    "1",
    [
        Feature("GI01", 1.0, _together, article=_ARTICLE),
        Feature("GI02", 0.95, _evoked, article=_STYLE_ARTICLE),
        Feature("GI03", 0.6, _alone, article=_ARTICLE),
        Feature("GI04", -0.2, _elsewhere, qualifier=True),
    ],
)
"""The weights say how closely to look; whether the goods come from the place is for a person to find out."""


class Places:
    """The places of all indications, looked for in one pass."""

    def __init__(self, watched: Iterable[Watched]) -> None:
        self._held: dict[str, list[Watched]] = {}
        for one in watched:
            for place in dict.fromkeys(read(name).letters for name in one.places):
                self._held.setdefault(place, []).append(one)
        names = sorted(self._held, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, names))) if names else None

    def named_in(self, mark: Mark) -> list[Watched]:
        """The indications whose place the sign names, each once."""
        if self._pattern is None:
            return []
        found = {one.id: one for hit in self._pattern.findall(mark.letters) for one in self._held[hit]}
        return list(found.values())


def _first(mark: Mark, names: Iterable[str]) -> tuple[int, int] | None:
    """The longest of the names that stands in the mark."""
    found = list(_stretches(mark, (read(name).letters for name in names)))
    return max(found, key=lambda one: one[1] - one[0], default=None)


def _stretches(mark: Mark, texts: Iterable[str]) -> Iterator[tuple[int, int]]:
    for text in texts:
        at = mark.letters.find(text)
        if at >= 0:
            yield at, at + len(text)


def _inside(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return other[0] <= one[0] and one[1] <= other[1]
