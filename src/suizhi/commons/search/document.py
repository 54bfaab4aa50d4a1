"""What the search engines hold about one right: plain values, made by the register, cut into words by the adapters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from operator import attrgetter
from typing import Any

import orjson


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchDocument:
    """One right as search sees it. Texts are in their original form; symbols and numbers in the kernel's canonical spelling."""

    id: int
    """The register's primary key, 1 … 2^36-1; it also breaks ties between equal ranks."""
    collection: str
    """`demo` (synthetic) or `office` (imported); never linked across."""
    kind: str
    office: str
    scope: tuple[str, ...]
    """Who may find it: `public`, `staff`, `party:12` …; a document without scope is found by nobody."""
    changed: int = 0
    """The register's change counter at the time of reading, for catching up after a crash."""
    synthetic: bool = False
    number: str = ""
    """The number to show, printed."""
    title: str = ""
    title_en: str = ""
    abstract: str = ""
    claims: str = ""
    goods: str = ""
    application_numbers: tuple[str, ...] = ()
    """Values and keys, as `kernel.numbers` makes them; likewise the two below."""
    publication_numbers: tuple[str, ...] = ()
    registration_numbers: tuple[str, ...] = ()
    applicants: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    inventors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    ipc: tuple[str, ...] = ()
    cpc: tuple[str, ...] = ()
    nice: tuple[str, ...] = ()
    nice_groups: tuple[str, ...] = ()
    locarno: tuple[str, ...] = ()
    vienna: tuple[str, ...] = ()
    filing: date | None = None
    publication: date | None = None
    grant: date | None = None
    expiry: date | None = None
    status: str = "unknown"
    district: str | None = None
    country: str = ""
    address: str = ""
    aliases: tuple[str, ...] = ()
    """Other names of applicants and owners (in English, say): found, never shown or counted."""

    def as_dict(self) -> dict[str, Any]:
        """The JSON form kept in the index: empty values left out, dates as ISO text."""
        values = {name: value for name, value in zip(NAMES, _values(self), strict=True) if value not in _EMPTY}
        for name in DATES:
            if name in values:
                values[name] = values[name].isoformat()
        return values

    def pack(self) -> bytes:
        """The values in the order of `NAMES`, as an engine keeps them: smaller and quicker than `as_dict`."""
        return orjson.dumps(_values(self))

    @classmethod
    def unpack(cls, packed: bytes) -> SearchDocument:
        """The document back from `pack`."""
        return cls.from_dict(dict(zip(NAMES, orjson.loads(packed), strict=True)))

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> SearchDocument:
        """The document back from `as_dict`; unknown names raise TypeError."""
        return cls(**{name: _rich(name, value) for name, value in values.items()})


NAMES = tuple(field.name for field in fields(SearchDocument))
DATES = ("filing", "publication", "grant", "expiry")
TUPLES = frozenset(field.name for field in fields(SearchDocument) if str(field.type).startswith("tuple"))

_values = attrgetter(*NAMES)
_EMPTY = ("", (), None)


def _rich(name: str, value: Any) -> Any:
    if name in DATES and value is not None:
        return value if isinstance(value, date) else date.fromisoformat(value)
    return tuple(value) if name in TUPLES else value
