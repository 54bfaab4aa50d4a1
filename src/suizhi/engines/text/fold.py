"""The normal form in which texts are compared: NFKC, simplified characters, lower case.

Most texts hold few characters that change, and NFKC over a whole text costs more than cutting it into words; so only the
stretches that need it are normalised, found by one regular expression.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from suizhi.engines.text.traditional import pattern as traditional
from suizhi.engines.text.traditional import simplify


@cache
def unstable() -> re.Pattern[str]:
    """Matches a stretch that NFKC may change: characters it rewrites or joins, with the character they may join onto."""
    return re.compile(f".?[{_character_class(_changing_characters())}]+", re.DOTALL)


def _changing_characters() -> list[int]:
    """Code points that NFKC rewrites on their own, or that may combine with what stands before them."""
    everything = "".join(map(chr, (*range(0x80, 0xD800), *range(0xE000, 0x30000))))
    return [ord(char) for char in everything if unicodedata.combining(char) or _changes(char) or _is_jamo(char)]


def _changes(char: str) -> bool:
    return not unicodedata.is_normalized("NFKC", char)


def _is_jamo(char: str) -> bool:
    """Hangul vowels and final consonants join the letter before them although they are no combining marks."""
    return 0x1160 <= ord(char) <= 0x11FF


def _character_class(codes: list[int]) -> str:
    """Code points as the inside of a regular expression's brackets, runs written as ranges."""
    parts: list[str] = []
    start = previous = codes[0]
    for code in (*codes[1:], 0):
        if code != previous + 1:
            parts.append(f"\\U{start:08x}-\\U{previous:08x}")
            start = code
        previous = code
    return "".join(parts)


def _normalised(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", match.group())


def fold(text: str) -> str:
    """The normal form of `text`: full-width, traditional and capital letters become one with their plain forms."""
    if text.isascii():
        return text.lower()
    folded = simplify(unstable().sub(_normalised, text)).lower()
    # Lower case can bring back a decomposed letter (İ): one more pass over the rare stretches keeps the form stable.
    return unstable().sub(_normalised, folded)


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """The normal form and, for each of its characters and for its end, the index in `text` where that stretch begins.

    A character that unfolds into several (㏋ → hp) gives each of them its own index.
    """
    folded = fold(text)
    if len(folded) == len(text) and not unstable().search(text):
        return folded, list(range(len(text) + 1))
    offsets: list[int] = []
    pieces: list[str] = []
    for start, end in _stretches(text):
        piece = fold(text[start:end])
        pieces.append(piece)
        offsets.extend(start + min(index, end - start - 1) for index in range(len(piece)))
    joined = "".join(pieces)
    # Simplifying looks at whole phrases: take its letters wherever the pieces have kept the length.
    return (folded if len(folded) == len(joined) else joined), [*offsets, len(text)]


def _stretches(text: str) -> list[tuple[int, int]]:
    """Cuts `text` into single stable characters and unstable stretches, as (start, end)."""
    cuts: list[tuple[int, int]] = []
    position = 0
    for match in unstable().finditer(text):
        cuts.extend((index, index + 1) for index in range(position, match.start()))
        cuts.append(match.span())
        position = match.end()
    cuts.extend((index, index + 1) for index in range(position, len(text)))
    return cuts


__all__ = ["fold", "fold_with_offsets", "traditional", "unstable"]
