"""Doubts about the place: 行政区划 is part of a firm's name, and two places are two firms."""

from __future__ import annotations

from suizhi.engines.parties.features.base import names_decide, outcome
from suizhi.engines.parties.places import Place
from suizhi.engines.parties.profile import Pair
from suizhi.engines.scoring import Outcome


@names_decide
def place_conflict(pair: Pair) -> Outcome | None:
    """The names state different places, a province and a city of it included: 广东某某 and 广州某某 are two firms."""
    left, right = (parts.place for parts in pair.names)
    if not left or not right or left[-1].name == right[-1].name or _moved(pair):
        return None
    return _places(pair, "行政区划不同", "the places differ")


@names_decide
def place_absent(pair: Pair) -> Outcome | None:
    """One name states a place, or a place above the same district, that the other leaves out. A province may always be left out."""
    left, right = (parts.place for parts in pair.names)
    if _moved(pair) or _former(pair) or _above(left) == _above(right) or (left and right and left[-1].name != right[-1].name):
        return None
    return _places(pair, "一方未写行政区划，或未写上级行政区划", "one name leaves a place out")


def _above(places: tuple[Place, ...]) -> tuple[str, ...]:
    """The places of a name without a province that its own city already tells."""
    names = tuple(place.name for place in places)
    return tuple(name for name in names if name not in places[-1].parents[:1]) if places else ()


@names_decide
def place_former(pair: Pair) -> Outcome | None:
    """The names state one place under two names, before and after a change of the administrative division."""
    return (
        _places(
            pair,
            "同一地方撤市设区前后的名称",
            "one place before and after an administrative change",
        )
        if _former(pair)
        else None
    )


def _former(pair: Pair) -> bool:
    left, right = (parts.place for parts in pair.names)
    return bool(left and right) and left[-1].name == right[-1].name and left[-1].former != right[-1].former


@names_decide
def place_moved(pair: Pair) -> Outcome | None:
    """The same place stands at the head of one name and in brackets in the other, or in brackets elsewhere."""
    left, right = pair.names
    elsewhere = left.brackets == right.brackets and left.after_brackets != right.after_brackets and left.body == right.body
    if not (_moved(pair) or (elsewhere and not pair.same_letters)):
        return None
    return _places(pair, "地名的位置不同", "the place stands elsewhere in the name")


@names_decide
def bracket_place_differs(pair: Pair) -> Outcome | None:
    """A place in brackets marks a firm of its own within a house: 某某(中国) is not 某某, nor 某某(广州)."""
    left, right = (tuple(place.name for place in parts.brackets) for parts in pair.names)
    if left == right or pair.same_letters or pair.same_but_form or _moved(pair):
        return None
    return outcome(
        pair,
        "".join(left),
        "".join(right),
        "括号中的地名不同",
        "the places in brackets differ",
    )


def _moved(pair: Pair) -> bool:
    """The places are the same ones, divided otherwise between the head of the name and its brackets."""
    left, right = pair.names
    if left.brackets == right.brackets or pair.same_letters or pair.same_but_form:
        return False
    one, other = (sorted(place.name for place in parts.place + parts.brackets) for parts in pair.names)
    return one == other


def _places(pair: Pair, zh: str, en: str) -> Outcome:
    left, right = ("".join(place.former or place.name for place in parts.place + parts.brackets) for parts in pair.names)
    return outcome(pair, left, right, zh, en)
