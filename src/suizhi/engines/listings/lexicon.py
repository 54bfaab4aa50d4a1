"""Words that give a name its meaning in a listing, read from `data`: cues by kind, generic words with their goods, characters in halves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from suizhi.kernel import strict_yaml


@dataclass(frozen=True, slots=True)
class Ordinary:
    """A mark's word as an ordinary one: the classes whose goods it names, and longer expressions that hold it."""

    goods: frozenset[int]
    phrases: tuple[str, ...]


@cache
def cues() -> Mapping[str, tuple[str, ...]]:
    """Kind → the words that show it."""
    return {kind: tuple(map(str, words)) for kind, words in _read("lexicon").items()}


@cache
def ordinary() -> Mapping[str, Ordinary]:
    """Words that are a mark for some goods and ordinary elsewhere."""
    return {word: Ordinary(frozenset(held["goods"]), tuple(held["phrases"])) for word, held in _read("generic").items()}


@cache
def _halves() -> Mapping[str, str]:
    return dict(_read("components"))


def components(char: str) -> tuple[str, ...]:
    """A character written as its halves; nothing where the table has none."""
    return (_halves()[char],) if char in _halves() else ()


def _read(name: str) -> Any:
    return strict_yaml.read(files("suizhi.engines.listings").joinpath(f"data/{name}.yaml").read_text(encoding="utf-8"))
