"""Marks to measure with: the words of CC-CEDICT, multiplied by joining them as names are joined, and variants planted among them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain, zip_longest
from random import Random

from suizhi.engines.marks import look, sound
from suizhi.engines.marks.cedict import lines

_WORD = re.compile(r"[a-z]{3,11}")
_HAN = re.compile(r"[\u4e00-\u9fff]{2,4}")
_ADDED = ("新", "金", "大", "小", "庄园", "坊", "科技", "食品", "轩", "手机")
_SUFFIXES = ("S", "ER", "IX", "ON", " PRO", " SHOP")
_CROWDED = 1.7
"""How much the commoner words are preferred, as they are in names."""
_COMMON = look.CHARACTERS[:3755]
"""The first level of GB 2312: what names are written with."""
CONFUSED = 0.62
"""How alike two characters look that the eye may take for each other, as the rules have it."""
_NEAREST = 3
_RESPELT = (("PH", "F"), ("CK", "K"), ("C", "K"), ("F", "PH"), ("X", "KS"), ("Y", "I"), ("I", "Y"), ("EE", "EA"), ("OO", "U"), ("K", "C"))


@cache
def words() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The Chinese headwords of two to four characters, and the English words that explain them."""
    han: dict[str, None] = {}
    latin: dict[str, None] = {}
    for word, _, glosses in lines():
        if _HAN.fullmatch(word):
            han.setdefault(word)
        latin.update(dict.fromkeys(_WORD.findall(glosses)))
    return tuple(han), tuple(latin)


def names(count: int, seed: int = 1) -> list[str]:
    """So many marks, each once: every word, two Chinese ones to an English one, then words joined, cut and added to."""
    rng = Random(seed)  # noqa: S311 - repeatable choice, nothing secret
    han, latin = (rng.sample(found, len(found)) for found in words())
    short = [word for word in han if len(word) == 2]
    pairs = zip_longest(han[::2], han[1::2], map(str.upper, latin))
    made = chain(filter(None, chain.from_iterable(pairs)), _joined(rng, han, short, latin))
    found: dict[str, None] = {}
    for name in made:
        found.setdefault(name)
        if len(found) == count:
            break
    return list(found)


def _joined(rng: Random, han: list[str], short: list[str], latin: list[str]) -> Iterator[str]:
    def some(pool: list[str]) -> str:
        return pool[int(len(pool) * rng.random() ** _CROWDED)]

    ways: list[tuple[float, Callable[[], str]]] = [
        (0.28, lambda: some(short) + some(short)),
        (0.14, lambda: some(short)[0] + some(han)),
        (0.08, lambda: some(short) + rng.choice(_ADDED)),
        (0.12, lambda: some(short)[0] + some(short)[1] + some(short)[0]),
        (0.18, lambda: f"{some(latin)} {some(latin)}".upper()),
        (0.15, lambda: (some(latin)[: rng.randint(2, 5)] + some(latin)[-rng.randint(2, 5) :]).upper()),
        (0.05, lambda: f"{some(short)} {some(latin).upper()}"),
    ]
    shares, makers = zip(*ways, strict=True)
    while True:
        yield from (make() for make in rng.choices(makers, shares, k=1000))


def planted(marks: list[str], per_type: int, seed: int = 2) -> dict[str, list[tuple[str, str]]]:
    """For every type of variant, pairs of a variant that is no mark itself and the mark that it was made of."""
    rng, held = Random(seed), frozenset(marks)  # noqa: S311 - repeatable choice, nothing secret
    found: dict[str, list[tuple[str, str]]] = {}
    for name, (fits, vary) in VARIANTS.items():
        pairs: dict[str, str] = {}
        while len(pairs) < per_type:
            mark = marks[rng.randrange(len(marks))]
            variant = vary(rng, mark) if fits(mark) else None
            if variant and variant != mark and variant not in held:
                pairs[variant] = mark
        found[name] = list(pairs.items())
    return found


def _is_han(mark: str) -> bool:
    return 3 <= len(mark) <= 6 and all("\u4e00" <= char <= "\u9fff" for char in mark)


def _is_latin(mark: str) -> bool:
    return mark.isascii() and len(mark.replace(" ", "")) >= 5


@cache
def _read_alike() -> dict[str, list[str]]:
    held: dict[str, list[str]] = {}
    for char in _COMMON:
        for one in sound.syllables(char)[:1]:
            held.setdefault(one, []).append(char)
    return held


def _homophone(rng: Random, char: str) -> str:
    others = [other for other in _read_alike().get((sound.syllables(char) or ("",))[0], ()) if other != char]
    return rng.choice(others) if others else char


@cache
def _seen_alike(char: str) -> list[str]:
    return [other for other, likeness in look.neighbours(char, _NEAREST) if likeness >= CONFUSED]


def _swap_all(rng: Random, mark: str) -> str | None:
    """Every character that has one gives way to one that looks like it; at least all but one have."""
    swapped = "".join(rng.choice(_seen_alike(char) or [char]) for char in mark)
    return swapped if sum(a != b for a, b in zip(swapped, mark, strict=True)) >= len(mark) - 1 else None


def _one(rng: Random, mark: str, change: Callable[[Random, str], str]) -> str:
    at = rng.randrange(len(mark))
    return mark[:at] + change(rng, mark[at]) + mark[at + 1 :]


def _letter(rng: Random, mark: str) -> str:
    return _one(rng, mark, lambda rng, char: char if char == " " else rng.choice("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))


def _exchange(rng: Random, mark: str) -> str:
    at = rng.randrange(len(mark) - 1)
    return mark[:at] + mark[at + 1] + mark[at] + mark[at + 2 :]


def _respell(rng: Random, mark: str) -> str | None:
    ways = [(old, new) for old, new in _RESPELT if old in mark]
    return mark.replace(*rng.choice(ways), 1) if ways else None


def _spell(_: Random, mark: str) -> str:
    return "".join((sound.syllables(char) or ("",))[0] for char in mark).upper()


VARIANTS: dict[str, tuple[Callable[[str], bool], Callable[[Random, str], str | None]]] = {
    "homophone, one character": (_is_han, lambda rng, mark: _one(rng, mark, _homophone)),
    "homophones, every character": (_is_han, lambda rng, mark: "".join(_homophone(rng, char) for char in mark)),
    "look-alike, one character": (_is_han, lambda rng, mark: _one(rng, mark, lambda rng, char: rng.choice(_seen_alike(char) or [char]))),
    "look-alikes, every character": (_is_han, _swap_all),
    "turned round": (_is_han, lambda _, mark: mark[::-1]),
    "added to": (_is_han, lambda rng, mark: mark + rng.choice(_ADDED)),
    "last character another": (_is_han, lambda rng, mark: mark[:-1] + rng.choice(_COMMON)),
    "spelt in pinyin": (_is_han, _spell),
    "letter replaced": (_is_latin, _letter),
    "letters exchanged": (_is_latin, _exchange),
    "respelt": (_is_latin, _respell),
    "ending added": (_is_latin, lambda rng, mark: mark + rng.choice(_SUFFIXES)),
}
"""The types of variants: which marks they are made of, and how."""
