"""How a mark sounds: Chinese by syllables without tones, Latin letters by what English ears take for the same, and one by the other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from suizhi.engines.marks.cedict import readings

READINGS = 3
"""Readings of a character that count."""
_RARE = 0.08
"""The share of a character's words below which a reading is heard by nobody."""
_FOLDED = ((r"^([zcs])h", r"\1"), (r"^[rn](?=[a-z])", "l"), (r"([aei])ng$", r"\1n"), (r"^hu(?=[ao])", "w"))
_SAME, _NEAR, _RHYME = 1.0, 0.9, 0.5
_DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_ENGLISH = [
    (holds, re.compile(pattern), by)
    for holds, pattern, by in (
        ("n", r"^(?:kn|gn|pn)", "n"),
        ("wr", r"^wr", "r"),
        ("ps", r"^ps", "s"),
        ("x", r"^x", "ks"),
        ("ph", r"ph", "f"),
        ("gh", r"gh(?=[^aeiou]|$)", ""),
        ("s", r"sch|sh", "S"),
        ("ch", r"tch|ch", "C"),
        ("c", r"ck|cq", "k"),
        ("q", r"q(?:u(?=[aeiou]))?", "k"),
        ("c", r"c(?=[eiy])", "s"),
        ("c", r"c", "k"),
        ("x", r"x", "ks"),
        ("z", r"z", "s"),
        ("th", r"th", "t"),
        ("h", r"(?<=[a-zSC])h", ""),
        ("e", r"(?<=[a-zSC]{2})e$", ""),
        ("", r"(?:ei|ey|ee|ea|ie|y|i|e)+", "i"),
        ("a", r"(?:ai|ay|au|a)+[iy]?", "a"),
        ("", r"(?:oo|ou|ow|o|u|w(?![aeiou]))+", "o"),
    )
]
"""What a word must hold for a spelling to be in it, the spelling, and what it is heard as."""
_CONSONANTS = str.maketrans("SCjrbdgv", "ssslptkf", "aeiouwyh")
_DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=16_384)
def syllables(char: str) -> tuple[str, ...]:
    """The readings of a character, without tones, the commonest first, but for rare ones; none for what is no Chinese character."""
    # Imported here because the reading tables take longer to load than most commands need.
    from pypinyin import Style, pinyin

    found = pinyin(char, style=Style.NORMAL, heteronym=True, errors="ignore", v_to_u=False)
    if not found:
        return ()
    counted = readings().get(char, Counter())
    common = [one for one in dict.fromkeys(found[0]) if counted[one] >= _RARE * counted.total()] or found[0][:1]
    return tuple(sorted(common, key=lambda one: -counted[one]))[:READINGS]


@lru_cache(maxsize=16_384)
def folded(syllable: str) -> str:
    """The syllable as southern and hurried speech have it: zh as z, n and r as l, -ng as -n, hua as wa."""
    for pattern, by in _FOLDED:
        syllable = re.sub(pattern, by, syllable)
    return syllable


@lru_cache(maxsize=65_536)
def alike(one: str, other: str) -> float:
    """How alike two characters sound in any of their readings: 1 the same, 0.9 the same but for what is often confused, 0.5 in rhyme."""
    pairs = [(a, b) for a in syllables(one) for b in syllables(other)]
    if one == other or any(a == b for a, b in pairs):
        return _SAME
    heard = [(folded(a), folded(b)) for a, b in pairs]
    if any(a == b for a, b in heard):
        return _NEAR
    return _RHYME if any(_final(a) == _final(b) for a, b in heard) else 0.0


def spoken(han: str) -> str:
    """The commonest reading of Chinese characters in one word, folded."""
    return "".join(folded(syllables(char)[0]) if syllables(char) else char for char in han)


@lru_cache(maxsize=65_536)
def english(word: str) -> str:
    """A key of how a word sounds: spellings of one sound share it. Figures are read out."""
    key = word if word.isalpha() else "".join(_DIGITS[int(char)] if char.isdecimal() else char for char in word)
    for holds, pattern, by in _ENGLISH:
        if holds in key:
            key = pattern.sub(by, key)
    return _DOUBLE.sub(r"\1", key)


def english_words(words: Sequence[str]) -> str:
    """The keys of several words, run together."""
    return _DOUBLE.sub(r"\1", "".join(map(english, words)))


def nearness(one: str, other: str) -> float:
    """1 for equal keys, less by the share of sounds that differ."""
    return float(Levenshtein.normalized_similarity(one, other))


def _final(syllable: str) -> str:
    return syllable.lstrip("bpmfdtnlgkhjqxzcsryw") or syllable


@lru_cache(maxsize=16_384)
def cantonese(char: str) -> frozenset[str]:
    """The readings of a character in Guangzhou and Hong Kong (Jyutping), without tones."""
    # Imported here like the Mandarin tables.
    from ToJyutping import get_jyutping_candidates

    return frozenset(reading.rstrip("123456") for reading in get_jyutping_candidates(char)[0][1])


def skeleton(key: str) -> str:
    """What a transliteration keeps: the consonants of a key, hissing ones as one, L as R, voiced as unvoiced."""
    return _DOUBLE.sub(r"\1", key.translate(_CONSONANTS))
