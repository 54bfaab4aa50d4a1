"""Where the column names of a table stand, and what they are.

Exports put titles, blank rows and merged group headings above the names. The row that carries the wanted names wins;
without wanted names, the first row that is filled as widely as the rows below it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

SEARCHED = 30
"""How many rows from the top may stand above the column names."""


@dataclass(frozen=True, slots=True)
class Header:
    """The names, unique and never blank, and the number of rows down to and including them."""

    columns: tuple[str, ...]
    rows: int


@lru_cache(maxsize=4096)
def fold(name: str) -> str:
    """A header for comparing: full width to half, no spaces, lower case."""
    return "".join(unicodedata.normalize("NFKC", name.lstrip("\ufeff")).split()).casefold()


def letter(index: int) -> str:
    """The spreadsheet's letter of the 0-based column: 0 → A, 26 → AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def unique(cells: Iterable[str]) -> tuple[str, ...]:
    """Names made usable: blanks become the column's letter, a repeated name gets “(2)”."""
    seen: dict[str, int] = {}
    names = []
    for index, cell in enumerate(cells):
        name = " ".join(cell.lstrip("\ufeff").split()) or letter(index)
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(names)


def _overlay(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """Two header rows as one: the lower name where there is one, since the upper then only groups columns."""
    width = max(len(upper), len(lower))
    padded = [*upper, *[""] * (width - len(upper))]
    return [low if low.strip() else padded[i] for i, low in enumerate([*lower, *[""] * (width - len(lower))])]


def _carried(cells: Sequence[str], wanted: frozenset[str]) -> int:
    return len(wanted.intersection(map(fold, cells)))


def find_header(rows: Sequence[Sequence[str]], wanted: Iterable[str] = ()) -> Header | None:
    """The header within these first rows of a table, or None where no row looks like one."""
    names = frozenset(map(fold, wanted))
    if names:
        best = _by_names(rows, names)
        if best is not None:
            return best
    return _by_fill(rows)


def _by_names(rows: Sequence[Sequence[str]], wanted: frozenset[str]) -> Header | None:
    best, found = 0, None
    for index, cells in enumerate(rows):
        if (score := _carried(cells, wanted)) > best:
            best, found = score, Header(unique(cells), index + 1)
        if index and (score := _carried(both := _overlay(rows[index - 1], cells), wanted)) > best:
            best, found = score, Header(unique(both), index + 1)
    return found if best * 2 > len(wanted) else None


def _by_fill(rows: Sequence[Sequence[str]]) -> Header | None:
    filled = [sum(bool(cell.strip()) for cell in cells) for cells in rows]
    widest = max(filled, default=0)
    for index, count in enumerate(filled):
        if count and count * 2 > widest:
            return Header(unique(rows[index]), index + 1)
    return None
