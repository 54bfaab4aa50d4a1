"""The cross-search notes of the 区分表 as edges between its sections, each with the sentence that it was read from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from suizhi.engines.marks.sections import Section


class Kind(StrEnum):
    """What a note says of two sections."""

    SIMILAR = "similar"
    """They are similar: 与…类似."""
    SHARED = "shared"
    """An item stands in both groups and is protected in both: 跨类似群保护商品."""
    EARLIER = "earlier"
    """Marks registered under an earlier edition are to be searched as well: 与第九版及以前版本…交叉检索."""
    PARTS = "parts_apart"
    """The parts of the group are not similar to each other."""
    PARAGRAPHS = "paragraphs_apart"
    """Nor are its paragraphs: single goods and services."""
    ITEMS = "items_apart"
    """Nor are its items."""


WITHIN = frozenset({Kind.PARTS, Kind.PARAGRAPHS, Kind.ITEMS})
"""Notes that part what stands in one group."""


@dataclass(frozen=True, slots=True)
class Edge:
    """One note on two sections. `left` is in the group under which the note stands, `text` the sentence as printed.

    `edition`: the last edition concerned (第九版), for notes on earlier ones.
    """

    left: Section
    right: Section
    kind: Kind
    text: str
    edition: str = ""

    def meets(self, one: Section, other: Section) -> bool:
        """Whether the note may speak of goods stated at these two sections, in either direction."""
        return (self.left.meets(one) and self.right.meets(other)) or (self.left.meets(other) and self.right.meets(one))

    def holds(self, one: Section, other: Section) -> bool:
        """Whether it surely does."""
        return (self.left.holds(one) and self.right.holds(other)) or (self.left.holds(other) and self.right.holds(one))

    def as_dict(self) -> dict[str, str]:
        """`{left, right, kind, text, edition}`: the two sections, `left` in the group under which the note stands, and its words."""
        return {"left": str(self.left), "right": str(self.right), "kind": str(self.kind), "text": self.text, "edition": self.edition}


@dataclass(frozen=True)
class Notes:
    """The notes of one edition of the table, by the two groups that they speak of."""

    edges: tuple[Edge, ...] = ()
    edition: str = ""
    _by_pair: Mapping[frozenset[str], list[Edge]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        found: dict[frozenset[str], list[Edge]] = defaultdict(list)
        for edge in self.edges:
            found[frozenset((edge.left.group, edge.right.group))].append(edge)
        object.__setattr__(self, "_by_pair", found)

    def between(self, one: Section, other: Section) -> list[Edge]:
        """The notes on both groups, or on the group of one and the whole class of the other, in the order of the table."""
        pairs = {frozenset((one.group, other.group)), frozenset((one.group, other.group[:2])), frozenset((one.group[:2], other.group))}
        return [edge for pair in pairs for edge in self._by_pair.get(pair, ())]

    def of(self, groups: Iterable[str]) -> list[Edge]:
        """The notes that stand under these groups."""
        wanted = set(groups)
        return [edge for edge in self.edges if edge.left.group in wanted]


NO_NOTES = Notes()
