"""What the search is measured against, over the same gallery and queries: a perceptual hash and plain HOG, both on the picture as it comes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from PIL import Image

from suizhi.engines.logos.arrays import Floats
from suizhi.engines.logos.pixels import read
from suizhi.engines.logos.shapes import hog

SIDE = 64


class Peer:
    """A gallery of one vector a picture; the nearest by product come first."""

    def __init__(self, name: str, told: Callable[[Sequence[bytes]], Floats], pictures: Sequence[bytes]) -> None:
        self.name, self._told = name, told
        self._held = told(pictures)

    def rank(self, query: bytes, right: int) -> int:
        """How many pictures stand before the right one."""
        scores = self._held @ self._told([query])[0]
        return int((scores > scores[right]).sum())


def phash(pictures: Sequence[bytes]) -> Floats:
    """64 bits each as ±1: the signs of the lowest frequencies against their median."""
    small = np.stack([_grey(content, 32) for content in pictures])
    low = _COSINES @ small @ _COSINES.T
    flat = low.reshape(len(pictures), -1)
    return np.where(flat > np.median(flat[:, 1:], axis=1, keepdims=True), 1, -1).astype(np.float32)


def plain_hog(pictures: Sequence[bytes]) -> Floats:
    """HOG of the whole picture drawn to a square, of length 1."""
    told = hog(np.stack([1 - _grey(content, SIDE) for content in pictures]))
    return told / (np.linalg.norm(told, axis=1, keepdims=True) + 1e-9)


def _grey(content: bytes, side: int) -> Floats:
    rgb = read(content).rgb
    image = Image.fromarray((rgb * 255).astype(np.uint8)).convert("L").resize((side, side), Image.Resampling.BOX)
    return np.asarray(image, dtype=np.float32) / 255


_COSINES = np.cos(np.pi / 32 * (np.arange(32)[None, :] + 0.5) * np.arange(8)[:, None]).astype(np.float32)
