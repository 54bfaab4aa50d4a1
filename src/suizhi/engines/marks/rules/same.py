"""Rules on which the signs are the same, or the same in another order, doubled, or in another form of a word."""

from __future__ import annotations

import re
from collections.abc import Iterable

from suizhi.engines.marks.normal import Word
from suizhi.engines.marks.rules.base import Pair, Rule
from suizhi.engines.scoring import Outcome

_DOUBLED = re.compile(r"(.)\1+")
_STEM_LEAST = 4
"""Letters of a word from which on an ending is heard as one: SOM and SOMS are two words."""
_ENDINGS = ("'s", "ings", "ing", "ers", "er", "ed", "es", "s")
_TURNED_LEAST = 3
"""Letters of each half of a word that is turned round."""


class Identical(Rule):
    """The same letters: case, width, spacing, accents, traditional or simplified make no other sign."""

    id, weight = "W01", 1.0
    source = "商标侵权判断标准 第十四条（未核对原文）"
    fires = (("廣州茶樓", "广州茶楼"), ("Blue Bird", "BLUEBIRD"), ("ＡＢＣ", "abc"), ("Café Noir", "CAFE NOIR"))
    silent = (("广州茶楼", "广州茶馆"), ("BLUEBIRD", "BLUEBIRDS"), ("ABC", "ABD"))

    def judge(self, pair: Pair) -> Outcome | None:
        """1 where nothing but the way of writing differs."""
        if pair.left.letters != pair.right.letters:
            return None
        return Outcome(1.0, pair.raw, "规范化后文字相同", "the same letters once written alike", pair.whole())


class Reordered(Rule):
    """Chinese marks of the same characters in another order."""

    id, weight = "W02", 0.85
    source = "商标审查审理标准：文字构成相同，仅排列顺序不同（转引）"
    fires = (("云海", "海云"), ("金泰康", "康泰金"), ("山水人家", "人家山水"))
    silent = (("云海", "云海"), ("云海", "海天"), ("云海阁", "海云"))

    def judge(self, pair: Pair) -> Outcome | None:
        """1 where the characters are the same and their order is not."""
        left, right = pair.left.letters, pair.right.letters
        if not pair.are_han or left == right or sorted(left) != sorted(right):
            return None
        return Outcome(1.0, pair.raw, "字相同，顺序不同", "the same characters in another order", pair.at(pair.changed or ()))


class Turned(Rule):
    """Latin marks of the same words, or the same two halves of a word, in another order."""

    id, weight = "W03", 0.85
    source = "商标审查审理标准：两外文单词位置互换、含义无明显区别（转引）"
    fires = (("STAR LINE", "LINE STAR"), ("SUNMOON", "MOONSUN"), ("RIVERSTONE", "STONERIVER"))
    silent = (("STAR LINE", "STAR LINE"), ("SUNMOON", "MOONSAN"), ("ABCD", "CDAB"))

    def judge(self, pair: Pair) -> Outcome | None:
        """1 where the words, or halves of at least three letters, have changed places."""
        left, right = pair.left.letters, pair.right.letters
        if not pair.are_latin or left == right or not (self._words(pair) or self._halves(left, right)):
            return None
        return Outcome(1.0, pair.raw, "组成部分相同，位置互换", "the same parts have changed places", pair.whole())

    def _words(self, pair: Pair) -> bool:
        left, right = ([word.text for word in mark.words] for mark in (pair.left, pair.right))
        return sorted(left) == sorted(right)

    def _halves(self, left: str, right: str) -> bool:
        cuts = range(_TURNED_LEAST, len(left) - _TURNED_LEAST + 1)
        return len(left) == len(right) and any(left[cut:] + left[:cut] == right for cut in cuts)


class Doubled(Rule):
    """One mark doubles a character or a letter of the other."""

    id, weight = "W09", 0.8
    source = "商标审查审理标准：由重叠的文字、字母构成（转引）"
    fires = (("豆", "豆豆"), ("LUNA", "LUUNA"), ("乐乐", "乐"))
    silent = (("豆豆", "豆豆"), ("豆豆", "豆腐"), ("LUNA", "LANA"))

    def judge(self, pair: Pair) -> Outcome | None:
        """1 where nothing but the doubling differs."""
        left, right = pair.left.letters, pair.right.letters
        if left == right or _DOUBLED.sub(r"\1", left) != _DOUBLED.sub(r"\1", right):
            return None
        return Outcome(1.0, pair.raw, "仅有叠字之别", "nothing but a doubling differs", pair.whole())


class Inflected(Rule):
    """Latin marks that are forms of one word: plural, -ing, -er, with or without an article."""

    id, weight = "W10", 0.9
    source = "商标审查审理标准：仅单复数、动名词、缩写、冠词、比较级等形式不同（转引）"
    fires = (("GARDEN", "GARDENS"), ("THE SAILOR", "SAILORS"), ("BAKER", "BAKING"))
    silent = (("CAR", "CARS"), ("GARDEN", "GARDENIA"), ("GARDEN", "GARDEN"))

    def judge(self, pair: Pair) -> Outcome | None:
        """1 where the stems are the same and the words are not."""
        left, right = (" ".join(_stems(mark.words)) for mark in (pair.left, pair.right))
        if not pair.are_latin or left != right or pair.left.letters == pair.right.letters:
            return None
        return Outcome(1.0, pair.raw, "同一词的不同形式", "forms of one word", pair.whole())


def stem(word: str) -> str:
    """The word without its ending and without a mute e; short words stay whole."""
    for ending in _ENDINGS:
        cut = word.removesuffix(ending)
        if cut != word and len(cut) >= _STEM_LEAST - (ending != "s"):
            word = cut
            break
    return word.removesuffix("e") if len(word) > _STEM_LEAST else word


def _stems(words: Iterable[Word]) -> list[str]:
    return [stem(word.text) for word in words if word.text not in ("the", "a", "an")]
