"""The rules of figures: what of one stands in the other, how it was changed, and what makes it tell less. Each a small class with its source."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from suizhi.engines.logos import examples
from suizhi.engines.logos.colours import NAMES
from suizhi.engines.logos.likeness import likeness
from suizhi.engines.logos.parts import Kind
from suizhi.engines.logos.variants import Turn, Variant
from suizhi.engines.logos.words import why
from suizhi.engines.scoring import Feature, Outcome, Scorer

_FIGURES = "商标审查审理标准：图形商标近似（转引）"
_SAME = 0.75
"""The product of the shapes from which on two figures differ in nothing but their colours."""
_CROWD = 10
"""Parts of a gallery from which on one of their kind is a crowd at all."""
_OFTEN, _EVERYWHERE = 0.003, 0.02
"""Crowd for each picture of the gallery from which on it tells little, and from which on next to nothing."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen of a query and a picture of the gallery.

    `variant` is the part of the query and what was done to it, `kind` the part of the picture, `measures` what was checked, by the names of
    `likeness.WEIGHTS`; `colours` are the names of both figures' colours; `alike` is how many parts of the gallery are like the query's part,
    among `pictures` pictures.
    """

    variant: Variant
    kind: Kind
    measures: Mapping[str, float]
    colours: tuple[frozenset[str], frozenset[str]] = field(default=(frozenset(), frozenset()))
    alike: int = 0
    pictures: int = 1

    @property
    def whole(self) -> bool:
        """Whether all of the query was laid over all of the picture."""
        return self.variant.part.kind is self.kind is Kind.WHOLE and self.variant.turn is not Turn.PIECE

    def told(self, value: float) -> Outcome:
        """So much of a likeness, with the parts and the change in words."""
        return Outcome(
            value, (self.variant.part.kind, self.kind), *why(self.variant, self.kind, self.measures["shapes"], self.measures["codes"])
        )


class Rule(ABC):
    """One rule. `weight` is what it brings when it holds fully; one that `lowers` takes away, and never hides."""

    id: ClassVar[str]
    weight: ClassVar[float]
    source: ClassVar[str] = _FIGURES
    lowers: ClassVar[bool] = False
    fires: ClassVar[examples.Pairs]
    """Pairs of drawings on which the rule holds; at least three."""
    silent: ClassVar[examples.Pairs]
    """Pairs on which it does not; at least three."""

    @abstractmethod
    def judge(self, seen: Seen) -> Outcome | None:
        """How far the rule holds, with its reason; None where it has nothing to say."""


class SameComposition(Rule):
    """The figures as wholes are the same or nearly so."""

    id, weight = "D01", 1.0
    fires = (("lark", "lark"), ("lark", "lark in outline"), ("boat", "boat, heavier"), ("lamp", "lamp, wider"))
    silent = (("lark", "lark in a ring"), ("boat", "boat and lamp"), ("lamp", "lamp mirrored"), ("lark", "boat"))

    def judge(self, seen: Seen) -> Outcome | None:
        """How alike the wholes are, laid over each other as they stand or made wider or narrower."""
        if not seen.whole or seen.variant.turn in (Turn.MIRRORED, Turn.TURNED):
            return None
        return seen.told(likeness(seen.measures))


class HoldsDevice(Rule):
    """One holds the device of the other: in a ring or frame, beside something else, or as a piece of it."""

    id, weight = "D02", 1.0
    fires = (("lark", "lark in a ring"), ("boat", "boat and lamp"), ("lamp in a ring", "lamp"))
    silent = (("lark", "lark"), ("boat", "boat, heavier"), ("lamp", "lamp mirrored"), ("lark in a ring", "boat"))

    def judge(self, seen: Seen) -> Outcome | None:
        """How alike the part is; what is only a small part of either counts for less."""
        return None if seen.whole else seen.told(likeness(seen.measures))


class OtherColours(Rule):
    """The same figure in other colours: filing in black and white protects it in any."""

    id, weight = "D03", 1.0
    fires = (("lark", "lark in red"), ("boat in blue", "boat"), ("lark in red", "lark, white on green"))
    silent = (("lark", "lark"), ("boat in blue", "boat in blue"), ("lark", "boat in blue"))

    def judge(self, seen: Seen) -> Outcome | None:
        """How alike the wholes are, where they have no colour in common and their shapes are the same."""
        one, other = seen.colours
        if not seen.whole or not one or not other or one & other or seen.measures["shapes"] < _SAME:
            return None
        zh = f"图形相同，颜色不同（{_named(one, 0)}；{_named(other, 0)}），颜色不使其有别"
        en = f"the same figure in other colours ({_named(one, 1)}; {_named(other, 1)}): colour does not tell them apart"
        return Outcome(likeness(seen.measures), (_named(one, 0), _named(other, 0)), zh, en)


class Turned(Rule):
    """The same figure as in a mirror, or turned."""

    id, weight = "D04", 1.0
    fires = (("lamp", "lamp mirrored"), ("lark", "lark mirrored"), ("boat", "boat turned"))
    silent = (("lamp", "lamp"), ("lark", "boat"), ("boat", "boat and lamp"))

    def judge(self, seen: Seen) -> Outcome | None:
        """How alike the wholes are once one of them is mirrored or turned."""
        if not seen.whole or seen.variant.turn not in (Turn.MIRRORED, Turn.TURNED):
            return None
        return seen.told(likeness(seen.measures))


class CommonMotif(Rule):
    """What matched is a motif or a ground that many pictures hold: a disc, a ring, a bar."""

    id, weight, lowers = "D05", -0.25, True
    source = "商标审查审理标准：显著性弱的图形、常见背景（转引）；按图库统计"
    fires = (("disc", "lamp on a disc"), ("disc", "disc"), ("disc and boat", "lamp on a disc"))
    silent = (("lark", "lark"), ("boat", "boat and lamp"), ("lamp", "lamp on a disc"))

    def judge(self, seen: Seen) -> Outcome | None:
        """By the parts of the gallery that are like it: 0.15 from three for a thousand pictures on, 1 from twenty on."""
        share = seen.alike / seen.pictures
        if seen.alike < _CROWD or share < _OFTEN:
            return None
        zh = f"相近的部分是常见图形：图库每千幅图中约有 {1000 * share:.0f} 处"
        en = f"the part that matched is a common motif: about {1000 * share:.0f} for a thousand pictures of the gallery"
        return Outcome(min(1.0, share / _EVERYWHERE), ("", ""), zh, en)


RULES: tuple[Rule, ...] = (SameComposition(), HoldsDevice(), OtherColours(), Turned(), CommonMotif())

SCORER: Scorer[Seen] = Scorer(
    "logos",
    "1",
    [Feature(rule.id, rule.weight, rule.judge, qualifier=rule.lowers, article=rule.source) for rule in RULES],
)


def _named(colours: frozenset[str], language: int) -> str:
    ordered = [name for name in NAMES if name in colours]
    return ", ".join(ordered) if language else "、".join(NAMES[name] for name in ordered)
