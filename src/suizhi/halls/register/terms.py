"""When a right's term ends, by the dated rules in `data/rules/term`. Only Chinese rights: other offices state their own ends."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from suizhi.kernel.records import Kind


@dataclass(frozen=True, slots=True)
class TermRule:
    """One edition of one law: the terms by kind, and the article they come from."""

    title: str
    article: str
    verified: str
    valid_from: date
    valid_to: date | None
    terms: Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Term:
    """The end of a term (the first day on which the right is no longer in force) and its rule."""

    ends_on: date
    rule: TermRule


def term_of(kind: Kind | str, office: str, dates: Mapping[str, date]) -> Term | None:
    """The end of the term of a right of this kind, or None where no rule or no starting date is known."""
    if office != "CN":
        return None
    for rule in _rules():
        terms = rule.terms.get(str(kind))
        start = _start(terms, dates) if terms else None
        governing = dates.get("filing") or start
        if not (terms and start and governing) or not _governs(rule, governing):
            continue
        return Term(add_years(start, int(terms["years"])), rule)
    return None


def add_years(day: date, years: int) -> date:
    """The corresponding day, or the last of its month where there is none (29 February)."""
    year = day.year + years
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))


def _start(terms: Mapping[str, Any], dates: Mapping[str, date]) -> date | None:
    found = [dates[name] for name in (terms["from"], terms.get("or_earlier")) if name in dates]
    return min(found) if found else None


def _governs(rule: TermRule, day: date) -> bool:
    """An application older than every edition on record is read under the oldest."""
    oldest = all(rule.valid_from <= other.valid_from for other in _rules() if other.title[:8] == rule.title[:8])
    return (rule.valid_from <= day or oldest) and (rule.valid_to is None or day < rule.valid_to)


@cache
def _rules() -> tuple[TermRule, ...]:
    root = files("suizhi.data") / "rules" / "term"
    return tuple(_load(path) for law in sorted(root.iterdir(), key=str) for path in sorted(law.iterdir(), key=str))


def _load(path: Any) -> TermRule:
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    until = raw.get("valid_to")
    return TermRule(
        title=raw["title"],
        article=raw["article"],
        verified=raw["verified"],
        valid_from=date.fromisoformat(raw["valid_from"]),
        valid_to=date.fromisoformat(until) if until else None,
        terms=raw["terms"],
    )
