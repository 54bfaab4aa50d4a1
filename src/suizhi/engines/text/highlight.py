"""Where the words of a query stand in a text, and the stretch of the text worth showing."""

from __future__ import annotations

from collections.abc import Iterable

from suizhi.engines.text.fold import fold_words
from suizhi.engines.text.tokens import spans


def matches(text: str, wanted: Iterable[str], prefixes: Iterable[str] = ()) -> list[tuple[int, int]]:
    """Places of the tokens in `wanted`, or beginning with one of `prefixes`, as merged `(start, end)` in characters."""
    words, heads = frozenset(wanted), tuple(prefixes)
    found = sorted((span.start, span.end) for span in spans(text) if span.token in words or (heads and span.token.startswith(heads)))
    merged: list[tuple[int, int]] = []
    for start, end in found:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def first_sight(text: str, words: Iterable[str]) -> int | None:
    """About where the first of `words` can stand in `text`, in characters of its normal form; None if it holds none.

    Much quicker than cutting the text into words, and never wrong when it says None.
    """
    folded = fold_words(text)
    return min((place for word in words if (place := folded.find(word)) >= 0), default=None)


def snippet(text: str, found: list[tuple[int, int]], *, width: int = 160) -> tuple[str, list[tuple[int, int]]]:
    """The stretch of at most `width` characters that holds most matches, with their places in it; the head if none."""
    if len(text) <= width or not found:
        return text[:width], [place for place in found if place[1] <= width]
    start = max((max(0, first - width // 8) for first, _ in found), key=lambda head: (_held(found, head, width), -head))
    start = min(start, len(text) - width)
    return text[start : start + width], [(a - start, b - start) for a, b in found if start <= a and b <= start + width]


def _held(found: list[tuple[int, int]], head: int, width: int) -> int:
    return sum(1 for start, end in found if head <= start and end <= head + width)
