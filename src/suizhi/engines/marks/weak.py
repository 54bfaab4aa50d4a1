"""The parts of a mark that tell little: what names a place of business, a quality, the goods; read from `data/weak.yaml`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from suizhi.kernel import strict_yaml

KINDS = ("place", "modifier", "quality", "generic", "link")
"""Places (庄园, house), modifiers (新, new), qualities (正宗, premium), kinds of goods and business (手机, systems), words that only join."""


@cache
def weak(kind: str) -> frozenset[str]:
    """The words of a kind."""
    held = strict_yaml.read(files("suizhi.engines.marks").joinpath("data/weak.yaml").read_text(encoding="utf-8"))
    return frozenset(held[kind])


@cache
def _all() -> frozenset[str]:
    return frozenset(word for kind in KINDS for word in weak(kind))


def is_weak(word: str) -> bool:
    """Whether the word is of any kind."""
    return word in _all()


def kind_of(word: str) -> str:
    """The kind of a weak word; empty for one that is none."""
    return next((kind for kind in KINDS if word in weak(kind)), "")
