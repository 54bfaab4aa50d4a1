"""Invented names, and how one name is made into another that is taken for it. Nothing here is meant to be anybody's mark."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import cache

from suizhi.engines.marks import look, sound
from suizhi.engines.simulators.chance import Chance

_FIRST = "穗珠岭榕棉荔云湾越禺沙溪麓川澜屿岚汐芷禾墨砚朴翎鹭鲲骐瑶珩堇筠霁星月松柏梧桐鹤鸿鹿麦谷泉石峰舟帆晨曦晴朗宁安和瑞祥嘉佳美雅馨"
_SECOND = "禾汐岚屿砚朴翎鹭麓澜芷桐柏榆棠苒泽岳峤溯恒辰昱曜晗煦霖珩筠霁源林庭堂阁轩坊记福禄丰盛达通顺康健乐优品尚悦"
_START = ("LI", "SU", "ZU", "YU", "WA", "RO", "LA", "XI", "QI", "MI", "NO", "VE", "KA", "TO", "BRE", "FLO", "DRA", "STE", "PRI", "CLA")
_MIDDLE = ("RA", "VO", "NE", "LI", "MO", "TA", "SI", "DU", "KE", "BA", "ZO", "PHI")
_END = ("N", "X", "RA", "VO", "NTA", "LLA", "QUE", "NDA", "MO", "RRA", "TIS", "DOR")
_WEAK_BEFORE, _WEAK_AFTER = ("新", "老", "正宗", "经典"), ("坊", "阁", "集团", "系列", "食品", "科技", "服饰", "庄园")
_LATIN_AFTER = ("GROUP", "FOODS", "SYSTEMS", "HOUSE", "WEAR")
_COMMON = 3755
"""The first level of GB 2312: the characters that people write."""


def han(chance: Chance, length: int) -> str:
    """A name of this many characters."""
    rest = "".join(chance.pick(_FIRST if place % 2 else _SECOND) for place in range(1, length))
    return chance.pick(_FIRST) + rest


def latin(chance: Chance) -> str:
    """A word of four to ten letters that is none."""
    middle = "".join(chance.pick(_MIDDLE) for _ in range(chance.between(1, 2)))
    return chance.pick(_START) + middle + chance.pick(_END)


def name(chance: Chance) -> str:
    """A name as marks have them: two to four characters, or a word of Latin letters."""
    length = chance.weighted({0: 25, 2: 25, 3: 40, 4: 10})
    return han(chance, length) if length else latin(chance)


@cache
def _homophones() -> dict[str, tuple[str, ...]]:
    held: dict[str, list[str]] = defaultdict(list)
    for char in look.CHARACTERS[:_COMMON]:
        held[sound.syllables(char)[0] if sound.syllables(char) else char].append(char)
    return {syllable: tuple(chars) for syllable, chars in held.items()}


def same_sound(chance: Chance, text: str) -> str:
    """One character changed for another that sounds the same."""
    place = chance.between(0, len(text) - 1)
    readings = sound.syllables(text[place])
    others = [char for char in _homophones().get(readings[0], ()) if char != text[place]] if readings else []
    return text[:place] + chance.pick(others) + text[place + 1 :] if others else text + text[-1]


def same_look(chance: Chance, text: str) -> str:
    """One character changed for another that looks much like it."""
    place = chance.between(0, len(text) - 1)
    others = [char for char, alike in look.neighbours(text[place], 4) if alike > 0.6]
    return text[:place] + chance.pick(others) + text[place + 1 :] if others else same_sound(chance, text)


def with_weak(chance: Chance, text: str) -> str:
    """Something weak put before or behind."""
    if text.isascii():
        return f"{text} {chance.pick(_LATIN_AFTER)}"
    return chance.pick(_WEAK_BEFORE) + text if chance.true(0.4) else text + chance.pick(_WEAK_AFTER)


def turned(chance: Chance, text: str) -> str:
    """The characters in another order."""
    return text[::-1] if text != text[::-1] else with_weak(chance, text)


def spelt(chance: Chance, text: str) -> str:
    """Chinese characters in pinyin."""
    return "".join((sound.syllables(char) or (char,))[0] for char in text).upper()


def one_letter(chance: Chance, text: str) -> str:
    """A vowel of a Latin word changed, or its last letter doubled."""
    vowels = [place for place, char in enumerate(text) if char in "AEIOU"]
    place = chance.pick(vowels) if vowels else 0
    changed = text[:place] + chance.pick([vowel for vowel in "AEIOU" if vowel != text[place]]) + text[place + 1 :]
    return changed if chance.true(0.6) else text + text[-1]


Way = Callable[[Chance, str], str]
_HAN_WAYS: dict[Way, float] = {same_sound: 38, same_look: 18, with_weak: 24, turned: 8, spelt: 12}
_LATIN_WAYS: dict[Way, float] = {with_weak: 55, one_letter: 45}
_SAME = 0.2


def made_from(chance: Chance, text: str) -> tuple[str, str]:
    """A name that is meant to be taken for this one, and the way it was made; one time in five it is the same."""
    if chance.true(_SAME):
        return text, "same"
    way = chance.weighted(_LATIN_WAYS if text.isascii() else _HAN_WAYS)
    return way(chance, text), way.__name__


def variant(chance: Chance, text: str) -> str:
    """A name that is meant to be taken for this one."""
    return made_from(chance, text)[0]
