"""Rules on single characters and letters that differ."""

from __future__ import annotations

import rjieba
from rapidfuzz.distance import DamerauLevenshtein

from suizhi.engines.marks import look, sound
from suizhi.engines.marks.rules.base import Pair, Rule
from suizhi.engines.scoring import Outcome

_HAN_LEAST = 3
_LETTERS_LEAST, _LONG = 4, 8
_FIRST_DIFFERS = 0.7
"""What is left of the likeness where the beginning differs, which is heard and read first."""
_SHORT = 0.4
"""What is left of it for words of three letters, of which every letter is seen."""
_NUMERALS = frozenset("零〇一二三四五六七八九十百千万两0123456789")
_CLOSE = 0.5
"""A look or a sound from which on the other rules speak of the pair."""


class OneCharacter(Rule):
    """Chinese marks of three or more characters of which one differs."""

    id, weight = "W04", 0.8
    source = "商标审查审理标准：三个以上汉字，仅个别汉字不同，整体无含义或者含义无明显区别（转引）"
    fires = (("安美斯", "安美特"), ("金利宝来", "金利宝莱"), ("云顶山泉", "云顶清泉"))
    silent = (("安美", "安特"), ("安美斯", "安利特"), ("安美斯", "安美斯"))

    def judge(self, pair: Pair) -> Outcome | None:
        """1, and less where it is the first that differs, which is read first."""
        changed = pair.changed
        if not pair.are_han or changed is None or len(changed) != 1 or len(pair.left.letters) < _HAN_LEAST:
            return None
        value = _FIRST_DIFFERS if changed[0] == 0 else 1.0
        return Outcome(value, _changed(pair), "仅一字不同", "one character differs", pair.at(changed))


class Numbered(Rule):
    """The same name but for a number in it."""

    id, weight = "W20", 0.85
    source = "最高人民法院 (2017) 最高法民再234号（转引）"
    fires = (("三江源", "九江源"), ("七喜堂", "八喜堂"), ("STUDIO 51", "STUDIO 52"))
    silent = (("三江", "九江"), ("三江源", "长江源"), ("1", "2"))

    def judge(self, pair: Pair) -> Outcome | None:
        """1 where numerals alone differ and two letters or more stay."""
        changed = pair.changed
        if not changed or len(pair.left.letters) - len(changed) < 2:
            return None
        if any(mark.letters[n] not in _NUMERALS for mark in (pair.left, pair.right) for n in changed):
            return None
        return Outcome(1.0, _changed(pair), "仅数字不同", "nothing but a number differs", pair.at(changed))


class FewLetters(Rule):
    """Latin marks of which few letters differ. Of short ones every letter is seen."""

    id, weight = "W05", 0.9
    source = "商标审查审理标准：四个以上字母，仅个别字母不同；三个以下的一般不近似（转引）"
    fires = (("VELTORIX", "VELTARIX"), ("MARDEN", "MARDON"), ("KINOPLAST", "KINPOLAST"))
    silent = (("VELTORIX", "BRANDON"), ("AB", "AC"), ("MARDEN", "MARDEN"))

    def judge(self, pair: Pair) -> Outcome | None:
        """By the share of letters that differ: one, two from eight letters on; hardly anything below four."""
        left, right = pair.left.letters, pair.right.letters
        length = max(len(left), len(right))
        apart = DamerauLevenshtein.distance(left, right)
        if not pair.are_latin or length < 3 or not 0 < apart <= (2 if length >= _LONG else 1):
            return None
        value = 1.0 - apart / length if min(len(left), len(right)) >= _LETTERS_LEAST else _SHORT
        value *= 1.0 if left[0] == right[0] else _FIRST_DIFFERS
        return Outcome(value, pair.raw, f"{apart} 个字母不同", f"letters that differ: {apart}", pair.whole())


class OtherMeaning(Rule):
    """One of two Chinese names that differ in a character is a common noun: its meaning keeps them apart. It lowers, and never hides."""

    id, weight, lowers = "N02", -0.3, True
    source = "商标审查审理标准：首字或者含义有明显区别的除外（转引）"
    fires = (("纸老虎", "纸飞虎"), ("萤火虫", "萤火鸟"), ("葡萄酒", "葡萄园"))
    silent = (("安美斯", "安美特"), ("金丝猴", "金丝猴"), ("七喜堂", "八喜堂"))

    def judge(self, pair: Pair) -> Outcome | None:
        """1 where exactly one character differs, neither looks nor sounds alike, and one side is a noun of the dictionary."""
        changed = pair.changed
        if not pair.are_han or changed is None or len(changed) != 1 or len(pair.left.letters) < _HAN_LEAST:
            return None
        one, other = _changed(pair)
        if {one, other} <= _NUMERALS or max(look.alike(one, other), sound.alike(one, other)) > _CLOSE:
            return None
        nouns = [mark.letters for mark in (pair.left, pair.right) if _is_noun(mark.letters)]
        if not nouns:
            return None
        return Outcome(1.0, pair.raw, f"“{nouns[0]}”有固定含义", f"{nouns[0]} is a word of the language", pair.at(changed))


def _is_noun(text: str) -> bool:
    """A common noun of the cutter's dictionary; names of people, places and brands in it are no meaning."""
    return [tag for _, tag in rjieba.tag(text, hmm=False)] == ["n"]


def _changed(pair: Pair) -> tuple[str, str]:
    left, right = ("".join(mark.letters[n] for n in pair.changed or ()) for mark in (pair.left, pair.right))
    return left, right
