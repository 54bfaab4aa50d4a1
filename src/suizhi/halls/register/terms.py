"""When a right's term ends, by the dated rules of the pack `term`. Only Chinese rights: other offices state their own ends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from suizhi.engines.rules import Rule, RuleBook, load_book, periods_of
from suizhi.engines.rules.timing import shift
from suizhi.engines.rules.versions import carried_on
from suizhi.kernel.records import Kind

PACK = "term"
"""The pack of rules on terms; each names its periods by kinds of rights, and the date `from` which each runs."""


@dataclass(frozen=True, slots=True)
class Term:
    """The end of a term (the first day on which the right is no longer in force) and its rule."""

    ends_on: date
    rule: Rule


def term_of(kind: Kind | str, office: str, dates: Mapping[str, date]) -> Term | None:
    """The end of the term of a right of this kind, or None where no rule or no starting date is known. The day of filing, else the start, chooses the law."""
    editions = _editions(str(kind)) if office == "CN" else ()
    start = min((dates[name] for name in editions[0].starts if name in dates), default=None) if editions else None
    governing = dates.get("filing") or start
    if start is None or governing is None:
        return None
    found = next((edition for edition in editions if edition.rule.covers(governing)), None)
    return Term(add_years(start, found.years), found.rule) if found else None


def add_years(day: date, years: int) -> date:
    """The corresponding day, or the last of its month where there is none (29 February)."""
    return shift(day, years, "year")


def term_book() -> RuleBook:
    """The rules on terms."""
    return load_book((PACK,))


@dataclass(frozen=True, slots=True)
class _Edition:
    """A rule as it concerns one kind of right: how many years, and from the earliest of which dates."""

    rule: Rule
    years: int
    starts: tuple[str, ...]


@cache
def _editions(kind: str) -> tuple[_Edition, ...]:
    """Every rule on this kind, with what carries it on."""
    rules = [*term_book(), *filter(None, map(carried_on, term_book()))]
    return tuple(_edition(rule, kind) for rule in rules if kind in periods_of(rule))


def _edition(rule: Rule, kind: str) -> _Edition:
    said = rule.parameters[kind]
    return _Edition(rule, said["n"], tuple(said[name] for name in ("from", "or_earlier") if name in said))
