"""Checking a match on the pictures themselves: laid over each other as well as a small move allows."""

from __future__ import annotations

import numpy as np

from suizhi.engines.logos.arrays import Floats

REACH = 4
"""Pixels, of 32, that one may be moved against the other."""


def covered(query: Floats, found: Floats) -> Floats:
    """Pairs of squares (n, 32, 32) → the share of the query's ink (n,) that lies on ink of the other, give or take one pixel."""
    moved = laid(query, found)
    return (moved * _widened(found)).sum((1, 2)) / (moved.sum((1, 2)) + 1e-6)


def laid(query: Floats, found: Floats) -> Floats:
    """The squares (n, 32, 32) of the query, each moved to where it lies best on the other."""
    count, side, _ = query.shape
    one, other = query - query.mean((1, 2), keepdims=True), found - found.mean((1, 2), keepdims=True)
    size = (2 * side, 2 * side)
    across = np.fft.irfft2(np.fft.rfft2(other, size) * np.conj(np.fft.rfft2(one, size)), size)
    steps = np.arange(-REACH, REACH + 1)
    best = across[:, steps[:, None], steps[None, :]].reshape(count, -1).argmax(1)
    padded = np.pad(query, ((0, 0), (REACH, REACH), (REACH, REACH)))
    down, right = REACH - steps[best // len(steps)], REACH - steps[best % len(steps)]
    return np.stack([padded[n, y : y + side, x : x + side] for n, (y, x) in enumerate(zip(down, right, strict=True))])


def _widened(squares: Floats) -> Floats:
    """Each pixel the highest of its neighbourhood of 3 × 3."""
    padded = np.pad(squares, ((0, 0), (1, 1), (1, 1)))
    rows = np.maximum(np.maximum(padded[:, :-2], padded[:, 1:-1]), padded[:, 2:])
    return np.maximum(np.maximum(rows[:, :, :-2], rows[:, :, 1:-1]), rows[:, :, 2:])
