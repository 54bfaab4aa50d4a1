"""Weights from judged leads: logistic regression whose weights stay within bounds and near where they were."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from suizhi.engines.listings.signals import SIGNALS
from suizhi.engines.listings.signals.base import LARGEST
from suizhi.engines.listings.weights import Weights

CODES = tuple(signal.code for signal in SIGNALS)
_SWEEPS, _STILL = 400, 1e-6
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Judged:
    """What the signals said of one listing (code → value from 0 to 1), and whether it was confirmed."""

    values: Mapping[str, float]
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Bounds:
    """For the bias and each signal the least and the largest weight, and how strongly each is held where it was."""

    least: Numbers
    most: Numbers
    ridge: float


def signed(ridge: float) -> Bounds:
    """What speaks for a lead never lowers a score, and what speaks for the seller never raises it."""
    least = [-LARGEST] + [-signal.most if signal.clears else 0.0 for signal in SIGNALS]
    most = [0.0] + [0.0 if signal.clears else signal.most for signal in SIGNALS]
    return Bounds(np.array(least), np.array(most), ridge)


def fitted(judged: Sequence[Judged], present: Weights, bounds: Bounds) -> tuple[float, dict[str, float]]:
    """The bias and the weights under which the judgements are most likely, within the bounds. Deterministic."""
    table = np.array([[1.0, *(one.values.get(code, 0.0) for code in CODES)] for one in judged])
    labels = np.array([one.confirmed for one in judged], dtype=float)
    centre = np.array([present.bias, *(present.weights[code] for code in CODES)])
    found = _descend(table, labels, centre, bounds)
    return float(found[0]), dict(zip(CODES, map(float, found[1:]), strict=True))


def _descend(table: Numbers, labels: Numbers, centre: Numbers, bounds: Bounds) -> Numbers:
    """One weight at a time goes to where its own slope is level, until none moves any more."""
    weights = np.clip(centre, bounds.least, bounds.most)
    odds = (table * weights).sum(axis=1)
    for _ in range(_SWEEPS):
        moved = 0.0
        for at in range(len(weights)):
            likely = 1 / (1 + np.exp(-odds))
            column = table[:, at]
            slope = column @ (likely - labels) + bounds.ridge * (weights[at] - centre[at])
            bend = column**2 @ (likely * (1 - likely)) + bounds.ridge
            step = float(np.clip(weights[at] - slope / bend, bounds.least[at], bounds.most[at]) - weights[at])
            weights[at] += step
            odds += step * column
            moved = max(moved, abs(step))
        if moved < _STILL:
            break
    return weights
