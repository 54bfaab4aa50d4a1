"""The normal form in which texts are compared: NFKC, simplified characters, lower case.

Most texts hold few characters that change, and NFKC over a whole text costs more than cutting it into words; so only the
stretches that need it are normalised, found by one regular expression.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from suizhi.engines.text.traditional import simplify, table

# Characters that the normal form rewrites and that separate words all the same: texts full of them may skip it.
SEPARATORS = "，：；（）！？\u3000"
# Beyond the basic plane everything takes the slow way; listing what changes there would cost more than it saves.
_ASTRAL = "\U00010000-\U0010ffff"


@cache
def _changing() -> str:
    """The characters of the basic plane that NFKC rewrites, or that may join what stands before them."""
    plane = map(chr, (*range(0x80, 0xD800), *range(0xE000, 0x10000)))
    return "".join(char for char in plane if not unicodedata.is_normalized("NFKC", char) or _joins(char))


@cache
def _joining() -> str:
    """The characters that may join what stands before them, on both planes that hold any."""
    return "".join(filter(_joins, (*_changing(), *map(chr, range(0x10000, 0x20000)))))


def _joins(char: str) -> bool:
    """Combining marks, half-width marks that stand for one (ｶﾞ), and Hangul vowels and final consonants."""
    return unicodedata.combining(unicodedata.normalize("NFKC", char)[0]) > 0 or 0x1160 <= ord(char) <= 0x11FF


@cache
def _mark() -> re.Pattern[str]:
    """Matches one character that may join what stands before it."""
    return re.compile(f"[{_joining()}]")


@cache
def _single() -> re.Pattern[str]:
    """Matches one character that NFKC may rewrite: enough, and quick, where none joins another."""
    return re.compile(f"[{_changing()}{_ASTRAL}]")


@cache
def _cluster() -> re.Pattern[str]:
    """Matches a character with what joins it, or a single one that NFKC may rewrite."""
    return re.compile(f"[^{_joining()}]?[{_joining()}]+|[{_changing()}{_ASTRAL}]", re.DOTALL)


def _unstable(text: str) -> re.Pattern[str]:
    """What finds the stretches of `text` that NFKC may change."""
    return _cluster() if _mark().search(text) else _single()


@cache
def _uncertain() -> re.Pattern[str]:
    """Matches one character by which the normal form may differ from lower case in more than separators."""
    rewritten = "".join(char for char in _changing() if char not in SEPARATORS)
    return re.compile(f"[{rewritten}{_ASTRAL}{''.join(map(chr, table()))}]")


def needs_folding(text: str) -> bool:
    """Whether the normal form of `text` differs from its lower case in anything but separators."""
    return not text.isascii() and _uncertain().search(text) is not None


def fold(text: str) -> str:
    """The normal form of `text`: full-width, traditional and capital letters become one with their plain forms."""
    if text.isascii():
        return text.lower()
    folded = simplify(_normalised(text)).lower()
    # Lower case can bring back a decomposed letter (İ): a second pass keeps the form stable.
    return _normalised(folded) if _mark().search(folded) else folded


def fold_words(text: str) -> str:
    """The normal form of `text` in everything but separators, which tokens leave out: much quicker for most texts."""
    return fold(text) if needs_folding(text) else text.lower()


def fold_with_offsets(text: str) -> tuple[str, Sequence[int]]:
    """The normal form and, for each of its characters and for its end, the index in `text` where that stretch begins.

    A character that unfolds into several (㏋ → hp) gives each of them its own index.
    """
    folded = fold(text)
    if len(folded) == len(text) and _keeps_places(text):
        return folded, range(len(text) + 1)
    stretches = list(_stretches(text))
    pieces = [fold(text[start:end]) for start, end in stretches]
    offsets = [start for (start, _), piece in zip(stretches, pieces, strict=True) for _ in piece]
    joined = "".join(pieces)
    # Simplifying looks at whole phrases: its letters hold wherever the pieces have kept the length.
    return (folded if len(folded) == len(joined) else joined), [*offsets, len(text)]


def _keeps_places(text: str) -> bool:
    """Whether each stretch that NFKC rewrites is one character and stays one, as full-width letters and marks do."""
    return text.isascii() or all(len(match.group()) == len(_nfkc(match)) == 1 for match in _unstable(text).finditer(text))


def _normalised(text: str) -> str:
    return _unstable(text).sub(_nfkc, text)


def _nfkc(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", match.group())


def _stretches(text: str) -> list[tuple[int, int]]:
    """Cuts `text` into single stable characters and unstable stretches, as (start, end)."""
    cuts: list[tuple[int, int]] = []
    position = 0
    for match in _unstable(text).finditer(text):
        cuts.extend((index, index + 1) for index in range(position, match.start()))
        cuts.append(match.span())
        position = match.end()
    cuts.extend((index, index + 1) for index in range(position, len(text)))
    return cuts
