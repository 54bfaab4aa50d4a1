"""Folding what several sources stated about one right into one picture, and remembering which statement each fact is from.

Statements come oldest first. A later one overrides single facts (a title, a date) and, role by role and scheme by scheme,
lists of parties and classes; statements of one file are siblings (one row for each class of a mark) and add up instead.
Numbers, texts, events, families, citations and documents accumulate. Pure: no database, no clock.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from suizhi.kernel.records import EventCategory, EventFact, EventKey, RightRow


@dataclass(frozen=True, slots=True)
class Statement:
    """A row, the record it is kept in, and the file that record came from."""

    record: int
    row: RightRow
    file: int | None = None
    public: bool = True
    """Whether its source is published, or for the office and the right's own parties."""


@dataclass(slots=True)
class Folded:
    """The picture: `row` is the facts; `sources` maps ("dates", "filing"), ("parties", "owner") … to the records behind them."""

    row: RightRow
    sources: dict[tuple[str, Hashable], list[int]] = field(default_factory=dict)


def fold(statements: Sequence[Statement]) -> Folded:
    """The picture that these statements, oldest first and at least one, give together."""
    first = statements[0].row
    folded = Folded(RightRow(kind=first.kind, office=first.office, numbers=[], titles={}))
    for statement in statements:
        folded.row.kind = statement.row.kind
    for name in ("titles", "dates", "attributes", "extra"):
        _override(folded, statements, name)
    _regroup(folded, statements, "parties", group=lambda p: p.role, identity=lambda p: (p.name, p.sequence, p.valid_from))
    _regroup(folded, statements, "classes", group=lambda c: c.scheme, identity=lambda c: c.symbol)
    for name, identity in _ACCUMULATE.items():
        _accumulate(folded, statements, name, identity)
    return folded


def published(statements: Sequence[Statement]) -> list[Statement]:
    """What everybody may see: the published statements, or all of them about a right that nobody has published."""
    return [statement for statement in statements if statement.public] or list(statements)


def events_of(row: RightRow) -> list[EventFact]:
    """The row's events, with those its dates state and it does not list itself."""
    stated = {event.key for event in row.events}
    derived = [
        EventFact(key, category, row.dates[name], detail={"from": name})
        for name, (key, category) in _DATED.items()
        if name in row.dates and key not in stated
    ]
    return derived + row.events


_DATED = {
    "filing": (EventKey.FILED, EventCategory.FILING),
    "publication": (EventKey.PUBLISHED, EventCategory.PUBLICATION),
    "grant": (EventKey.GRANTED, EventCategory.GRANT),
    "registration": (EventKey.REGISTERED, EventCategory.GRANT),
}

_ACCUMULATE: dict[str, Callable[[Any], Hashable]] = {
    "numbers": lambda n: (n.type, n.key, n.kind_code),
    "texts": lambda t: (t.part, t.language),
    "priorities": lambda p: p[0],
    "families": lambda f: (f.kind, f.key),
    "citations": lambda c: c.key or c.text,
    "events": lambda e: (e.key, e.on, e.code),
    "documents": lambda d: (d.kind, d.title, d.reference),
    "mends": lambda m: (m.field, m.raw),
}


def _override(folded: Folded, statements: Sequence[Statement], name: str) -> None:
    target = getattr(folded.row, name)
    for statement in statements:
        for key, value in getattr(statement.row, name).items():
            target[key] = value
            folded.sources[name, key] = [statement.record]


def _regroup(
    folded: Folded,
    statements: Sequence[Statement],
    name: str,
    *,
    group: Callable[[Any], str],
    identity: Callable[[Any], Hashable],
) -> None:
    """For each group the items of the last file that states any, its rows added up."""
    groups: dict[str, tuple[object, dict[Hashable, Any]]] = {}
    for statement in statements:
        file: object = statement.file if statement.file is not None else ("record", statement.record)
        for item in getattr(statement.row, name):
            key = group(item)
            if key not in groups or groups[key][0] != file:
                groups[key] = (file, {})
                folded.sources[name, key] = []
            groups[key][1].setdefault(identity(item), item)
            _note(folded.sources[name, key], statement.record)
    getattr(folded.row, name).extend(item for _, items in groups.values() for item in items.values())


def _accumulate(folded: Folded, statements: Iterable[Statement], name: str, identity: Callable[[Any], Hashable]) -> None:
    seen: dict[Hashable, Any] = {}
    for statement in statements:
        for item in getattr(statement.row, name):
            key = identity(item)
            seen[key] = item
            _note(folded.sources.setdefault((name, key), []), statement.record)
    getattr(folded.row, name).extend(seen.values())


def _note(records: list[int], record: int) -> None:
    if record not in records:
        records.append(record)
