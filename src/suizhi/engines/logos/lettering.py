"""Words on a picture, for the engine of word marks. Reading them needs the extra `ocr`; without it nothing is read, and the answer says so."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from typing import Any

import numpy as np
from rapidfuzz import fuzz, process

from suizhi.engines.logos.gallery import Gallery, Held
from suizhi.engines.logos.pixels import Picture
from suizhi.engines.marks import Band, Comparison, compare
from suizhi.kernel.errors import Refusal

SURE = 0.6
"""How sure the reader must be of a word."""
SIDE = 960
"""Pixels of the longer side at which words are read: more than shapes need."""
NEAR = 200
"""Pictures, nearest by letters, whose words are compared by the rules."""
LETTERS = 500
"""Letters of all words of one picture together that are kept."""


@dataclass(frozen=True, slots=True)
class Lettering:
    """The words on a picture from left to right and top to bottom; `read` is False where no reader is installed."""

    words: str
    read: bool


def available() -> bool:
    """Whether the extra `ocr` is installed."""
    return find_spec("rapidocr_onnxruntime") is not None


def lettering(picture: Picture) -> Lettering:
    """Read the words on a picture."""
    if not available():
        return Lettering("", False)
    found, _ = _reader()((picture.rgb[..., ::-1] * 255).astype(np.uint8))
    return Lettering(" ".join(text for _, text, sure in found or [] if float(sure) >= SURE)[:LETTERS], True)


def by_words(gallery: Gallery, words: str, limit: int = 20) -> list[tuple[Held, Comparison]]:
    """The pictures whose words are like these, by the rules of word marks, best first."""
    held = gallery.lettered()
    near = process.extract(words, [text for _, text in held], scorer=fuzz.WRatio, limit=NEAR)
    compared = [(held[place][0], found) for text, _, place in near if (found := _compared(words, text))]
    best = sorted(compared, key=lambda pair: -pair[1].score.total)
    known = gallery.get([picture for picture, _ in best[:limit]])
    return [(known[picture], found) for picture, found in best[:limit]]


def _compared(one: str, other: str) -> Comparison | None:
    """None where nothing is alike, or one of them holds no letter."""
    try:
        found = compare(one, other)
    except Refusal:
        return None
    return None if found.band is Band.NONE else found


@cache
def _reader() -> Any:
    from rapidocr_onnxruntime import RapidOCR

    return RapidOCR()
