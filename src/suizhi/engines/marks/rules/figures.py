"""The rule on figures that stand for what they are read as."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from suizhi.engines.marks import sound
from suizhi.engines.marks.normal import Mark, Script
from suizhi.engines.marks.rules.base import Pair, Rule
from suizhi.engines.scoring import Outcome

_LETTERS = ("o", "il", "", "e", "a", "s", "", "t", "b", "g")
"""What a figure looks like, from 0 on."""
_WORDS = ("zero", "one", "two to too", "three", "four for", "five", "six", "seven", "eight", "nine")
"""What it is read as in English."""
_SYLLABLES = ("ling", "yi yao", "er", "san", "si", "wu", "liu", "qi", "ba fa", "jiu")
"""What it is read as in Mandarin; 8 is taken for 发 as well."""
_MOST, _LONGEST = 4, 40
"""Figures in a mark, and its letters: of more, nobody hears words."""


class Played(Rule):
    """A figure in one mark stands for what the other spells out: 2 for TO, 0 for O, 9 for 久."""

    id, weight = "W19", 0.85
    source = "TTAB 79232184（转引）"
    fires = (("2MORO", "TOMORO"), ("N0VALUX", "NOVALUX"), ("GR8 ORCHARD", "GREAT ORCHARD"), ("99鸭", "久久鸭"), ("K1NGO", "KINGO"))
    silent = (
        ("STUDIO 51", "STUDIO 52"),
        ("NOVALUX", "NOVALUX"),
        ("云雀9", "云雀"),
        ("99鸭", "久久鹅"),
        ("123456", "一二三四五六"),
        ("2" + "MORO" * 10, "TO" + "MORO" * 10),
    )

    def judge(self, pair: Pair) -> Outcome | None:
        """1 where some reading of the figures makes both sound the same."""
        left, right = pair.left, pair.right
        if not (_figures(left) or _figures(right)) or left.letters == right.letters:
            return None
        shared = set(_readings(left)) & set(_readings(right))
        if not shared:
            return None
        return Outcome(1.0, pair.raw, "数字读作文字后相同", "the same once figures are read as what they stand for", pair.whole())


def _figures(mark: Mark) -> int:
    return sum(len(word.text) for word in mark.words if word.script is Script.DIGIT)


def _readings(mark: Mark) -> Iterator[str]:
    """The ways in which the mark is heard: by English ears, or in Mandarin syllables; none where it is neither or has too many figures."""
    scripts = {word.script for word in mark.words}
    if _figures(mark) > _MOST or len(mark.letters) > _LONGEST:
        return
    if mark.is_latin:
        yield from (sound.english("".join(way)) for way in product(*map(_english, mark.letters)))
    elif scripts <= {Script.HAN, Script.DIGIT}:
        yield from ("·".join(way) for way in product(*map(_mandarin, mark.letters)))


def _english(char: str) -> list[str]:
    return [*_LETTERS[int(char)], *_WORDS[int(char)].split()] if char.isdecimal() else [char]


def _mandarin(char: str) -> list[str]:
    return _SYLLABLES[int(char)].split() if char.isdecimal() else list(sound.syllables(char)[:1]) or [char]
