"""The likeness of two names from the sides that a watch looks from, and how their goods relate."""

from __future__ import annotations

from functools import cache

from suizhi.engines.marks import SCORER, Goods, Mark, Relation, relate
from suizhi.engines.marks.goods_rules import share_of
from suizhi.engines.marks.rules.base import Pair
from suizhi.engines.scoring import Score, Scorer
from suizhi.engines.watches.model import Aspect, Flag, Kind, Sign, Sort, Watched

_SIDES = {
    Aspect.SOUND: frozenset({"W07", "W07C", "W07E", "W18"}),
    Aspect.LOOK: frozenset({"W06", "W06L"}),
    Aspect.MEANING: frozenset({"W08", "W17"}),
}
"""Aspect → the rules of `engines.marks` that look from there; what is in none of them always counts."""


def likeness(watched: Watched, ours: Mark, theirs: Mark) -> Score:
    """What the rules of the watch's aspects find between two names."""
    return _scorer(watched.aspects).score(Pair(ours, theirs))


def relation(watched: Watched, sign: Sign) -> Goods:
    """How the goods relate: by similar groups where both sides state them, else by classes alone."""
    if watched.groups and sign.groups:
        return relate(watched.groups, sign.groups)
    if not watched.home or not sign.classes or set(watched.home) & set(sign.classes):
        return Goods(Relation.UNKNOWN)
    return Goods(Relation.APART)


def share(watched: Watched, goods: Goods, sign: Sign) -> float:
    """What the goods leave of the risk: an old brand's and a well-known mark's reach over all of them."""
    return share_of(goods.relation, reputed=watched.kind in (Kind.HONOURED, Kind.FAMOUS) or sign.sort is not Sort.MARK)


def flags(watched: Watched, goods: Goods, sign: Sign) -> tuple[Flag, ...]:
    """What a person should know at a glance of a likeness."""
    if sign.sort is not Sort.MARK:
        return (Flag.OTHER_NAME,)
    return (Flag.DILUTION,) if watched.kind is Kind.FAMOUS and goods.relation is Relation.APART else ()


@cache
def _scorer(aspects: frozenset[Aspect]) -> Scorer[Pair]:
    if aspects == frozenset(Aspect):
        return SCORER
    unseen = frozenset().union(*(rules for aspect, rules in _SIDES.items() if aspect not in aspects))
    name = "marks:" + "+".join(sorted(aspects))
    return Scorer(name, SCORER.version, [feature for feature in SCORER.features if feature.code not in unseen])
