"""Which rights a listing's words may name, and in which way: all names in all their spellings, found in one pass over the text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from ahocorasick_rs import AhoCorasick, Implementation

from suizhi.engines.listings.lexicon import cues
from suizhi.engines.listings.model import Right
from suizhi.engines.listings.normal import Plain, bare, is_han, leet, read, sounds
from suizhi.engines.listings.spellings import OUTLINED, Way, near, spellings
from suizhi.engines.scoring import Span

_AMID = re.compile("(?<=[\u4e00-\u9fff])[a-z0-9](?=[\u4e00-\u9fff])|(?<=[a-z])[\u4e00-\u9fff](?=[a-z])")
"""A letter or figure between two characters, or a character between two letters: 云x雀."""
_BETWEEN = "\x02"
"""Between the letters and their sounds, so that no pattern is found across."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A place where a name stands, and the way in which it does: letters `start` to `end` (exclusive) of `plain`."""

    right: int
    way: Way
    plain: Plain
    start: int
    end: int

    @property
    def letters(self) -> str:
        """The letters that stand there."""
        return self.plain.letters[self.start : self.end]

    @property
    def span(self) -> Span:
        """The evidence in the text as it was written."""
        return self.plain.span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that gives a name its meaning, of a kind of the lexicon."""

    kind: str
    plain: Plain
    start: int
    end: int

    @property
    def span(self) -> Span:
        """The evidence in the text as it was written."""
        return self.plain.span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Found:
    """What one text holds."""

    sightings: tuple[Sighting, ...]
    cues: tuple[Cue, ...]


class _Meaning:
    """What a pattern stands for: a cue, names that stand there, or short names that only their sound is like, by their characters."""

    __slots__ = ("by_letter", "cues", "names", "parts")

    def __init__(self) -> None:
        self.cues: list[str] = []
        self.names: list[tuple[int, Way, str]] = []
        self.by_letter: dict[tuple[int, str], list[int]] = {}
        self.parts: list[tuple[int, str, int]] = []

    def add(self, right: int, way: Way, key: str) -> None:
        """One more name. The sound of two characters says too little alone: one of them must stand as it is."""
        if way is Way.HEAD or way is Way.TAIL:
            self.parts.append((right, key[-1] if way is Way.HEAD else key[0], 1 if way is Way.HEAD else -1))
        elif way is Way.SOUND and len(key) <= _SHORT:
            for at, char in enumerate(key):
                self.by_letter.setdefault((at, char), []).append(right)
        else:
            self.names.append((right, way, key if way is Way.SOUND else ""))

    def read(self, letters: str) -> list[tuple[int, Way]]:
        """The names that these letters may be, none by the sound of its own characters."""
        found = [(right, way) for right, way, key in self.names if key != letters]
        if self.by_letter:
            held = [self.by_letter.get((at, char), ()) for at, char in enumerate(letters)]
            found += [(right, Way.SOUND) for at, rights in enumerate(held) for right in rights if right not in held[1 - at]]
        return found


_SHORT = 2


class Finder:
    """Names and cues in one automaton, built once. Twenty thousand names have some hundred thousand spellings."""

    def __init__(self, rights: Sequence[Right]) -> None:
        meanings: dict[str, _Meaning] = defaultdict(_Meaning)
        for kind, words in cues().items():
            for word in words:
                meanings[bare(word)].cues.append(kind)
        keys = [bare(right.name) for right in rights]
        alike = near(chain.from_iterable(keys))
        for place, right in enumerate(rights):
            for spelling in spellings(right.name, right.aliases, alike):
                meanings[spelling.text].add(place, spelling.way, keys[place])
        self._meanings = list(meanings.values())
        self._automaton = AhoCorasick(list(meanings), implementation=Implementation.ContiguousNFA, store_patterns=False)

    @property
    def patterns(self) -> int:
        """How many spellings and cues are looked for."""
        return len(self._meanings)

    def find(self, raw: str, field: str = "title") -> Found:
        """All names and cues of a text, each once."""
        plain = read(raw, field)
        sightings, cues = self._look(plain, plain.letters + _BETWEEN + sounds(plain.letters), 0)
        if _AMID.search(plain.letters):
            thin = _without(plain, [match.start() for match in _AMID.finditer(plain.letters)])
            sightings += self._look(thin, thin.letters, 0)[0]
        for word in leet(raw, field):
            sightings += self._look(word, OUTLINED + word.letters, 1)[0]
        return Found(tuple(sightings), tuple(cues))

    def _look(self, plain: Plain, hay: str, head: int) -> tuple[list[Sighting], list[Cue]]:
        """What stands in `hay`: `head` characters, the letters, and after a sign their sounds."""
        sightings: list[Sighting] = []
        cues: list[Cue] = []
        behind = len(plain.letters) + 1
        for number, start, end in self._automaton.find_matches_as_indexes(hay, overlapping=True):
            first, last = (start - behind, end - behind) if start >= behind + head else (max(0, start - head), end - head)
            letters = plain.letters[first:last]
            if letters.isascii() and not _is_whole(plain, first, last):
                continue
            meaning = self._meanings[number]
            cues += [Cue(kind, plain, first, last) for kind in meaning.cues if start < behind]
            sightings += [Sighting(right, way, plain, first, last) for right, way in meaning.read(letters)]
            if meaning.parts and start < behind:
                sightings += _completed(meaning.parts, plain, first, last)
        return sightings, cues


def _completed(parts: list[tuple[int, str, int]], plain: Plain, start: int, end: int) -> Iterator[Sighting]:
    """Names of which all but the last or the first character stand there, with another right beside them in its place."""
    for right, wanted, side in parts:
        place, between = (end, end - 1) if side > 0 else (start - 1, start - 1)
        if not 0 <= place < len(plain.letters) or plain.letters[place] == wanted or not is_han(plain.letters[place]):
            continue
        if not plain.gap(between):
            yield Sighting(right, Way.LOOK, plain, min(start, place), max(end, place + 1))


def _is_whole(plain: Plain, start: int, end: int) -> bool:
    """Whether a match that begins or ends with a Latin letter or figure is no part of a longer word or number."""
    letters, places = plain.letters, plain.places
    before = start > 0 and _join(letters[start - 1], letters[start]) and places[start - 1] + 1 == places[start]
    after = end < len(letters) and _join(letters[end - 1], letters[end]) and places[end - 1] + 1 == places[end]
    return not (before or after)


def _join(one: str, other: str) -> bool:
    """Whether two letters side by side belong to one word: both Latin, or both figures."""
    return (one.isascii() and other.isascii()) and (one.isalpha() == other.isalpha())


def _without(plain: Plain, gone: list[int]) -> Plain:
    left = [at for at in range(len(plain.letters)) if at not in gone]
    return Plain(plain.field, plain.raw, "".join(plain.letters[at] for at in left), tuple(plain.places[at] for at in left))
