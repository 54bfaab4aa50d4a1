"""A listing's words as they are matched: letters alone, simplified and in lower case, each with its place in the text as it was written.

Signs, emoji, what has no width and what is put between letters to hide them are left out; the places keep what was there. The normal
form is that of `engines.text` taken character by character: phrases decide nothing here, and ten thousand titles a second are wanted.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from suizhi.engines.marks import sound
from suizhi.engines.scoring import Span
from suizhi.engines.text import fold
from suizhi.kernel import strict_yaml

_DROPPED = "\0"
_FIRST_SOUND = 0xE000
"""Syllables are written as characters of the private area, which no text that was let in holds."""
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_ONLY_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+")
_LEET = "0-9@$!|+"
_LATIN = "A-Za-zＡ-Ｚａ-ｚ"
_MAY_HOLD_LEET = re.compile(rf"[{_LATIN}][{_LEET}]|[{_LEET}][{_LATIN}]")
_LEET_RUN = re.compile(rf"[a-z0-9@$][a-z{_LEET}]+[a-z0-9@$]")
_SQUARED = {ord(first) + at: chr(ord("a") + at) for first in "\U0001f130\U0001f150\U0001f170\U0001f1e6" for at in range(26)}
"""Letters in squares and circles, and the halves of flags, which NFKC leaves as they are."""


@cache
def signs() -> dict[str, Any]:
    """The table of `data/confusables.yaml`."""
    text = files("suizhi.engines.listings").joinpath("data/confusables.yaml").read_text(encoding="utf-8")
    held: dict[str, Any] = strict_yaml.read(text)
    return held


@cache
def _taken_for() -> dict[str, str]:
    return {sign: letter for letter, taken in signs()["letters"].items() for sign in taken}


@cache
def _look_alike() -> re.Pattern[str]:
    return re.compile("[" + re.escape("".join(_taken_for())) + "]")


class _Letters(dict[int, str]):
    """Code point → the letters that it is matched as, or what is dropped. `kept` are signs that stay as they are."""

    def __init__(self, kept: str = "") -> None:
        super().__init__()
        self.kept = kept

    def __missing__(self, code: int) -> str:
        char = chr(code)
        pieces = (
            [self._letter(piece) for piece in unicodedata.normalize("NFD", fold(char))]
            if char not in _taken_for()
            else [_taken_for()[char]]
        )
        self[code] = found = "".join(piece for piece in pieces if piece != _DROPPED) or _SQUARED.get(code, _DROPPED)
        return found

    def _letter(self, piece: str) -> str:
        if piece in self.kept:
            return piece
        if piece in signs()["fillers"] or not piece.isalnum():
            return _DROPPED
        return _taken_for().get(piece, piece)


class _Sounds(dict[int, str]):
    """Code point of a letter → the character that stands for its commonest syllable; other letters stay."""

    def __init__(self) -> None:
        super().__init__()
        self.syllables: dict[str, str] = {}

    def __missing__(self, code: int) -> str:
        heard = sound.syllables(chr(code)) if is_han(chr(code)) else ()
        self[code] = found = self.sign(heard[0]) if heard else chr(code)
        return found

    def sign(self, syllable: str) -> str:
        """The character of a syllable as southern and hurried speech have it."""
        return self.syllables.setdefault(sound.folded(syllable), chr(_FIRST_SOUND + len(self.syllables)))


_LETTERS, _WITH_SIGNS = _Letters(), _Letters("@$!|+")
SOUNDS = _Sounds()
"""Like the two tables of letters a cache of a pure function: it only ever grows, and only its own names for syllables hang on the order."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A text, read: `places[i]` is where letter i stands in `raw`, the text of the listing's `field`."""

    field: str
    raw: str
    letters: str
    places: tuple[int, ...] | range

    def span(self, start: int, end: int) -> Span:
        """Letters `start` to `end` (exclusive) as evidence in the text as it was written, with what stands between them."""
        first, last = self.places[start], self.end(end - 1)
        return Span(self.field, first, last, self.raw[first:last])

    def end(self, letter: int) -> int:
        """Behind the character of the text that the letter comes from, with the accents that belong to it."""
        end = self.places[letter] + 1
        while end < len(self.raw) and unicodedata.combining(self.raw[end]):
            end += 1
        return end

    def gap(self, letter: int) -> str:
        """What stands in the text between this letter and the next."""
        return self.raw[self.end(letter) : self.places[letter + 1]]


def read(raw: str, field: str = "title") -> Plain:
    """Read a text. Never raises: what is no letter is left out."""
    return _read(raw, field, _LETTERS)


def _read(raw: str, field: str, table: _Letters) -> Plain:
    turned = raw.translate(table)
    if len(turned) != len(raw):
        pairs = [(letter, place) for place, char in enumerate(raw) for letter in table[ord(char)] if letter != _DROPPED]
        return Plain(field, raw, "".join(letter for letter, _ in pairs), tuple(place for _, place in pairs))
    if _DROPPED not in turned:
        return Plain(field, raw, turned, range(len(turned)))
    places = tuple([place for place, char in enumerate(turned) if char != _DROPPED])
    return Plain(field, raw, turned.replace(_DROPPED, ""), places)


def bare(raw: str) -> str:
    """The letters of a text alone: names that share it are one."""
    return read(raw).letters


def sounds(letters: str) -> str:
    """The same letters with every Chinese character as the character of its syllable: as long as `letters`."""
    return letters.translate(SOUNDS)


def leet(raw: str, field: str = "title") -> list[Plain]:
    """Each word in which figures, signs or letters of another script stand for letters (n1ke), by its outline: i and l are one."""
    if not _MAY_HOLD_LEET.search(raw) and not _look_alike().search(raw):
        return []
    signed = "".join(letters if len(letters := _WITH_SIGNS[ord(char)]) == 1 else _DROPPED for char in raw)
    runs = [run for run in _LEET_RUN.finditer(signed) if _mixed(run.group()) or _look_alike().search(raw, *run.span())]
    return [Plain(field, raw, outline(run.group()), range(*run.span())) for run in runs]


def _mixed(word: str) -> bool:
    return not word.isalpha() and any(map(str.isalpha, word))


def outline(word: str) -> str:
    """A word with figures and signs as the letters that they stand for; i and l are one."""
    return "".join(signs()["leet"].get(char, char) for char in word).replace("l", "i")


def is_han(text: str) -> bool:
    """Whether every character is a Chinese one, and there is one."""
    return _ONLY_HAN.fullmatch(text) is not None


def has_han(text: str) -> bool:
    """Whether there is a Chinese character."""
    return _HAN.search(text) is not None
