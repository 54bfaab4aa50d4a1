"""A part of an index of marks: columns of the marks, and for every token the rows that have it, as arrays in memory or on disk."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np

from suizhi.engines.marks.index.entry import Entry
from suizhi.engines.marks.index.promise import weight
from suizhi.engines.marks.tokens import PREFIXES, Aspect

Array = np.ndarray[Any, Any]
ASPECTS = tuple(Aspect)
"""In the order of `Segment.norms`."""
_KINDS = "".join(PREFIXES[aspect] for aspect in ASPECTS)
_ASPECT_OF = np.array([place for place, aspect in enumerate(ASPECTS) for _ in PREFIXES[aspect]])
"""The aspect of each kind."""
_KIND_BITS = 32
_KIND_OF = {kind: place << _KIND_BITS for place, kind in enumerate(_KINDS)}
_CLASSES = range(1, 46)
FACES = 8
"""Chinese characters up to which a mark is looked at as a whole."""
BLANK = 0xFFFF
"""What stands behind the last of them."""


def key_of(token: str) -> int:
    """The token as a number: its kind, and a checksum of it below. Two that share one, of thousands, bring candidates that no rule confirms."""
    return _KIND_OF[token[0]] | crc32(token.encode())


def mask_of(classes: Iterable[int]) -> int:
    """Classes as bits: bit 9 for class 9."""
    return sum({1 << number for number in classes})


@lru_cache(maxsize=4_096)
def _classes(mask: int) -> tuple[int, ...]:
    return tuple(number for number in _CLASSES if mask >> number & 1)


@dataclass(frozen=True)
class Segment:
    """`n` marks and their postings.

    `names` are their texts in UTF-8, one behind the other, `starts` (n + 1) where each begins; `ids` (n) and `classes` (n, as bits).
    `keys` are the tokens as numbers, ascending, `offsets` (keys + 1) where the `rows` of each begin.
    `norms` (aspects of `ASPECTS`, n) hold the sum of the weights of a mark's tokens. `faces` (FACES, n) are the places of its Chinese
    characters in the table of looks, the marks with fewest first, `face_rows` (n) whose they are, `face_starts` (FACES + 2) where
    those of so many characters begin; a mark with more than `FACES` counts as one with none.
    """

    names: Array
    starts: Array
    ids: Array
    classes: Array
    keys: Array
    offsets: Array
    rows: Array
    norms: Array
    faces: Array
    face_rows: Array
    face_starts: Array

    def __len__(self) -> int:
        return len(self.ids)

    def name(self, row: int) -> str:
        """The words of a mark."""
        return self.names[self.starts[row] : self.starts[row + 1]].tobytes().decode()

    def entry(self, row: int) -> Entry:
        """A mark as it was given."""
        return Entry(int(self.ids[row]), self.name(row), _classes(int(self.classes[row])))

    def rows_of(self, key: int) -> Array:
        """The rows that have a token, ascending."""
        at = int(np.searchsorted(self.keys, np.uint64(key)))
        if at == len(self.keys) or int(self.keys[at]) != key:
            return self.rows[:0]
        return self.rows[int(self.offsets[at]) : int(self.offsets[at + 1])]

    def weight(self, key: int) -> float:
        """What sharing a token tells: the more, the fewer marks have it."""
        return float(weight(len(self), len(self.rows_of(key))))

    def weights(self, keys: Array) -> Array:
        """The weights of many tokens at once."""
        at = np.minimum(np.searchsorted(self.keys, keys), max(0, len(self.keys) - 1))
        counts = np.where(self.keys[at] == keys, np.diff(self.offsets)[at], 0) if len(self.keys) else np.zeros(len(keys))
        return np.asarray(weight(len(self), counts))

    def write(self, folder: Path) -> None:
        """Write the arrays into a folder that is not there yet."""
        folder.mkdir(parents=True)
        for field in fields(self):
            np.save(folder / f"{field.name}.npy", getattr(self, field.name))

    @classmethod
    def read(cls, folder: Path) -> Segment:
        """Map the arrays of a folder into memory."""
        return cls(**{field.name: np.asarray(np.load(folder / f"{field.name}.npy", mmap_mode="r")) for field in fields(cls)})


@dataclass(frozen=True, slots=True)
class Cut:
    """Marks cut into tokens: `names` in UTF-8 with their `lengths` in bytes, `ids`, `classes`.

    `keys` and `rows` are one posting each, by key and then by row; `faces` (n, FACES) are the places of its characters.
    """

    names: Array
    lengths: Array
    ids: Array
    classes: Array
    keys: Array
    rows: Array
    faces: Array


def assemble(cuts: Sequence[Cut], base: Segment | None = None) -> Segment:
    """One segment of several cuts, whose rows follow each other. Weights are those of `base`, or its own."""
    keys, offsets, rows = _postings(cuts)
    faces = np.concatenate([np.zeros((0, FACES), np.uint16), *(cut.faces for cut in cuts)])
    sizes = (faces != BLANK).sum(1)
    by_size = np.argsort(sizes, kind="stable").astype(np.uint32)
    plain = Segment(
        names=_joined([cut.names for cut in cuts], np.uint8),
        starts=np.concatenate(([0], np.cumsum(_joined([cut.lengths for cut in cuts], np.uint64)))).astype(np.uint64),
        ids=_joined([cut.ids for cut in cuts], np.int64),
        classes=_joined([cut.classes for cut in cuts], np.uint64),
        keys=keys,
        offsets=offsets,
        rows=rows,
        norms=np.zeros((len(ASPECTS), 0), np.float32),
        faces=np.ascontiguousarray(faces[by_size].T),
        face_rows=by_size,
        face_starts=np.searchsorted(sizes[by_size], np.arange(FACES + 2)),
    )
    return Segment(**{**vars(plain), "norms": _norms(plain, base or plain)})


def _postings(cuts: Sequence[Cut]) -> tuple[Array, Array, Array]:
    """`keys`, `offsets` and `rows` of all cuts, one kind of tokens at a time: what is sorted at once takes memory."""
    firsts = np.cumsum([0, *(len(cut.ids) for cut in cuts)]).astype(np.uint32)
    edges = [np.searchsorted(cut.keys, np.arange(len(_KINDS) + 1, dtype=np.uint64) << np.uint64(_KIND_BITS)) for cut in cuts]
    keys, counts, rows = [], [], []
    for kind in range(len(_KINDS)):
        parts = [slice(edge[kind], edge[kind + 1]) for edge in edges]
        held = _joined([cut.keys[part] for cut, part in zip(cuts, parts, strict=True)], np.uint64)
        at = _joined([cut.rows[part] + first for cut, part, first in zip(cuts, parts, firsts[:-1], strict=True)], np.uint32)
        order = np.argsort(held, kind="stable")
        unique, times = np.unique(held, return_counts=True)
        keys.append(unique)
        counts.append(times)
        rows.append(at[order])
    return (
        _joined(keys, np.uint64),
        np.concatenate(([0], np.cumsum(_joined(counts, np.uint64)))).astype(np.uint64),
        _joined(rows, np.uint32),
    )


def _norms(segment: Segment, base: Segment) -> Array:
    weights = base.weights(segment.keys)
    aspects = _ASPECT_OF[(segment.keys >> np.uint64(_KIND_BITS)).astype(np.int64)]
    norms = np.zeros((len(ASPECTS), len(segment)), np.float32)
    bounds = np.searchsorted(aspects, np.arange(len(ASPECTS) + 1))
    for place, (first, last) in enumerate(itertools.pairwise(bounds)):
        counts = np.diff(segment.offsets[first : last + 1]).astype(np.int64)
        rows = segment.rows[int(segment.offsets[first]) : int(segment.offsets[last])]
        norms[place] = np.bincount(rows, np.repeat(weights[first:last], counts), minlength=len(segment))
    return norms


def _joined(parts: Sequence[Array], kind: Any) -> Array:
    return np.concatenate([np.zeros(0, kind), *parts]).astype(kind, copy=False)
