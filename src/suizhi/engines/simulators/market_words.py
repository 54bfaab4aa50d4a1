"""The words of an invented marketplace: one set for tuning, one for testing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from suizhi.kernel import strict_yaml


@dataclass(frozen=True, slots=True)
class Character:
    """How somebody who hides a name writes a character: what looks and what sounds like it, its traditional form, its halves."""

    looks: str
    sounds: str
    traditional: str
    halves: str


@dataclass(frozen=True, slots=True)
class Goods:
    """Goods of a marketplace, with their usual price and the parts that others make for them."""

    name: str
    category: str
    group: str
    price: int
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Everything that titles are made of. `kinds` holds titles and words by what they are for."""

    characters: Mapping[str, Character]
    syllables: tuple[str, ...]
    goods: tuple[Goods, ...]
    generic: tuple[Mapping[str, Any], ...]
    emoji: tuple[str, ...]
    letters: Mapping[str, str]
    leet: Mapping[str, str]
    fillers: tuple[str, ...]
    kinds: Mapping[str, tuple[str, ...]]


@cache
def words(stream: str) -> Words:
    """The words of a stream, `tuning` or `testing`."""
    held, characters = _read("listings"), _read("characters")[stream]
    own = held[stream]
    kinds = {kind: tuple(map(str, said)) for kind, said in own.items() if kind not in ("letters", "leet", "syllables", "fillers")}
    return Words(
        {char: Character(*map(str, spellings)) for char, spellings in characters.items()},
        tuple(own["syllables"]),
        tuple(Goods(one["name"], one["category"], one["group"], one["price"], tuple(one["parts"])) for one in held["goods"]),
        tuple(held["generic"]),
        tuple(held["emoji"]),
        own["letters"],
        own["leet"],
        tuple(own["fillers"]),
        kinds,
    )


def _read(name: str) -> Any:
    return strict_yaml.read(files("suizhi.engines.simulators").joinpath(f"data/{name}.yaml").read_text(encoding="utf-8"))
