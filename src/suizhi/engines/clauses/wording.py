"""How a clause reads: its terms put into the sentence of its kind, in Chinese (which governs) or English (beside it)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from suizhi.engines.clauses.capitals import capital
from suizhi.engines.clauses.kinds import Kind, Term, kinds
from suizhi.engines.clauses.terms import OTHER, SIDES, yuan

_OPTIONAL = re.compile(r"\[([^\]]*)\]")
_BLANK = re.compile(r"\{(\w+)(?:\.(other|capital))?\}")
_ZH, _EN = 0, 1


def say(code: str, terms: Mapping[str, Any], *, english: bool = False) -> str:
    """The clause of kind `code` as a sentence. Raises KeyError for an unknown kind or a term that the sentence needs and has not."""
    kind = kinds()[code]
    pattern = kind.says.en if english else kind.says.zh
    kept = _OPTIONAL.sub(lambda part: part[1] if _given(part[1], terms) else "", pattern)
    return _BLANK.sub(lambda blank: _filled(kind, blank, terms, _EN if english else _ZH), kept)


def _given(part: str, terms: Mapping[str, Any]) -> bool:
    return all(blank[1] in terms for blank in _BLANK.finditer(part))


def _filled(kind: Kind, blank: re.Match[str], terms: Mapping[str, Any], language: int) -> str:
    value = terms[blank[1]]
    if blank[2] == "other":
        return SIDES[OTHER[value]][language]
    if blank[2] == "capital":
        return capital(value)
    return value_said(kind.terms[blank[1]], value, english=language == _EN)


def value_said(term: Term, value: Any, *, english: bool = False) -> str:
    """One term's value as a sentence or a table shows it."""
    match term.type:
        case "side":
            return SIDES[value][english]
        case "money":
            return yuan(value)
        case "choice":
            return term.values[value].en if english else term.values[value].zh
        case "schedule":
            return ("; " if english else "；").join(_instalment(place, day, fen, english) for place, (day, fen) in enumerate(value, 1))
        case _:
            return str(value)


def _instalment(place: int, day: str, fen: int, english: bool) -> str:
    return f"({place}) CNY {yuan(fen)} by {day}" if english else f"第 {place} 期 {day} 前 {yuan(fen)} 元"
