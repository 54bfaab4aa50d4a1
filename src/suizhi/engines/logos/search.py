"""Looking a picture up in a gallery: two lists by two kinds of vectors, merged by rank, the best of them checked on the pictures themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

from suizhi.engines.logos.arrays import Floats, Numbers
from suizhi.engines.logos.check import covered
from suizhi.engines.logos.colours import colours_of
from suizhi.engines.logos.describe import Vectors, vectors_of
from suizhi.engines.logos.gallery import Gallery, Held
from suizhi.engines.logos.ink import ink_of
from suizhi.engines.logos.likeness import WEIGHTS
from suizhi.engines.logos.parts import KINDS, Kind
from suizhi.engines.logos.pixels import Picture
from suizhi.engines.logos.rules import SCORER, Seen
from suizhi.engines.logos.small import halved, unpacked
from suizhi.engines.logos.variants import Variant, variants_of
from suizhi.engines.scoring import Score

FIRST, CHECKED = 200, 50
"""Pictures that each list brings in, and pictures that are checked on their pixels."""
RANK = 20.0
"""How soon a place further down a list counts for less (reciprocal rank fusion)."""
LEAST = 0.03
"""The score below which a picture is not worth showing."""
PREFERRED = 0.15
"""What a whole has ahead of its parts when it is decided which two go together: of two equal likenesses the larger one is told."""
_ALIKE = 0.85
"""The share of its own length that a vector reaches on one that is like it."""
_STRIP = 65_536
"""Rows that are multiplied at a time."""
Spans: TypeAlias = Numbers
"""First row, rows and number of each picture (n, 3)."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows the gallery: `mark` or `design`, one of these Vienna codes, all of these colours, these files alone."""

    kind: str = ""
    vienna: tuple[str, ...] = ()
    colours: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A picture that was found.

    `told` is the score with the rules that spoke; `variant` is the part of the query that matched and what was done to it; `kind`, `box` and
    `found` (32, 32) are the part of the picture; `measures` is what was checked, by the names of `likeness.WEIGHTS`.
    """

    held: Held
    told: Score
    variant: Variant
    kind: Kind
    box: tuple[float, float, float, float]
    found: Floats
    measures: dict[str, float]

    @property
    def score(self) -> float:
        """From 0 to 1."""
        return self.told.total

    @property
    def why(self) -> tuple[str, str]:
        """The reasons in Chinese and English."""
        return "；".join(one.note_zh for one in self.told.findings), "; ".join(one.note_en for one in self.told.findings)

    def as_dict(self) -> dict[str, Any]:
        """The JSON form used by the command line and the API."""
        entry, (zh, en) = self.held.entry, self.why
        return {
            "name": entry.name,
            "file": entry.file,
            "score": round(self.score, 4),
            "why": zh,
            "why_en": en,
            "rules": [finding.as_dict() for finding in self.told.findings],
            "part": self.variant.part.kind,
            "changed": self.variant.turn,
            "found": self.kind,
            "box": [round(edge, 3) for edge in self.box],
            "measures": {name: round(value, 3) for name, value in self.measures.items()},
            "vienna": list(entry.vienna),
            "colours": sorted(self.held.colours),
            "kind": entry.kind,
        }


@dataclass(frozen=True, slots=True)
class _Pairs:
    """The pair of parts that goes together best for each picture: numbers of pictures, rows, variants (n,), and what was checked (n, 5)."""

    pictures: Numbers
    rows: Numbers
    variants: Numbers
    measured: Floats


@dataclass(frozen=True, slots=True)
class _Asked:
    """A query: its variants, the names of its colours, and for each variant how many parts of the gallery are like it."""

    variants: list[Variant]
    colours: frozenset[str]
    alike: Numbers


class Finder:
    """A gallery opened for looking up. What is added later is seen by a new one."""

    def __init__(self, gallery: Gallery) -> None:
        self.gallery = gallery
        with gallery.reading():
            self._spans = gallery.spans()
            self._heads = tuple(gallery.mapped(name) for name in ("shape_heads", "code_heads"))
            self._full = tuple(gallery.mapped(name) for name in ("shapes", "codes"))
            self._squares, self._boxes, self._kinds = (gallery.mapped(name) for name in ("squares", "boxes", "kinds"))

    def similar(self, picture: Picture, limit: int = 20, filters: Filters | None = None, least: float = LEAST) -> list[Hit]:
        """The pictures most like this one or holding it, best first, none that scores below `least`. Raises `Refusal` where it has no figure."""
        ink = ink_of(picture)
        variants = variants_of(ink)
        spans = self._narrowed(filters) if filters else self._spans
        if not len(spans):
            return []
        squares = np.stack([variant.square for variant in variants])
        asked = vectors_of(squares)
        near, alike = self._merged(spans, asked)
        pairs = self._checked(near, asked, squares, _areas([variant.part.box for variant in variants]))
        known, query = self.gallery.get(pairs.pictures.tolist()), _Asked(variants, colours_of(picture, ink), alike)
        hits = [self._hit(pairs, n, known[number], query) for n, number in enumerate(pairs.pictures.tolist()) if number in known]
        return sorted((hit for hit in hits if hit.score >= least), key=lambda hit: -hit.score)[:limit]

    def _narrowed(self, filters: Filters) -> Spans:
        wanted = self.gallery.spans(filters.kind, filters.vienna, filters.colours, filters.files)
        return self._spans[np.isin(self._spans[:, 2], wanted[:, 2])]

    def _merged(self, spans: Spans, asked: Vectors) -> tuple[Spans, Numbers]:
        """The spans of the pictures to check, and for each variant (n,) how many parts of the gallery are like it.

        To be checked are the first of two lists, each looked at with whole vectors, by the sum of reciprocal ranks.
        """
        pairs = tuple(zip(self._heads, (asked.shapes, asked.codes), strict=True))
        looks = [_looked(heads, vectors[:, : heads.shape[1]], spans) for heads, vectors in pairs]
        near = np.unique(np.concatenate([_top(best, FIRST) for best, _ in looks]))
        rows, starts = _rows(spans[near])
        ranks = np.zeros(len(near))
        for full, vectors in zip(self._full, (asked.shapes, asked.codes), strict=True):
            score = np.maximum.reduceat((full[rows].astype(np.float32) @ vectors.T).max(1), starts)
            ranks += 1 / (RANK + np.argsort(np.argsort(-score)))
        return spans[near[np.argsort(-ranks)[:CHECKED]]], looks[0][1]

    def _checked(self, spans: Spans, asked: Vectors, squares: Floats, areas: Floats) -> _Pairs:
        """Of each picture the part, and of the query the variant, that go together best, laid over each other."""
        rows, starts = _rows(spans)
        shapes, codes = (
            full[rows].astype(np.float32) @ vectors.T for full, vectors in zip(self._full, (asked.shapes, asked.codes), strict=True)
        )
        held = _areas(self._boxes[rows])
        near = shapes + codes + PREFERRED * (np.sqrt(held)[:, None] + np.sqrt(areas)[None, :])
        pairs = [_pair(near[start:end]) for start, end in zip(starts, [*starts[1:], len(rows)], strict=True)]
        at, chosen = starts + np.array([row for row, _ in pairs]), np.array([number for _, number in pairs])
        ink = covered(halved(squares)[chosen], unpacked(self._squares[rows[at]]))
        measured = np.stack([shapes[at, chosen], codes[at, chosen], ink, np.sqrt(areas[chosen]), np.sqrt(held[at])], axis=1)
        return _Pairs(spans[:, 2], rows[at], chosen, measured)

    def _hit(self, pairs: _Pairs, n: int, held: Held, asked: _Asked) -> Hit:
        row, number = int(pairs.rows[n]), int(pairs.variants[n])
        variant, kind = asked.variants[number], KINDS[int(self._kinds[row, 0])]
        measures = dict(zip(WEIGHTS, pairs.measured[n].tolist(), strict=True))
        seen = Seen(variant, kind, measures, (asked.colours, held.colours), int(asked.alike[number]), len(self._spans))
        left, top, right, bottom = (float(edge) for edge in self._boxes[row])
        box = (left, top, right, bottom)
        return Hit(held, SCORER.score(seen), variant, kind, box, unpacked(self._squares[row : row + 1])[0], measures)


def _looked(heads: Numbers, asked: Floats, spans: Spans) -> tuple[Floats, Numbers]:
    """The highest product that any part of each picture has with any of the vectors asked for, and for each of these how many parts are like it."""
    best = np.full(len(heads) + 1, -1, np.float32)
    alike, least = np.zeros(len(asked), np.int64), _ALIKE * (asked**2).sum(1)
    for start in range(0, len(heads), _STRIP):
        products = asked @ heads[start : start + _STRIP].T
        best[start : start + products.shape[1]] = products.max(0)
        alike += (products >= least[:, None]).sum(1)
    edges = np.stack([spans[:, 0], spans[:, 0] + spans[:, 1]], 1).ravel()
    return np.maximum.reduceat(best, edges)[::2], alike


def _top(values: Floats, most: int) -> Numbers:
    return np.argpartition(-values, most)[:most] if len(values) > most else np.arange(len(values))


def _rows(spans: Spans) -> tuple[Numbers, Numbers]:
    """The rows of the pictures one after the other, and where each picture begins among them."""
    rows = np.concatenate([np.arange(first, first + count) for first, count, _ in spans.tolist()])
    return rows, np.concatenate([[0], np.cumsum(spans[:-1, 1])])


def _areas(boxes: Sequence[Sequence[float]] | Numbers) -> Floats:
    """The share of its figure that each box covers."""
    edges = np.asarray(boxes, np.float32)
    return (edges[:, 2] - edges[:, 0]) * (edges[:, 3] - edges[:, 1])


def _pair(likeness: Floats) -> tuple[int, int]:
    """The row and the variant that go together best."""
    row, number = np.unravel_index(int(likeness.argmax()), likeness.shape)
    return int(row), int(number)
