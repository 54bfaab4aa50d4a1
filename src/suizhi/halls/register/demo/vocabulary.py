"""The words the city is made of: industries with their subjects, goods and products, and the names of firms and places.

They stand as YAML under `data/`; everything is written for this project.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_ROOT = files("suizhi.halls.register.demo") / "data"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a patent can be about. Texts hold slots like `<10~30>` that become a range of numbers."""

    zh: str
    en: str
    ipc: tuple[str, ...]
    adjectives: tuple[tuple[str, str], ...]
    companions: tuple[tuple[str, str], ...]
    claim: str
    details: tuple[str, ...]
    effects: tuple[str, ...]
    steps: tuple[str, ...]
    form: str
    """device, material or method. Only devices can be utility models."""


@dataclass(frozen=True, slots=True)
class Product:
    """A product that designs are registered for."""

    zh: str
    en: str
    locarno: str


@dataclass(frozen=True, slots=True, eq=False)
class Industry:
    """One industry of the city."""

    code: str
    zh: str
    en: str
    gb4754: str
    field: str
    firms: tuple[tuple[str, str], ...]
    uses: tuple[tuple[str, str], ...]
    subjects: tuple[Subject, ...]
    designs: tuple[Product, ...]
    goods: dict[str, tuple[str, ...]]
    """Similar group → goods of the group."""
    software: tuple[str, ...]
    data: tuple[str, ...]
    layouts: tuple[str, ...]
    weight: float
    """How much of the city works in it."""


@cache
def industries() -> tuple[Industry, ...]:
    """Every industry, by code."""
    folder = _ROOT / "industries"
    return tuple(_industry(path.name.removesuffix(".yaml"), _load(path)) for path in sorted(folder.iterdir(), key=lambda path: path.name))


@cache
def names() -> dict[str, Any]:
    """The tables of `names.yaml`."""
    return dict(_load(_ROOT / "names.yaml"))


def _load(path: Any) -> Any:
    # The compiled loader is the safe one in C; without it the vocabulary would take a second.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506


def _industry(code: str, raw: dict[str, Any]) -> Industry:
    return Industry(
        code=code,
        zh=raw["zh"],
        en=raw["en"],
        gb4754=raw["gb4754"],
        field=raw["field"],
        firms=_pairs(raw["firms"]),
        uses=_pairs(raw["uses"]),
        subjects=tuple(_subject(one) for one in raw["subjects"]),
        designs=tuple(Product(*one) for one in raw["designs"]),
        goods={group: tuple(goods) for group, goods in raw["goods"].items()},
        software=tuple(raw["software"]),
        data=tuple(raw["data"]),
        layouts=tuple(raw.get("layouts", ())),
        weight=float(raw.get("weight", 1)),
    )


def _subject(raw: dict[str, Any]) -> Subject:
    return Subject(
        zh=raw["zh"],
        en=raw["en"],
        ipc=tuple(raw["ipc"]),
        adjectives=_pairs(raw["adj"]),
        companions=_pairs(raw["with"]),
        claim=raw["claim"],
        details=tuple(raw["details"]),
        effects=tuple(raw["effect"]),
        steps=tuple(raw.get("steps", ())),
        form="material" if raw.get("material") else "method" if raw.get("method") else "device",
    )


def _pairs(raw: list[list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((zh, en) for zh, en in raw)
