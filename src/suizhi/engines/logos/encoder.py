"""Shape by a small network of the project's own, trained by `tools/logos/train.py`; the forward pass is numpy alone."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import numpy as np

from suizhi.engines.logos.arrays import Floats
from suizhi.engines.logos.shapes import BATCH

LAYERS = ((5, 2, 24), (3, 2, 48), (3, 2, 96), (3, 2, 128))
"""The convolutions: side of the kernel, stride, channels out; each with a bias and a rectifier."""
WIDTH = 128
"""Numbers of a vector."""

Weights = tuple[tuple[Floats, Floats], ...]


def encoded(squares: Floats) -> Floats:
    """Squares (n, 64, 64) → vectors of length 1 (n, 128), whose products say how alike the shapes are."""
    weights = _weights()
    parts = [_forward(squares[start : start + BATCH], weights) for start in range(0, len(squares), BATCH)]
    return np.concatenate(parts) if parts else np.zeros((0, WIDTH), np.float32)


@cache
def _weights() -> Weights:
    with files("suizhi.engines.logos").joinpath("data", "encoder.npz").open("rb") as file:
        held = np.load(file)
        return tuple((held[f"w{n}"].astype(np.float32), held[f"b{n}"].astype(np.float32)) for n in range(len(LAYERS) + 1))


def _forward(squares: Floats, weights: Weights) -> Floats:
    values = squares[..., None]
    for (side, stride, _), (kernel, bias) in zip(LAYERS, weights, strict=False):
        values = np.maximum(_convolved(values, kernel, side, stride) + bias, 0)
    kernel, bias = weights[-1]
    out = values.reshape(len(values), -1) @ kernel + bias
    return out / (np.linalg.norm(out, axis=1, keepdims=True) + 1e-9)


def _convolved(values: Floats, kernel: Floats, side: int, stride: int) -> Floats:
    """Cross-correlation over (n, height, width, channels) with a kernel (side · side · channels in, channels out), zeros around."""
    around = side // 2
    count, height, width, _ = values.shape
    padded = np.pad(values, ((0, 0), (around, around), (around, around), (0, 0)))
    high, wide = (height - 1) // stride + 1, (width - 1) // stride + 1
    windows = [padded[:, y : y + height : stride, x : x + width : stride] for y in range(side) for x in range(side)]
    return (np.concatenate(windows, axis=3).reshape(count * high * wide, -1) @ kernel).reshape(count, high, wide, -1)
