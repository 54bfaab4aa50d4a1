"""What an index of marks holds, and what it answers with."""

from __future__ import annotations

from typing import NamedTuple

from suizhi.engines.scoring import Score


class Entry(NamedTuple):
    """A mark: the caller's id of it, its words as they are written, and the Nice classes (1 to 45) that it stands in."""

    id: int
    name: str
    classes: tuple[int, ...] = ()


class Similar(NamedTuple):
    """A mark that is like the one asked about, by which rules."""

    entry: Entry
    score: Score
