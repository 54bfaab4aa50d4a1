"""The candidates of a query in one segment: each aspect brings its own best, so that a crowded one cannot crowd out another."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from suizhi.engines.marks import look
from suizhi.engines.marks.index.promise import LOOKS, SUFFICE, TOGETHER, of_aspect
from suizhi.engines.marks.index.segment import ASPECTS, FACES, Array, Segment, key_of
from suizhi.engines.marks.normal import Mark
from suizhi.engines.marks.tokens import Aspect, by_aspect, han_letters

QUOTA = 300
"""Candidates of an aspect."""
_LEAST = 0.2
"""The share of what a query asks for that a candidate has at least."""
_FEWEST, _LOOKS_LEAST = 2, 0.25
"""Characters from which a mark is looked at as a whole, and the likeness that is seen."""


@dataclass(frozen=True, slots=True)
class Found:
    """Rows of a segment, each once, with what speaks for it before the rules are asked."""

    rows: Array
    promise: Array


def sweep(segment: Segment, mark: Mark, base: Segment, keep: Array | None) -> Found:
    """The candidates of every aspect, weighed as in `base`. `keep` (n, bool) says which rows may be found; None for all."""
    total = np.zeros(len(segment), np.float32)
    found = [_looking(segment, mark, keep)]
    for aspect, tokens in by_aspect(mark).items():
        found.append(_sharing(segment, aspect, [key_of(token) for token in tokens], base, keep, total))
    return _together(found)


def _sharing(segment: Segment, aspect: Aspect, keys: list[int], base: Segment, keep: Array | None, total: Array) -> Found:
    """The rows that share most of an aspect's tokens. `total` (n) is ground to add on, left at zero."""
    lists, weights = [segment.rows_of(key) for key in keys], [base.weight(key) for key in keys]
    for rows, weight in zip(lists, weights, strict=True):
        total[rows] += np.float32(weight)
    asked = sum(weights)
    touched = np.concatenate(lists)
    enough = total[touched] >= (0.0 if aspect in SUFFICE else _LEAST * asked)
    rows = np.unique(touched[enough if keep is None else enough & keep[touched]])
    shared, held = total[rows], segment.norms[ASPECTS.index(aspect)][rows]
    total[touched] = 0
    return _best(rows, of_aspect(aspect, shared, asked, held))


def _looking(segment: Segment, mark: Mark, keep: Array | None) -> Found:
    """The rows whose characters look like the mark's, each at its place: the least alike counts as much as all together."""
    han = han_letters(mark)
    if not _FEWEST <= len(han) <= FACES:
        return Found(np.zeros(0, np.uint32), np.zeros(0, np.float32))
    part = slice(*segment.face_starts[len(han) : len(han) + 2])
    seen = [look.against_all(char)[segment.faces[n, part]] for n, char in enumerate(han)]
    likeness = (np.minimum.reduce(seen) + sum(seen) / np.float32(len(han))) / 2
    enough = likeness >= _LOOKS_LEAST
    rows = segment.face_rows[part]
    if keep is not None:
        enough &= keep[rows]
    return _best(rows[enough], likeness[enough] * LOOKS)


def _best(rows: Array, promise: Array) -> Found:
    if len(rows) > QUOTA:
        top = np.argpartition(-promise, QUOTA)[:QUOTA]
        return Found(rows[top], promise[top])
    return Found(rows, promise)


def _together(found: list[Found]) -> Found:
    """Every candidate once: what speaks most for it, and a little for what else does."""
    rows, promise = np.concatenate([one.rows for one in found]), np.concatenate([one.promise for one in found])
    order = np.lexsort((-promise, rows))
    rows, promise = rows[order], promise[order]
    firsts = np.flatnonzero(np.diff(rows.astype(np.int64), prepend=-1))
    sums = np.add.reduceat(promise, firsts) if len(firsts) else promise
    return Found(rows[firsts], promise[firsts] + TOGETHER * (sums - promise[firsts]))
