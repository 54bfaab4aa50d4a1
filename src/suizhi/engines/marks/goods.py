"""How the goods of two marks relate, by the similar groups of the 区分表."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from suizhi.kernel.classes import parse_nice_group

Notes = Mapping[str, Collection[str]]
"""Cross-search notes of the 区分表: group → the groups that it is to be compared with."""


class Relation(StrEnum):
    """From near to far; `unknown` where one side states no goods."""

    SIMILAR = "similar"
    NOTED = "noted"
    RELATED = "related"
    APART = "apart"
    UNKNOWN = "unknown"


SHARES = {Relation.SIMILAR: 1.0, Relation.NOTED: 1.0, Relation.RELATED: 0.75, Relation.APART: 0.5, Relation.UNKNOWN: 1.0}
"""What is left of the risk that a likeness of the signs brings. Reputed marks reach over all of them, which a person judges."""
_SAID = {
    Relation.SIMILAR: ("同一类似群", "one similar group"),
    Relation.NOTED: ("区分表注明交叉检索", "the table says that the groups are to be compared"),
    Relation.RELATED: ("同一类别，不同类似群", "one class, different groups"),
    Relation.APART: ("不同类别；驰名商标除外", "different classes; well-known marks reach further"),
    Relation.UNKNOWN: ("没有写明商品", "the goods are not stated"),
}


@dataclass(frozen=True, slots=True)
class Goods:
    """The relation, and why."""

    relation: Relation
    pair: tuple[str, str] = ("", "")

    def as_dict(self) -> dict[str, Any]:
        """`{relation, note, note_en, groups}`."""
        zh, en = _SAID[self.relation]
        return {"relation": str(self.relation), "note": zh, "note_en": en, "groups": [group for group in self.pair if group]}


def relate(left: Collection[str], right: Collection[str], notes: Notes | None = None) -> Goods:
    """The nearest relation of any two groups. Raises Refusal for what is no group of four digits."""
    ours, theirs = ([parse_nice_group(group).symbol for group in side] for side in (left, right))
    found = [Goods(_relation(one, other, notes or {}), (one, other)) for one in ours for other in theirs]
    order = list(Relation)
    return min(found, key=lambda goods: order.index(goods.relation), default=Goods(Relation.UNKNOWN))


def _relation(one: str, other: str, notes: Notes) -> Relation:
    if one == other:
        return Relation.SIMILAR
    if other in notes.get(one, ()) or one in notes.get(other, ()):
        return Relation.NOTED
    return Relation.RELATED if one[:2] == other[:2] else Relation.APART
