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
    editions = _editions(str(kind))
    start = _start(editions[0].terms[str(kind)], dates) if editions else None
    governing = dates.get("filing") or start
    if start is None or governing is None:
        return None
    rule = next((edition for edition in reversed(editions) if edition.valid_from <= governing), editions[0])
    return Term(add_years(start, int(rule.terms[str(kind)]["years"])), rule)


def add_years(day: date, years: int) -> date:
    """The corresponding day, or the last of its month where there is none (29 February)."""
    year = day.year + years
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))


def _start(terms: Mapping[str, Any], dates: Mapping[str, date]) -> date | None:
    names = (terms["from"], terms.get("or_earlier", ""))
    return min((dates[name] for name in names if name in dates), default=None)


@cache
def _editions(kind: str) -> tuple[TermRule, ...]:
    """The rules on this kind, oldest first; a right older than all of them is read under the oldest."""
    root = files("suizhi.data") / "rules" / "term"
    rules = [_load(path) for law in root.iterdir() for path in law.iterdir()]
    return tuple(sorted((rule for rule in rules if kind in rule.terms), key=lambda rule: rule.valid_from))


def _load(path: Any) -> TermRule:
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    return TermRule(
        title=raw["title"],
        article=raw["article"],
        verified=raw["verified"],
        valid_from=date.fromisoformat(raw["valid_from"]),
        terms=raw["terms"],
    )
