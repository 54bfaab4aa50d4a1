"""The tokens of a mark: what an index of marks keeps of it for each aspect, the same in every engine that holds them.

A token is text, so that a search engine can hold it as a keyword: `c:云` a character, `s:yun` a syllable without tone and folded,
`b:yun·que` two that follow each other, `g:^sk` three letters, `d:lark` the letters of a short word less one, `e:^ska` three sounds,
`k:sklrk` the consonants, `w:skylark` a whole word, `m:skylark` what it means in English, `m:=penfolds` what it is known to be a name of.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache, lru_cache
from itertools import pairwise

from suizhi.engines.marks import look, sound
from suizhi.engines.marks.meaning import senses
from suizhi.engines.marks.names import called
from suizhi.engines.marks.normal import Mark, Script
from suizhi.engines.marks.weak import is_weak

READINGS = 2
"""Readings of a character that are indexed."""
_SHORT, _SHORTEST = 8, 3
"""Letters up to which a word is also indexed less one letter: it has too few threes of letters to lose any. And from which."""
_SPLITS = 2
"""Ways of cutting letters into syllables that are indexed: xian is one and two."""
_SPELT = 32
"""Letters up to which a word may be pinyin."""
_LONGEST = 6
"""Letters of the longest syllable."""
_BONES = 3
"""Consonants from which a skeleton tells anything."""
_MEANINGS = 4
_DOUBLE = re.compile(r"(.)\1+")


class Aspect(StrEnum):
    """A way in which marks may share tokens, each with candidates of its own."""

    CHARACTERS = "characters"
    SOUND = "sound"
    LETTERS = "letters"
    SLIPS = "slips"
    HEARD = "heard"
    SKELETON = "skeleton"
    WORDS = "words"
    MEANING = "meaning"


PREFIXES = {
    Aspect.CHARACTERS: "c",
    Aspect.SOUND: "sb",
    Aspect.LETTERS: "g",
    Aspect.SLIPS: "d",
    Aspect.HEARD: "e",
    Aspect.SKELETON: "k",
    Aspect.WORDS: "w",
    Aspect.MEANING: "m",
}
"""The tokens of each aspect, by their first letter."""


def tokens(mark: Mark) -> list[str]:
    """The tokens of a mark, each once."""
    han = [word.text for word in mark.words if word.script is Script.HAN]
    latin = [word.text for word in mark.words if word.script is not Script.HAN]
    found = [f"w:{mark.letters}", *(f"w:{word.text}" for word in mark.words)]
    if name := called(mark.letters):
        found.append(f"m:={name.of}")
    for run in han:
        found += _of_han(run)
    if latin:
        found += _of_letters(tuple(latin))
    return list(dict.fromkeys(found))


def by_aspect(mark: Mark) -> dict[Aspect, list[str]]:
    """The tokens of a mark under what they tell of; an aspect that it says nothing of is left out."""
    own: dict[str, list[str]] = {}
    for token in tokens(mark):
        own.setdefault(token[0], []).append(token)
    held = {aspect: [token for kind in kinds for token in own.get(kind, ())] for aspect, kinds in PREFIXES.items()}
    return {aspect: found for aspect, found in held.items() if found}


def han_letters(mark: Mark) -> str:
    """The Chinese characters of a mark, by which it is looked at."""
    return "".join(word.text for word in mark.words if word.script is Script.HAN)


def _of_han(run: str) -> list[str]:
    heard = [_heard(char) for char in run]
    found = [f"c:{char}" for char in run]
    found += [f"s:{one}" for readings in heard for one in readings]
    found += [f"b:{one}·{other}" for left, right in pairwise(heard) for one in left for other in right]
    found += _bones("".join(map(_bone, run)))
    for word in (run, _strong(run)):
        for sense in senses(word)[:_MEANINGS]:
            gloss = " ".join(map(_singular, sense.gloss.split()))
            found += (f"m:{gloss}", f"m:{_singular(sense.head)}") if sense.first else (f"m:{gloss}",)
    return found


def _of_letters(words: tuple[str, ...]) -> list[str]:
    joined, key = "".join(words), sound.english_words(words)
    found = _threes("g", joined) + _threes("e", key) + _bones(sound.skeleton(key))
    if _SHORTEST <= len(joined) <= _SHORT:
        found += [f"d:{joined}", *(f"d:{joined[:n]}{joined[n + 1 :]}" for n in range(len(joined)))]
    for split in spelt(joined):
        found += [f"s:{one}" for one in split]
        found += [f"b:{one}·{other}" for one, other in pairwise(split)]
    strong = [_singular(word) for word in words if not is_weak(word)]
    found += [f"m:{word}" for word in strong]
    return [*found, f"m:{' '.join(strong)}"] if len(strong) > 1 else found


def _threes(kind: str, letters: str) -> list[str]:
    framed = f"^{letters}$"
    return [f"{kind}:{framed[n : n + 3]}" for n in range(max(1, len(framed) - 2))]


def _bones(bones: str) -> list[str]:
    bones = _DOUBLE.sub(r"\1", bones)
    return [f"k:{bones}"] if len(bones) >= _BONES else []


@lru_cache(maxsize=16_384)
def _bone(char: str) -> str:
    """The consonants of a character's commonest reading."""
    return sound.skeleton(sound.english((sound.syllables(char) or ("",))[0]))


@lru_cache(maxsize=16_384)
def _heard(char: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sound.folded(one) for one in sound.syllables(char)[:READINGS]))


@cache
def _syllables() -> frozenset[str]:
    """Every syllable of Mandarin as it is spelt without tones."""
    return frozenset(one for char in look.CHARACTERS for one in sound.syllables(char) if set(one) & set("aeiouv") and one.isascii())


@cache
def _pinyin() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(sorted(_syllables(), key=len, reverse=True))})+")


@lru_cache(maxsize=65_536)
def spelt(letters: str) -> tuple[tuple[str, ...], ...]:
    """The letters cut into pinyin syllables, folded: the ways with fewest syllables first; none where it is no pinyin or one syllable."""
    if not 4 <= len(letters) <= _SPELT or not _pinyin().fullmatch(letters):
        return ()
    ways: list[list[tuple[str, ...]]] = [[()]]
    for end in range(1, len(letters) + 1):
        found = [
            (*way, letters[start:end])
            for start in range(max(0, end - _LONGEST), end)
            if ways[start] and letters[start:end] in _syllables()
            for way in ways[start]
        ]
        ways.append(sorted(found, key=len)[:_SPLITS])
    return tuple(tuple(map(sound.folded, way)) for way in ways[-1] if len(way) > 1)


@lru_cache(maxsize=65_536)
def _strong(run: str) -> str:
    """The characters without a weak beginning or end."""
    cut = next((size for size in (3, 2, 1) if len(run) - size >= 2 and is_weak(run[-size:])), 0)
    kept = run[: len(run) - cut]
    head = next((size for size in (2, 1) if len(kept) - size >= 2 and is_weak(kept[:size])), 0)
    return kept[head:]


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
