"""Names that differ by a slip of the pen, of the keyboard or of optical reading, and names that really differ."""

from __future__ import annotations

from functools import cache

from suizhi.engines.parties.lexicon import load
from suizhi.engines.parties.romanise import pinyin

_LONG_CORE = 4
_PREFIX = 2
_LONG_WORD = 6
_NUMERALS = frozenset("零一二三四五六七八九十百")


@cache
def _groups() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, group in enumerate(load("lookalikes", "groups")):
        for character in group:
            found.setdefault(character, set()).add(number)
    return {character: frozenset(numbers) for character, numbers in found.items()}


def look_alike(one: str, other: str) -> bool:
    """Whether two characters stand in one group of look-alikes."""
    return bool(_groups().get(one, frozenset()) & _groups().get(other, frozenset()))


@cache
def _representatives() -> dict[str, str]:
    """Each character → the first of all that are linked to it through groups, so that one key serves them all."""
    found: dict[str, str] = {}
    for group in load("lookalikes", "groups"):
        known = {found[character] for character in group if character in found}
        chosen = min(known | {group[0]})
        found.update({character: chosen for character, old in found.items() if old in known})
        found.update(dict.fromkeys(group, chosen))
    return found


def shape_key(text: str) -> str:
    """The text with every look-alike written as its representative: names a slip apart share the key."""
    return "".join(_representatives().get(character, character) for character in text)


def one_slip(one: str, other: str, *, core: int) -> tuple[str, str] | None:
    """The two characters by which the texts differ, where that difference is likely a slip; else None.

    A look-alike counts anywhere. A homophone counts only in a trade name of four characters or more (`core` is its length):
    short trade names that sound alike are ordinary neighbours in the register. Numerals never count.
    """
    if one == other or abs(len(one) - len(other)) > 1:
        return None
    if len(one) != len(other):
        return _lost_character(one, other) if core >= _LONG_CORE else None
    differing = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(differing) != 1:
        return None
    a, b = differing[0]
    return (a, b) if look_alike(a, b) or (core >= _LONG_CORE and _homophones(a, b)) else None


def _lost_character(one: str, other: str) -> tuple[str, str] | None:
    """A character lost within a long trade name, never at its beginning: there it marks a sister firm (新某某, 大某某)."""
    short, long = sorted((one, other), key=len)
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if at < _PREFIX or at >= _LONG_CORE or long[at + 1 :] != short[at:] or long[at] in _NUMERALS or long[at].isdecimal():
        return None
    return ("", long[at]) if one == short else (long[at], "")


def _homophones(one: str, other: str) -> bool:
    return not {one, other} & _NUMERALS and pinyin(one) == pinyin(other)


def latin_slip(one: str, other: str) -> tuple[str, str] | None:
    """The two words by which Latin names differ, where one letter of a long word does it; else None."""
    left, right = one.split(), other.split()
    differing = [(a, b) for a, b in zip(left, right, strict=False) if a != b]
    if len(left) != len(right) or len(differing) != 1:
        return None
    a, b = differing[0]
    return (a, b) if min(len(a), len(b)) >= _LONG_WORD and (a + b).isalpha() and _one_edit(a, b) else None


def _one_edit(one: str, other: str) -> bool:
    """Whether one letter replaced, added or dropped turns one word into the other."""
    short, long = sorted((one, other), key=len)
    at = next(
        (i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b),
        len(short),
    )
    return long[at + 1 :] == short[at + (len(short) == len(long)) :]
