"""How the goods of two marks relate, by the similar groups of the 区分表 and its cross-search notes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from suizhi.engines.marks.goods_rules import GoodsRule, Relation, rule_of
from suizhi.engines.marks.notes import NO_NOTES, WITHIN, Edge, Kind, Notes
from suizhi.engines.marks.sections import Section, read_section

_SAID = {
    Relation.SIMILAR: ("同一类似群", "one similar group"),
    Relation.NOTED: ("区分表注明类似或者交叉检索", "the table notes that they are similar or to be searched together"),
    Relation.RELATED: ("同一类别，不同类似群", "one class, different groups"),
    Relation.APART: ("不同类别；驰名商标除外", "different classes; well-known marks reach further"),
    Relation.UNKNOWN: ("没有写明商品，或者只写了类别", "the goods are not stated, or by their class alone"),
}
_PARTED = ("同一类似群，区分表注明不类似", "one group, of which the table notes that these goods are not similar")
_NEAREST = list(Relation)


@dataclass(frozen=True, slots=True)
class Goods:
    """The relation, the two groups that bring it about, and the notes of the table that it rests on.

    `sure`: whether the notes surely speak of these goods; they may concern only some of a group, of which the goods stated are
    perhaps none. `also`: notes on earlier editions, which concern marks that were registered then.
    """

    relation: Relation
    pair: tuple[str, str] = ("", "")
    notes: tuple[Edge, ...] = ()
    sure: bool = True
    also: tuple[Edge, ...] = ()

    @property
    def groups(self) -> list[str]:
        """The two groups, where they are known."""
        return [group for group in self.pair if group]

    @property
    def rule(self) -> GoodsRule | None:
        """The rule that says so; None where the goods are not stated."""
        return rule_of(self.relation)

    @property
    def said(self) -> tuple[str, str]:
        """The relation in words, zh and en."""
        return _PARTED if self.relation is Relation.RELATED and self.notes else _SAID[self.relation]

    def as_dict(self) -> dict[str, Any]:
        """`{relation, rule, source, note, note_en, groups, sure, notes, also}`: `notes` and `also` as `Edge.as_dict` gives them."""
        zh, en = self.said
        return {
            "relation": str(self.relation),
            "rule": self.rule.id if self.rule else "",
            "source": self.rule.source if self.rule else "",
            "note": zh,
            "note_en": en,
            "groups": self.groups,
            "sure": self.sure,
            "notes": [edge.as_dict() for edge in self.notes],
            "also": [edge.as_dict() for edge in self.also],
        }


def relate(left: Collection[str | Section], right: Collection[str | Section], notes: Notes = NO_NOTES) -> Goods:
    """The nearest relation of any two sections of both sides. Raises Refusal for what is no group of four digits."""
    ours, theirs = ([one if isinstance(one, Section) else read_section(one) for one in side] for side in (left, right))
    found = [_related(one, other, notes) for one in ours for other in theirs]
    return min(found, key=lambda goods: (_NEAREST.index(goods.relation), not goods.sure), default=Goods(Relation.UNKNOWN))


def _related(one: Section, other: Section, notes: Notes) -> Goods:
    pair = (one.group, other.group)
    if one.is_class or other.is_class:
        same = one.group[:2] == other.group[:2]
        return Goods(Relation.UNKNOWN if same else Relation.APART, pair)
    speaking = [edge for edge in notes.between(one, other) if edge.meets(one, other)]
    if one.group == other.group:
        return _within(one, other, speaking)
    now = tuple(edge for edge in speaking if edge.kind in (Kind.SIMILAR, Kind.SHARED))
    also = tuple(edge for edge in speaking if edge.kind is Kind.EARLIER)
    if now:
        return Goods(Relation.NOTED, pair, now, any(edge.holds(one, other) for edge in now), also)
    return Goods(Relation.RELATED if one.group[:2] == other.group[:2] else Relation.APART, pair, also=also)


def _within(one: Section, other: Section, speaking: list[Edge]) -> Goods:
    """Goods of one group: similar, unless they are in places that its notes part and nothing joins again."""
    pair = (one.group, other.group)
    joined = tuple(edge for edge in speaking if edge.kind is Kind.SIMILAR and edge.holds(one, other))
    parting = tuple(edge for edge in speaking if edge.kind in WITHIN)
    parted = tuple(edge for edge in parting if _are_apart(edge.kind, one, other))
    if parted and not joined and set(one.items).isdisjoint(other.items):
        return Goods(Relation.RELATED, pair, parted)
    sure = bool(joined) or not any(_is_open(edge.kind, one, other) for edge in parting) or not set(one.items).isdisjoint(other.items)
    return Goods(Relation.SIMILAR, pair, joined or (() if sure else parting), sure)


def _are_apart(kind: Kind, one: Section, other: Section) -> bool:
    """Whether both sides say where they stand, and the places differ."""
    if kind is Kind.ITEMS:
        return bool(one.items and other.items) and set(one.items).isdisjoint(other.items)
    return _differ(one.part, other.part) or (kind is Kind.PARAGRAPHS and _differ(one.paragraph, other.paragraph))


def _is_open(kind: Kind, one: Section, other: Section) -> bool:
    """Whether one side does not say where it stands, so that nobody can tell."""
    name = {Kind.PARTS: "part", Kind.PARAGRAPHS: "paragraph", Kind.ITEMS: "items"}[kind]
    return not (getattr(one, name) and getattr(other, name))


def _differ(one: str, other: str) -> bool:
    return bool(one and other) and one != other
