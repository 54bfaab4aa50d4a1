"""Words of a text, cut for search with rjieba: long words also give the shorter ones inside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import rjieba

from suizhi.engines.text.fold import fold_with_offsets, fold_words, needs_folding

# Joined words are looked for by their parts (lithium-ion, 锂-硫); the cutter would keep them in one piece.
_JOINERS = "-_·"
_JOINERS_TO_SPACES = str.maketrans(_JOINERS, " " * len(_JOINERS))
# The only other signs that the cutter leaves inside a word (1.5mm, c++, r&d, 95%).
_INSIDE_WORDS = ".%+#&"


class Span(NamedTuple):
    """One token and where it stands in the original text: `[start, end)` in characters."""

    token: str
    start: int
    end: int


def tokens(text: str) -> list[str]:
    """The words of `text` in its normal form and order, punctuation left out; 锂离子电池 gives 离子, 锂离子, 电池."""
    folded = fold_words(text)
    for joiner in _JOINERS:
        folded = folded.replace(joiner, " ")
    cut = rjieba.cut_for_search(folded)
    for sign in _INSIDE_WORDS:
        if sign in folded:
            return list(filter(_is_word, cut))
    return list(filter(str.isalnum, cut))


def token_text(text: str) -> str:
    """The tokens joined by single spaces: what a whitespace analyser of any engine takes."""
    return " ".join(tokens(text))


def spans(text: str) -> list[Span]:
    """The same tokens as `tokens`, each with its place in the original text."""
    folded, offsets = _with_offsets(text)
    cut = rjieba.tokenize(folded.translate(_JOINERS_TO_SPACES), "search")
    return [Span(token, offsets[start], _end(offsets, end)) for token, start, end in cut if _is_word(token)]


def _with_offsets(text: str) -> tuple[str, Sequence[int]]:
    """The form that `tokens` cuts, and the offsets of `fold_with_offsets`; for most texts places stay as they are."""
    lowered = text.lower()
    return fold_with_offsets(text) if needs_folding(text) or len(lowered) != len(text) else (lowered, range(len(text) + 1))


def _is_word(token: str) -> bool:
    return token.isalnum() or any(map(str.isalnum, token))


def _end(offsets: Sequence[int], end: int) -> int:
    """Where the stretch of the last character ends: the next index that is past the place of that character."""
    last = offsets[end - 1]
    while offsets[end] == last:
        end += 1
    return offsets[end]
