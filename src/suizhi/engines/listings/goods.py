"""Whether the goods of a listing are those that a right is for."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

from suizhi.engines.listings.model import Listing, Right
from suizhi.engines.marks import NO_NOTES, Notes, Relation, relate
from suizhi.kernel import strict_yaml


@cache
def _table() -> dict[str, tuple[str, ...]]:
    text = files("suizhi.engines.listings").joinpath("data/goods.yaml").read_text(encoding="utf-8")
    return {str(word): tuple(groups) for word, groups in strict_yaml.read(text).items()}


@lru_cache(maxsize=4096)
def groups_of(category: str, title: str = "") -> tuple[str, ...]:
    """The similar groups of a category, else of a title, by the longest word of the table in it; the last of several as long."""
    for text in (category, title):
        found = max((word for word in _table() if word in text), key=lambda word: (len(word), text.rfind(word)), default="")
        if found:
            return _table()[found]
    return ()


def goods(listing: Listing) -> tuple[str, ...]:
    """The similar groups of what is offered: those of the feed, else by the category's words, else by the title's."""
    return listing.groups or groups_of(listing.category, listing.title)


def classes(listing: Listing) -> frozenset[int]:
    """The Nice classes of what is offered."""
    return frozenset(int(group[:2]) for group in goods(listing))


def relation(listing: Listing, right: Right, notes: Notes = NO_NOTES) -> Relation:
    """How the goods relate: by groups where both sides have them, else by classes."""
    theirs = goods(listing)
    if theirs and right.groups:
        return relate(theirs, right.groups, notes).relation
    if not theirs or not right.classes:
        return Relation.UNKNOWN
    return Relation.SIMILAR if classes(listing) & set(right.classes) else Relation.APART
