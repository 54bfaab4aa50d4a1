"""What a query becomes once words are cut and symbols normalised: the few things that every engine must know how to do.

Field names here are those of the index (`schema.py`); tokens are final, an engine compares them and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Everything:
    """Every document."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """No document."""


@dataclass(frozen=True, slots=True)
class AllWords:
    """Each of the tokens stands in some of the fields; ranked by BM25 with the fields' weights."""

    fields: tuple[str, ...]
    tokens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnyWord:
    """At least one of the tokens stands in some of the fields; ranked in the same way."""

    fields: tuple[str, ...]
    tokens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Adjacent:
    """The tokens stand side by side and in order, all in one of the fields."""

    fields: tuple[str, ...]
    tokens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """Two runs of tokens with at most `distance` tokens between them, in one of the fields; `ordered`: left one first."""

    fields: tuple[str, ...]
    left: tuple[str, ...]
    right: tuple[str, ...]
    distance: int
    ordered: bool


@dataclass(frozen=True, slots=True)
class Begins:
    """Some token of one of the fields begins with `prefix`."""

    fields: tuple[str, ...]
    prefix: str


@dataclass(frozen=True, slots=True)
class Exact:
    """One of the fields holds one of the `values`; `first` puts such documents before all others."""

    fields: tuple[str, ...]
    values: tuple[str, ...]
    first: bool = False


@dataclass(frozen=True, slots=True)
class Between:
    """The day in `field`, as the number yyyymmdd, lies within both ends; None leaves an end open. No day, no match."""

    field: str
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class All:
    """All of the parts."""

    parts: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """At least one of the parts."""

    parts: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Without:
    """Documents that do not match the part."""

    part: Clause


Clause = Everything | Nothing | AllWords | AnyWord | Adjacent | Beside | Begins | Exact | Between | All | Any | Without
