"""How characters look: Chinese ones by a table made from typefaces (`tools/glyphs.py`), Latin ones by what is taken for another."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import numpy as np

_ROWS, _CELLS = range(0xB0, 0xF8), range(0xA1, 0xFF)


def _gb2312() -> str:
    pairs = (bytes((row, cell)) for row in _ROWS for cell in _CELLS)
    return "".join(pair.decode("gb2312", errors="ignore") for pair in pairs)


CHARACTERS = _gb2312()
"""The characters of the table, in the order of GB 2312: both levels, 6,763."""
_BLOCK = 512
"""Characters whose likeness to all others is worked out at once."""
_SHAPES = ((("rn",), "m"), (("vv",), "w"), (("cl",), "d"), (("0", "q"), "o"), (("1", "i", "j", "|"), "l"), (("5",), "s"), (("8",), "b"))


@cache
def _table() -> tuple[dict[str, int], Any]:
    with files("suizhi.engines.marks").joinpath("data", "glyphs.npy").open("rb") as file:
        vectors = np.load(file).astype(np.float32)
    return {char: place for place, char in enumerate(CHARACTERS)}, vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@lru_cache(maxsize=65_536)
def alike(one: str, other: str) -> float:
    """How alike two characters look, from 0 (no more than any two) to 1; 0 for a character that the table has not."""
    if one == other:
        return 1.0
    places, vectors = _table()
    if one not in places or other not in places:
        return 0.0
    return max(0.0, float(vectors[places[one]] @ vectors[places[other]]))


OUTSIDE = len(CHARACTERS)
"""The place of every character that the table has not."""


def place(char: str) -> int:
    """The place of a character in the table; `OUTSIDE` for one that it has not."""
    return _table()[0].get(char, OUTSIDE)


@lru_cache(maxsize=1_024)
def against_all(char: str) -> Any:
    """How alike a character looks to each of the table, and in the last place to any outside it: float32, `OUTSIDE` + 1.

    Two outside it may be the same one: whether they are is left to whoever looks closely.
    """
    places, vectors = _table()
    likeness = np.zeros(OUTSIDE + 1, np.float32)
    likeness[OUTSIDE] = char not in places
    if char in places:
        likeness[:OUTSIDE] = np.maximum(0.0, vectors @ vectors[places[char]])
        likeness[places[char]] = 1.0
    return likeness


def neighbours(char: str, count: int) -> list[tuple[str, float]]:
    """The characters that look most like it, the nearest first; none for one that the table has not."""
    return neighbours_of([char], count).get(char, [])


def neighbours_of(chars: Iterable[str], count: int) -> dict[str, list[tuple[str, float]]]:
    """The same for many characters at once, those that the table has: thousands take about a second."""
    places, vectors = _table()
    known = [char for char in dict.fromkeys(chars) if char in places]
    found: dict[str, list[tuple[str, float]]] = {}
    for first in range(0, len(known), _BLOCK):
        block = known[first : first + _BLOCK]
        scores = vectors[[places[char] for char in block]] @ vectors.T
        nearest = np.argpartition(-scores, count, axis=1)[:, : count + 1]
        found |= {char: _ranked(char, row, scores[at], count) for at, (char, row) in enumerate(zip(block, nearest, strict=True))}
    return found


def _ranked(char: str, nearest: Any, scores: Any, count: int) -> list[tuple[str, float]]:
    order = sorted((-float(scores[place]), int(place)) for place in nearest if CHARACTERS[int(place)] != char)
    return [(CHARACTERS[place], -score) for score, place in order[:count]]


def shape(word: str) -> str:
    """A Latin word by its outline: 0 as o, 1 and i as l, rn as m."""
    for taken, by in _SHAPES:
        for one in taken:
            word = word.replace(one, by)
    return word
