"""How a name may be written by somebody who wants it found by buyers and not by its owner: the patterns that are looked for.

Every pattern carries the way by which it hides the name. What hides without another letter (spaces, emoji, width, look-alike letters of
other scripts) needs no pattern: the normal form has undone it, and the place in the raw text shows it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice, product

from suizhi.engines.listings.lexicon import components
from suizhi.engines.listings.normal import SOUNDS, bare, has_han, is_han, outline
from suizhi.engines.marks import look, sound

NEIGHBOURS, LOOKS_LIKE = 24, 0.5
"""Characters that are tried in the place of each, and how alike they look at least. At the ends of a longer name any other is found."""
_SHORT_HAN = 2
_READINGS = 8
"""Ways of reading a name that holds characters of several readings."""
_SHORTEST_LATIN, _SHORTEST_LEET, _SHORTEST_PINYIN, _SHORTEST_DOUBLED, _SHORTEST_SLIP = 3, 4, 5, 4, 5


class Way(StrEnum):
    """How a listing writes the name. `head` and `tail` are all of it but the last and the first character: a sighting is never of these."""

    EXACT = "exact"
    ALIAS = "alias"
    LEET = "leet"
    PINYIN = "pinyin"
    SOUND = "sound"
    LOOK = "look"
    PARTS = "parts"
    SLIP = "slip"
    HEAD = "head"
    TAIL = "tail"


HIDING = frozenset({Way.LEET, Way.PINYIN, Way.PARTS})
"""Ways that hide the name."""
LIKE = frozenset({Way.SOUND, Way.LOOK, Way.SLIP})
"""Ways that are a name like it."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """A pattern and the way it stands for."""

    text: str
    way: Way


Near = Mapping[str, Sequence[str]]
"""Character → those that may be taken for it at a glance."""


def near(chars: Iterable[str]) -> Near:
    """The characters that may be taken for each of these at a glance, the nearest first."""
    found = look.neighbours_of(chars, NEIGHBOURS)
    return {char: [other for other, alike in others if alike >= LOOKS_LIKE] for char, others in found.items()}


def spellings(name: str, aliases: tuple[str, ...] = (), alike: Near | None = None) -> list[Spelling]:
    """All patterns of a name, the plainest way of each first; none for a name without letters, or of one character.

    `alike` spares looking for neighbours where many names are spelt.
    """
    found: dict[str, Way] = {}
    for spelling in _all(name, aliases, near(bare(name)) if alike is None else alike):
        if len(spelling.text) > 1:
            found.setdefault(spelling.text, spelling.way)
    return [Spelling(text, way) for text, way in found.items()]


def _all(name: str, aliases: tuple[str, ...], alike: Near) -> Iterator[Spelling]:
    key = bare(name)
    yield Spelling(key, Way.EXACT)
    for alias in aliases:
        yield Spelling(bare(alias), Way.ALIAS)
    if is_han(key):
        yield from (Spelling(text, Way.PINYIN) for text in _in_pinyin(key))
        yield from (Spelling(text, Way.PARTS) for text in _in_parts(key))
        yield from (Spelling(text, Way.LOOK) for text in _alike(key, alike))
        if len(key) > _SHORT_HAN:
            yield Spelling(key[:-1], Way.HEAD)
            yield Spelling(key[1:], Way.TAIL)
        yield from (Spelling(text, Way.SOUND) for text in _heard(key))
    elif not has_han(key) and len(key) >= _SHORTEST_LATIN:
        if len(key) >= _SHORTEST_LEET:
            yield Spelling(OUTLINED + outline(key), Way.LEET)
        yield from (Spelling(text, Way.SLIP) for text in _slips(key))


OUTLINED = "\x01"
"""What stands before an outline, so that it is only found where an outline was looked at."""


def _in_pinyin(key: str) -> Iterator[str]:
    read_out = [sound.syllables(char)[:1] for char in key]
    if not all(read_out):
        return
    whole = "".join(syllable for (syllable,) in read_out)
    if len(whole) >= _SHORTEST_PINYIN:
        yield whole
    for at, (syllable,) in enumerate(read_out):
        yield key[:at] + syllable + key[at + 1 :]


def _in_parts(key: str) -> Iterator[str]:
    for at, char in enumerate(key):
        for parts in components(char):
            yield key[:at] + parts + key[at + 1 :]


def _alike(key: str, alike: Near) -> Iterator[str]:
    ends = (0, len(key) - 1) if len(key) > _SHORT_HAN else ()
    for at, char in enumerate(key):
        if at in ends:
            continue
        for other in alike.get(char, ()):
            yield key[:at] + other + key[at + 1 :]


def _heard(key: str) -> Iterator[str]:
    readings = [[SOUNDS.sign(one) for one in sound.syllables(char)] or [char] for char in key]
    return islice(map("".join, product(*readings)), _READINGS)


def _slips(key: str) -> Iterator[str]:
    if len(key) < _SHORTEST_DOUBLED:
        return
    for at in range(len(key)):
        yield key[:at] + key[at] + key[at:]
        if len(key) < _SHORTEST_SLIP:
            continue
        yield key[:at] + key[at + 1 :]
        yield key[:at] + key[at + 1 : at + 2] + key[at] + key[at + 2 :]
