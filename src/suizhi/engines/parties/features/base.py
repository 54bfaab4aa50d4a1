"""What the features share: when names decide, and how an outcome shows where its evidence stands."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeAlias

from suizhi.engines.parties.names import NameParts
from suizhi.engines.parties.profile import Pair
from suizhi.engines.scoring import Outcome, Span

Judge: TypeAlias = Callable[[Pair], Outcome | None]


def names_decide(judge: Judge) -> Judge:
    """A feature of two names in one script, where no identifier and no stated former name has settled the matter."""

    @wraps(judge)
    def where_open(pair: Pair) -> Outcome | None:
        return None if pair.settled or pair.cross_script else judge(pair)

    return where_open


def outcome(pair: Pair, left: str, right: str, zh: str, en: str, *, value: float = 1.0) -> Outcome:
    """An outcome that shows what was compared and where it stands in the two names."""
    sides = (("left", pair.left.parts, left), ("right", pair.right.parts, right))
    spans = tuple(span for side, parts, text in sides if (span := _span(side, parts, text)))
    return Outcome(value, (left, right), zh, en, spans)


def _span(side: str, parts: NameParts, text: str) -> Span | None:
    """The place of a folded text in the raw name; None where folding has changed the length or parts were joined."""
    start = parts.folded.find(text) if text and len(parts.folded) == len(parts.raw) else -1
    end = start + len(text)
    return Span(side, start, end, parts.raw[start:end]) if start >= 0 else None
