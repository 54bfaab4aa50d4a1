"""The word lists behind the parser, read once from `data/*.yaml`; a fault in a list names the file and the key."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


def load(name: str, key: str) -> Any:
    """One key of `data/<name>.yaml`. Raises KeyError that names file and key where it is missing or empty."""
    content = _file(name)
    if not content.get(key):
        raise KeyError(f"engines/parties/data/{name}.yaml: the key {key!r} is missing or empty")
    return content[key]


@cache
def _file(name: str) -> dict[str, Any]:
    text = files("suizhi.engines.parties").joinpath("data", f"{name}.yaml").read_text(encoding="utf-8")
    content: dict[str, Any] = yaml.safe_load(text)
    return content


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of organisation: its code, the family within which spellings vary, and its Chinese name."""

    code: str
    family: str
    zh: str


NO_FORM = Form("", "", "")
INCOMPLETE = frozenset({"", "group", "stock"})
"""Codes that leave a name incomplete: 集团 and 股份 alone are no legal forms."""


@cache
def forms() -> dict[str, Form]:
    """Every surface of a legal form → the form."""
    return {surface: Form(entry["code"], entry["family"], entry["zh"]) for entry in load("forms", "forms") for surface in entry["surfaces"]}


@cache
def form_at_end() -> re.Pattern[str]:
    """Matches the longest form that ends a text; 公司 inside 分公司 is a unit, not a form."""
    return re.compile(rf"(?:{alternatives(forms().keys() - {'公司'})}|(?<![分支])公司)$")


@cache
def units() -> tuple[str, ...]:
    """Words that end the name of a part of an organisation, longest first."""
    return tuple(sorted(load("forms", "units"), key=len, reverse=True))


@cache
def industries() -> frozenset[str]:
    """Every word that says what a firm does."""
    return frozenset(word for group in _file("industries").values() for word in group)


@cache
def _convertible() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in load("forms", "convertible"))


def convertible_forms(one: Form, other: Form) -> bool:
    """Whether an organisation may have been converted from one form into the other (改制, 更名)."""
    return frozenset((one.family, other.family)) in _convertible() or frozenset((one.code, other.code)) in _convertible()


def alternatives(words: Any) -> str:
    """A regular expression's alternatives, longest first so that the longest wins."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
