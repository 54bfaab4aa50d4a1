"""What is known of two marks beside their words: how often their parts occur in the class, and what their owners are to each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from suizhi.engines.marks.normal import Mark

LONGEST_PART = 2
"""Characters of the longest part of a Chinese mark that is counted: longer ones are hardly ever common."""
RARE = 20
"""Marks of a class that must hold a part before it can be called common."""


class Tie(StrEnum):
    """What the owner of one mark is to the owner of the other, by the register."""

    SAME = "same_owner"
    AFFILIATE = "affiliate"
    LICENCE = "licence"
    CONSENT = "consent"


@dataclass(frozen=True, slots=True)
class Frequency:
    """How many marks hold a part, and out of how many: those of the classes in question."""

    total: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, marks: Iterable[Mark]) -> Frequency:
        """Count the parts of these marks; those held by fewer than `RARE` are left out."""
        total, counts = 0, Counter[str]()
        for mark in marks:
            total += 1
            counts.update(parts(mark))
        return cls(total, {part: count for part, count in counts.items() if count >= RARE})

    def share(self, part: str) -> float:
        """The share of the marks that hold the part; 0 for a rare one."""
        return self.counts.get(part, 0) / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts that may be known of a pair. Nothing is assumed where nothing is known."""

    frequency: Frequency = Frequency()
    tie: Tie | None = None
    on: date | None = None
    """The day of the later mark: what was not known then tells nothing."""


NO_FACTS = Facts()


def parts(mark: Mark) -> set[str]:
    """What of a mark is counted: its Latin words, and in Chinese every run of up to two characters."""
    found = {word.text for word in mark.words}
    if mark.is_han:
        text = mark.letters
        found = {text[start : start + length] for length in range(1, LONGEST_PART + 1) for start in range(len(text) - length + 1)}
    return found
