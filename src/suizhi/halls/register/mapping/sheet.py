"""The table that no definition describes, as the mapping page shows it: columns, first values, all values of a column."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from suizhi.halls.register.exchange.archive import walk
from suizhi.halls.register.exchange.catalogue import Catalogue
from suizhi.halls.register.exchange.detect import UnknownLayout, detect
from suizhi.halls.register.exchange.tables import TableShape, open_tables
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from suizhi.halls.register.exchange.archive import Member

ROWS_READ = 100_000
"""Rows looked at for the values of a column; a status or a kind that first comes later stops its row, as any unknown value does."""
VALUES_MAX = 60
"""Distinct values a column of a closed list may have; with more it is no such column."""
SAMPLES = 3


@dataclass(frozen=True, slots=True)
class Sheet:
    """An unknown table of an upload: where it stands, its columns and the first values of each."""

    member: Member
    columns: tuple[str, ...]
    samples: dict[str, list[str]]


def unknown_sheet(path: Path, catalogue: Catalogue) -> Sheet | None:
    """The first table under the path that no definition describes; None where every file is known or none is a table."""
    for member in walk(path):
        if isinstance(member, Refusal):
            continue
        with member.open() as stream:
            try:
                detect(stream, member.place, catalogue)
            except UnknownLayout as unknown:
                layout = unknown.layout
                return Sheet(member, layout.columns, {name: values[:SAMPLES] for name, values in layout.samples.items()})
            except Refusal:
                continue
    return None


def values_of(sheet: Sheet, columns: list[str]) -> dict[str, list[str]]:
    """The distinct values of these columns, in the order in which they first come. Raises Refusal for too many."""
    found: dict[str, dict[str, None]] = {name: {} for name in columns}
    with sheet.member.open() as stream:
        for table in open_tables(stream, sheet.member.place, TableShape(wanted=sheet.columns)):
            places = {name: table.columns.index(name) for name in columns if name in table.columns}
            for row in islice(table.rows, ROWS_READ):
                for name, place in places.items():
                    value = row.cells[place].strip() if place < len(row.cells) else ""
                    if value:
                        found[name].setdefault(value)
    for name, values in found.items():
        _check(name, len(values))
    return {name: list(values) for name, values in found.items()}


def _check(name: str, count: int) -> None:
    if count > VALUES_MAX:
        raise Refusal(
            "mapping.too_many_values",
            zh=f"“{name}”列有 {count} 种取值，不像种类或状态。",
            en=f"The column “{name}” has {count} different values, which is no kind or status.",
            mend_zh="请为这一列另选含义。",
            mend_en="Choose another meaning for this column.",
            field=name,
        )
