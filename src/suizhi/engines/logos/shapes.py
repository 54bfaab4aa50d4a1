"""Shape by hand-made measures: where edges run (HOG), where they are, and where the ink is; whitened by a principal component analysis."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import numpy as np

from suizhi.engines.logos.arrays import Floats
from suizhi.engines.logos.parts import SIDE

CELL, BINS, COARSE = 8, 9, 16
"""Pixels of a cell of HOG, directions in it, and the side of the coarse pictures of edges and ink."""
BATCH = 16
"""Squares that are measured at a time: as many as a processor's cache holds."""
WEIGHTS = {"hog": 1.0, "edges": 0.6, "ink": 0.6}
"""How much each of the three counts, each of them first brought to length 1."""


def measured(squares: Floats) -> Floats:
    """Squares (n, 64, 64) → measures (n, d), before whitening."""
    return np.concatenate([_measured(squares[start : start + BATCH]) for start in range(0, len(squares), BATCH)])


def _measured(squares: Floats) -> Floats:
    down, across, strength = _slopes(squares)
    told = {"hog": _hog(down, across, strength), "edges": _coarse(strength), "ink": _coarse(squares)}
    return np.concatenate([_unit(told[name]) * weight for name, weight in WEIGHTS.items()], axis=1)


def hog(squares: Floats) -> Floats:
    """Histograms of the directions of edges alone: squares (n, 64, 64) → (n, 1764)."""
    return _hog(*_slopes(squares))


def whitened(squares: Floats) -> Floats:
    """Squares (n, 64, 64) → vectors of length 1 (n, 192), whose products say how alike the shapes are."""
    mean, axes = _axes()
    return _unit((measured(squares) - mean) @ axes)


@cache
def _axes() -> tuple[Floats, Floats]:
    with files("suizhi.engines.logos").joinpath("data", "shapes.npz").open("rb") as file:
        held = np.load(file)
        return held["mean"].astype(np.float32), held["axes"].astype(np.float32)


def _slopes(squares: Floats) -> tuple[Floats, Floats, Floats]:
    """How the tone changes downwards, across, and in all."""
    down, across = np.zeros_like(squares), np.zeros_like(squares)
    down[:, 1:-1] = squares[:, 2:] - squares[:, :-2]
    across[:, :, 1:-1] = squares[:, :, 2:] - squares[:, :, :-2]
    return down, across, np.hypot(down, across)


def _hog(down: Floats, across: Floats, strength: Floats) -> Floats:
    """Histograms of directions, each cell set against the four blocks of 2 × 2 cells that it belongs to."""
    turn = (np.arctan2(down, across) * np.float32(BINS / np.pi)) % BINS
    grid = np.stack([_pooled(strength * _near(turn, bin_), CELL) for bin_ in range(BINS)], axis=3) * CELL**2
    blocks = np.concatenate([grid[:, :-1, :-1], grid[:, :-1, 1:], grid[:, 1:, :-1], grid[:, 1:, 1:]], axis=3)
    blocks = np.minimum(blocks / (np.linalg.norm(blocks, axis=3, keepdims=True) + 0.5), 0.25)
    return blocks.reshape(len(strength), -1)


def _near(turn: Floats, bin_: int) -> Floats:
    """How far a direction belongs to a bin: all of it in the middle, none from the next one on; the last is next to the first."""
    apart = np.abs(turn - np.float32(bin_))
    return np.maximum(1 - np.minimum(apart, BINS - apart), 0)


def _pooled(values: Floats, step: int) -> Floats:
    """Means over squares of `step` pixels."""
    side = SIDE // step
    rows = values.reshape(len(values), side, step, SIDE).mean(2)
    return rows.reshape(len(values), side, side, step).mean(3)


def _coarse(values: Floats) -> Floats:
    return _pooled(values, SIDE // COARSE).reshape(len(values), -1)


def _unit(rows: Floats) -> Floats:
    return rows / (np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9)
