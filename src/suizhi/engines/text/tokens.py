"""Words of a text, cut for search with rjieba: long words also give the shorter ones inside them."""

from __future__ import annotations

from typing import NamedTuple

import rjieba

from suizhi.engines.text.fold import fold, fold_with_offsets

# Joined words are looked for by their parts (lithium-ion, 锂-硫); the cutter would keep them in one piece.
_JOINERS = str.maketrans("-_·", "   ")


class Span(NamedTuple):
    """One token and where it stands in the original text: `[start, end)` in characters."""

    token: str
    start: int
    end: int


def _cut(folded: str) -> list[str]:
    return [token for token in rjieba.cut_for_search(folded) if token[0].isalnum() or token[-1].isalnum()]


def tokens(text: str) -> list[str]:
    """The words of `text` in its normal form and order, punctuation left out; 锂离子电池 gives 离子, 锂离子, 电池."""
    return _cut(fold(text).replace("-", " ").replace("_", " ").replace("·", " "))


def token_text(text: str) -> str:
    """The tokens joined by single spaces: what a whitespace analyser of any engine takes."""
    return " ".join(tokens(text))


def spans(text: str) -> list[Span]:
    """The same tokens as `tokens`, each with its place in the original text."""
    folded, offsets = fold_with_offsets(text)
    cut = rjieba.tokenize(folded.translate(_JOINERS), "search")
    return [Span(token, offsets[start], _end(offsets, end)) for token, start, end in cut if token[0].isalnum() or token[-1].isalnum()]


def _end(offsets: list[int], end: int) -> int:
    """Where the stretch of the last character ends: the next index that is past the place of that character."""
    last = offsets[end - 1]
    return next((offset for offset in offsets[end:] if offset > last), last + 1)
