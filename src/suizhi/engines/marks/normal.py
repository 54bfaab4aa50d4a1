"""A word mark as it is compared: its normal form, the words in it, and for every letter the place in the mark as it was written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from suizhi.engines.scoring import Span
from suizhi.engines.text import fold_with_offsets
from suizhi.kernel.errors import Refusal

LONGEST = 500
"""Characters of a mark; a text that is longer is no name."""
_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = re.compile(rf"[{_HAN}]+|\d+|[^\W\d_{_HAN}]+")
_SIMPLE = re.compile("[\t\n\r -&(-_a-~\u3400-\u9fff]*")
"""Nearly every mark: ASCII but for what is joined, and Chinese characters, which have no accents."""
_JOINED = "'’ʼ`"
"""What stands inside a word and is not heard: MARY'S is one word."""


class Script(StrEnum):
    """What a word is written in."""

    HAN = "han"
    LATIN = "latin"
    DIGIT = "digit"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters of one script. `start` counts letters of the mark, not characters of the text."""

    text: str
    script: Script
    start: int

    @property
    def end(self) -> int:
        """Behind its last letter."""
        return self.start + len(self.text)


@dataclass(frozen=True)
class Mark:
    """A mark, read. `letters` are its words joined, simplified, in lower case, without accents; `places` their indexes in `raw`."""

    raw: str
    words: tuple[Word, ...]
    letters: str
    places: tuple[int, ...]

    @cached_property
    def is_han(self) -> bool:
        """Whether all of it is Chinese characters."""
        return all(word.script is Script.HAN for word in self.words)

    @cached_property
    def is_latin(self) -> bool:
        """Whether all of it is Latin letters and digits, with a letter among them."""
        scripts = {word.script for word in self.words}
        return Script.LATIN in scripts and scripts <= {Script.LATIN, Script.DIGIT}

    def span(self, side: str, start: int, end: int) -> Span:
        """Letters `start` to `end` (exclusive) as evidence that points into the mark as it was written."""
        first, last = self.places[start], self.places[end - 1] + 1
        return Span(side, first, last, self.raw[first:last])


def read(raw: str) -> Mark:
    """Read a mark. Raises Refusal: `mark.empty` for one without a letter, `mark.long`, `mark.characters` for what is no character."""
    if len(raw) > LONGEST:
        raise _refuse("long", raw[:20], f"商标文字超过 {LONGEST} 个字符。", f"The mark is longer than {LONGEST} characters.")
    strange = None if _SIMPLE.fullmatch(raw) else next(filter(_is_strange, raw), None)
    if strange is not None:
        code = f"U+{ord(strange):04X}"
        raise _refuse("characters", code, f"商标文字里有不能识别的字符 {code}。", f"The mark holds {code}, which is no character.")
    words, letters, places = _cut(raw)
    if not letters:
        raise _refuse("empty", raw, "商标里没有文字。", "There is no letter in the mark.")
    return Mark(raw, tuple(words), letters, tuple(places))


def _is_strange(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cn", "Co", "Cs") and char not in "\t\n\r"


def _cut(raw: str) -> tuple[list[Word], str, list[int]]:
    folded, offsets = fold_with_offsets(raw)
    plain, origin = _plain(folded, offsets)
    words: list[Word] = []
    places: list[int] = []
    for found in _WORD.finditer(plain):
        words.append(Word(found.group(), _script(found.group()), len(places)))
        places += origin[found.start() : found.end()]
    return words, "".join(word.text for word in words), places


def _plain(folded: str, offsets: Sequence[int]) -> tuple[str, list[int]]:
    """Without accents and without what stands inside a word unheard; each character with its index in the mark."""
    if _SIMPLE.fullmatch(folded):
        return folded, list(offsets[: len(folded)])
    kept = list(_letters(folded, offsets))
    return "".join(char for char, _ in kept), [place for _, place in kept]


def _letters(folded: str, offsets: Sequence[int]) -> Iterator[tuple[str, int]]:
    for char, place in zip(folded, offsets, strict=False):
        if char in _JOINED or unicodedata.category(char) == "Cf":
            continue
        for piece in unicodedata.normalize("NFD", char):
            if not unicodedata.combining(piece):
                yield piece, place


def _script(word: str) -> Script:
    if re.match(rf"[{_HAN}]", word):
        return Script.HAN
    if word[0].isdecimal():
        return Script.DIGIT
    return Script.LATIN if word.isascii() else Script.OTHER


def _refuse(code: str, value: str, zh: str, en: str) -> Refusal:
    mend_zh, mend_en = "请写出商标的文字部分。", "Write the words of the mark."
    return Refusal(f"mark.{code}", zh=zh, en=en, mend_zh=mend_zh, mend_en=mend_en, field="mark", value=value)
