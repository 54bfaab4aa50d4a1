"""Two names letter by letter, as a person lays them one above the other: what is the same, what sounds or looks alike, what is added."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum

from rapidfuzz.distance import Levenshtein

from suizhi.engines.marks import look, sound
from suizhi.engines.marks.normal import Mark

LONGEST = 24
"""Letters of the longer name up to which they are laid out one by one."""
_CLOSE = 0.6
"""From which likeness on two characters are said to sound or to look alike: what the rules take for one is shown as such."""


class How(StrEnum):
    """How two letters stand to each other."""

    SAME = "same"
    SOUND = "sound"
    LOOK = "look"
    BOTH = "both"
    OTHER = "other"
    MOVED = "moved"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Cell:
    """A letter of each side as it was written; empty where the other has it alone."""

    left: str
    right: str
    how: How


def align(left: Mark, right: Mark) -> tuple[Cell, ...]:
    """The letters of both in columns; nothing for names in different scripts or too long to be laid out."""
    if not ((left.is_han and right.is_han) or (left.is_latin and right.is_latin)):
        return ()
    if max(len(left.letters), len(right.letters)) > LONGEST:
        return ()
    cells: list[Cell] = []
    for step in Levenshtein.opcodes(left.letters, right.letters):
        lefts, rights = _written(left, step.src_start, step.src_end), _written(right, step.dest_start, step.dest_end)
        if step.tag in ("equal", "replace"):
            folded = zip(left.letters[step.src_start : step.src_end], right.letters[step.dest_start : step.dest_end], strict=True)
            cells += [Cell(a, b, _how(*pair)) for a, b, pair in zip(lefts, rights, folded, strict=True)]
        else:
            cells += [Cell(a, "", How.ADDED) for a in lefts] + [Cell("", b, How.ADDED) for b in rights]
    return tuple(_moved(cells))


def _written(mark: Mark, start: int, end: int) -> list[str]:
    return [mark.raw[place] for place in mark.places[start:end]]


def _how(one: str, other: str) -> How:
    if one == other:
        return How.SAME
    sounds, looks = sound.alike(one, other) >= _CLOSE, look.alike(one, other) >= _CLOSE
    if sounds and looks:
        return How.BOTH
    return How.SOUND if sounds else How.LOOK if looks else How.OTHER


def _moved(cells: list[Cell]) -> list[Cell]:
    """Letters that stand on both sides, in other places."""
    apart = [cell for cell in cells if cell.how in (How.OTHER, How.ADDED)]
    both = Counter(cell.left for cell in apart if cell.left) & Counter(cell.right for cell in apart if cell.right)
    return [replace(cell, how=How.MOVED) if cell in apart and (cell.left in both or cell.right in both) else cell for cell in cells]
