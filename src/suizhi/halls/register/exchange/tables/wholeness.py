"""Whether the rows of a table are fit to be taken one by one, or so many are unreadable that the file itself is broken."""

from __future__ import annotations

from collections.abc import Iterable

from suizhi.halls.register.exchange.tables.model import Row, damaged

_UNREADABLE = frozenset({"table.encoding", "table.json"})
"""Faults of a row's own bytes. A key that nobody described says nothing against the file."""
_BORNE = 20
"""Unreadable rows that any file may have: real exports with a dozen rows in mixed encodings are worth their other rows."""
_SHARE = 10
"""One row in so many may be unreadable in a longer one."""


def check_rows(rows: Iterable[Row], place: str) -> None:
    """Read the rows to their end. Raises the `Refusal` that ends them, or `table.damaged` for too many that cannot be read."""
    count = first = unread = 0
    for row in rows:
        count += 1
        if row.fault and row.fault.code in _UNREADABLE:
            first = first or row.number
            unread += 1
    if unread > _BORNE and unread * _SHARE > count:
        raise damaged(place, first, unread)
