"""Covering what was found: the text that may be published, and what was covered, by kind and count and never by content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from suizhi.engines.redaction.model import Kind, Span


@dataclass(frozen=True, slots=True)
class Redacted:
    """The text with masks in it, and how many places of each kind were covered."""

    text: str
    covered: tuple[tuple[Kind, int], ...]


def cover(text: str, spans: Sequence[Span], *, leave: Collection[int] = ()) -> Redacted:
    """Put the masks in; `leave` are positions in `spans` that a person decided to leave standing."""
    kept = [span for place, span in enumerate(spans) if place not in leave]
    parts, at = [], 0
    for span in kept:
        parts += [text[at : span.start], span.mask]
        at = span.end
    counts = Counter(span.kind for span in kept)
    return Redacted("".join([*parts, text[at:]]), tuple(sorted(counts.items())))
