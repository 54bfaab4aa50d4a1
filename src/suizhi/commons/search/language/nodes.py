"""The parsed form of a query. `field` None means the default fields; `at` is the 0-based character in the query."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from suizhi.commons.search.language.fields import Field


@dataclass(frozen=True, slots=True)
class Every:
    """Every document: the empty query, or `*`."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word as typed; it may fall into several tokens, all of which are wanted."""

    text: str
    field: Field | None = None
    at: int = 0


@dataclass(frozen=True, slots=True)
class Phrase:
    """Quoted words: they stand side by side, in this order."""

    text: str
    field: Field | None = None
    at: int = 0


@dataclass(frozen=True, slots=True)
class Prefix:
    """The beginning of a word, or of a number."""

    text: str
    field: Field | None = None
    at: int = 0


@dataclass(frozen=True, slots=True)
class Range:
    """Days from `low` to `high`, both included; None leaves that side open."""

    field: Field
    low: date | None
    high: date | None
    at: int = 0


@dataclass(frozen=True, slots=True)
class Near:
    """`left` and `right` with at most `distance` words between them; `ordered` keeps them in this order."""

    left: Term | Phrase
    right: Term | Phrase
    distance: int
    ordered: bool
    at: int = 0


@dataclass(frozen=True, slots=True)
class And:
    """All of the parts."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any of the parts."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Documents that do not match the part."""

    part: Node


Node = Every | Term | Phrase | Prefix | Range | Near | And | Or | Not
