"""The word lists of stories (`data/lexicons/stories`), compiled once. A fault names file and key."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from suizhi.engines.rules.vocabulary import packaged_vocabulary
from suizhi.kernel import strict_yaml
from suizhi.kernel.errors import Place, Refusal

SAME = "="
"""A cue whose value is what the pattern matches."""

_KEYS = {"fact", "value", "say", "polar", "asked", "unless", "needs", "with", "trim"}


@dataclass(frozen=True, slots=True)
class Cue:
    """Patterns that propose one value of a fact; the rest is when they do not."""

    fact: str
    value: Any
    say: re.Pattern[str]
    polar: str = ""
    asked: str = ""
    unless: re.Pattern[str] | None = None
    needs: re.Pattern[str] | None = None
    beside: re.Pattern[str] | None = None
    trim: re.Pattern[str] | None = None


@cache
def file(name: str) -> Mapping[str, Any]:
    """One list, as it is written."""
    text = (files("suizhi.data") / "lexicons" / "stories" / f"{name}.yaml").read_text(encoding="utf-8")
    content: Mapping[str, Any] = strict_yaml.read(text)
    return content


def any_of(patterns: Iterable[str], *, name: str, key: str) -> re.Pattern[str]:
    """One pattern for all of them."""
    try:
        return re.compile("|".join(f"(?:{pattern})" for pattern in patterns).replace("N", "[^，。；！？,.;!?]{0,8}?"))
    except re.error as error:
        raise _bad(name, key, f"不是正则表达式：{error}", f"not a regular expression: {error}") from error


@cache
def cues() -> tuple[Cue, ...]:
    """Every cue, in the order of the file."""
    return tuple(_cue(entry, f"cues[{index}]") for index, entry in enumerate(file("facts")["cues"]))


@cache
def pattern(name: str, key: str) -> re.Pattern[str]:
    """A pattern or list of patterns by file and key (`taking`, `own`)."""
    said = file(name)[key]
    return any_of([said] if isinstance(said, str) else said, name=name, key=key)


def _cue(entry: Mapping[str, Any], key: str) -> Cue:
    if entry.keys() - _KEYS:
        raise _bad("facts", key, f"不认识的键“{min(entry.keys() - _KEYS)}”", f"unknown key {min(entry.keys() - _KEYS)!r}")
    fact, value = entry["fact"], entry["value"]
    term = packaged_vocabulary().facts.get(fact)
    if term is None or (value != SAME and term.values and value not in term.values):
        raise _bad("facts", key, f"词表中没有 {fact} 的值“{value}”", f"the vocabulary has no value {value!r} of {fact}")
    polar = entry.get("polar", "")
    optional = {name: re.compile(entry[said]) for name, said in _OPTIONAL.items() if said in entry}
    return Cue(
        fact,
        value,
        any_of(entry["say"], name="facts", key=key),
        polar="drop" if polar is True else polar,
        asked=entry.get("asked", ""),
        **optional,
    )


_OPTIONAL = {"unless": "unless", "needs": "needs", "beside": "with", "trim": "trim"}


def _bad(name: str, key: str, zh: str, en: str) -> Refusal:
    return Refusal("stories.lexicon", zh=f"{zh}。", en=f"{en}.", field=key, at=Place(f"lexicons/stories/{name}.yaml"))
