"""Eight ways to write a name so that buyers read it and a search misses it, by tables of the simulator's own.

Look-alikes and sound-alikes are typed by hand (`data/characters.yaml`) or given by the caller from another source; none comes from the
tables that the engine looks names up in, so that finding them proves something.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from pypinyin import lazy_pinyin

from suizhi.engines.simulators.market_words import Character, Words

_FULL_WIDTH = {code: chr(code + 0xFEE0) for code in range(0x21, 0x7F)}


@dataclass(frozen=True, slots=True)
class Pen:
    """What a disguise is written with: chance, the words of the stream, and look-alikes of another source where the caller has any."""

    chance: Random
    words: Words
    look_alikes: Mapping[str, str]
    sound_alikes: Mapping[str, str]

    def character(self, char: str) -> Character:
        """What is known of a character; itself alone where it is not of the table."""
        return self.words.characters.get(char, Character("", "", char, ""))


def spaces(name: str, pen: Pen) -> str:
    """云 雀"""
    return pen.chance.choice([" ", "  ", "\u3000"]).join(name)


def emoji(name: str, pen: Pen) -> str:
    """云🔥雀"""
    at = pen.chance.randrange(1, len(name))
    return name[:at] + pen.chance.choice(pen.words.emoji) + name[at:]


def width(name: str, pen: Pen) -> str | None:
    """雲雀, ＮＯＶＡ"""
    written = "".join(pen.character(char).traditional for char in name).translate(_FULL_WIDTH)
    return written if written != name else None


def homophone(name: str, pen: Pen) -> str | None:
    """芸雀"""
    return _replaced(name, pen, lambda char: pen.sound_alikes.get(char, "") + pen.character(char).sounds)


def glyph(name: str, pen: Pen) -> str | None:
    """去雀"""
    return _replaced(name, pen, lambda char: pen.look_alikes.get(char, "") or pen.character(char).looks)


def letters(name: str, pen: Pen) -> str | None:
    """nоva, n0va"""
    table = pen.chance.choice([pen.words.letters, pen.words.leet])
    at = [place for place, char in enumerate(name.lower()) if char in table]
    changed = set(pen.chance.sample(at, min(len(at), pen.chance.randint(1, 3))))
    return "".join(table[char.lower()] if place in changed else char for place, char in enumerate(name)) if changed else None


def pinyin(name: str, pen: Pen) -> str | None:
    """yunque"""
    read = lazy_pinyin(name)
    if not name or name.isascii():
        return None
    return pen.chance.choice(["".join(read), " ".join(read), "".join(read).upper(), "".join(map(str.title, read))])


def parts(name: str, pen: Pen) -> str:
    """云丶雀, 云少隹, novva"""
    halves = [(place, pen.character(char).halves) for place, char in enumerate(name) if pen.character(char).halves]
    if halves and pen.chance.random() < 0.4:
        place, apart = pen.chance.choice(halves)
        return name[:place] + apart + name[place + 1 :]
    at = pen.chance.randrange(1, len(name))
    if name.isascii() and pen.chance.random() < 0.5:
        return name[:at] + name[at - 1] + name[at:]
    return name[:at] + pen.chance.choice(pen.words.fillers) + name[at:]


def _replaced(name: str, pen: Pen, others: Callable[[str], str]) -> str | None:
    """One character replaced, in a name of three or more sometimes two."""
    at = [place for place, char in enumerate(name) if others(char)]
    if not at:
        return None
    count = 2 if len(name) > 2 and len(at) > 1 and pen.chance.random() < 0.2 else 1
    changed = {place: pen.chance.choice(others(name[place])) for place in pen.chance.sample(at, count)}
    return "".join(changed.get(place, char) for place, char in enumerate(name))


WAYS: Mapping[str, Callable[[str, Pen], str | None]] = {
    "spaces": spaces,
    "emoji": emoji,
    "width": width,
    "homophone": homophone,
    "glyph": glyph,
    "letters": letters,
    "pinyin": pinyin,
    "parts": parts,
}
"""The eight, by name. One returns None for a name that cannot be written so."""
