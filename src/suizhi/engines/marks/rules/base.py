"""What every rule of likeness is: an id, what it says, its source, its weight, and pairs on which it speaks and on which it is silent."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from suizhi.engines.marks.facts import NO_FACTS, Facts
from suizhi.engines.marks.normal import Mark
from suizhi.engines.scoring import Outcome, Span

Examples = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Pair:
    """Two marks that are compared, and what is known of them beside their words."""

    left: Mark
    right: Mark
    facts: Facts = NO_FACTS

    @cached_property
    def changed(self) -> list[int] | None:
        """The places at which two marks of equal length differ; None where the lengths do."""
        left, right = self.left.letters, self.right.letters
        return [n for n, (a, b) in enumerate(zip(left, right, strict=True)) if a != b] if len(left) == len(right) else None

    @property
    def raw(self) -> tuple[str, str]:
        """Both as they were written."""
        return self.left.raw, self.right.raw

    @property
    def are_han(self) -> bool:
        """Whether both are Chinese characters only."""
        return self.left.is_han and self.right.is_han

    @property
    def are_latin(self) -> bool:
        """Whether both are Latin letters and figures."""
        return self.left.is_latin and self.right.is_latin

    def spans(self, left: Iterable[tuple[int, int]], right: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
        """Stretches of letters on both sides as evidence."""
        marked = [self.left.span("left", *one) for one in left]
        return (*marked, *(self.right.span("right", *one) for one in right))

    def at(self, places: Iterable[int]) -> tuple[Span, ...]:
        """Single letters at the same places on both sides."""
        wanted = [(n, n + 1) for n in places]
        return self.spans(wanted, wanted)

    def whole(self) -> tuple[Span, ...]:
        """All of both marks."""
        return self.spans([(0, len(self.left.letters))], [(0, len(self.right.letters))])


class Rule(ABC):
    """One rule. `weight` is what it brings when it holds fully; one that `lowers` takes away from what the others have found."""

    id: ClassVar[str]
    weight: ClassVar[float]
    source: ClassVar[str]
    lowers: ClassVar[bool] = False
    fires: ClassVar[Examples]
    """Invented or widely known pairs on which the rule holds; at least three."""
    silent: ClassVar[Examples]
    """Pairs that look as if it might, and on which it does not; at least three."""
    held: ClassVar[Mapping[tuple[str, str], Facts]] = {}
    """What is known of those of these pairs on whose facts the rule rests."""

    @abstractmethod
    def judge(self, pair: Pair) -> Outcome | None:
        """How far the rule holds, with its reason and evidence; None where it has nothing to say."""
