"""Does some test notice when a number of a rule changes? Every number and date under `parameters` is changed in turn and the tests run.

A number that no test notices could be wrong for years; `suizhi rules check` lists them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from suizhi.engines.rules.book import RuleBook
from suizhi.engines.rules.model import Rule
from suizhi.engines.rules.testing import run_tests
from suizhi.engines.rules.values import Value

Path = tuple[str, ...]


def unnoticed(book: RuleBook, rule: Rule) -> tuple[str, ...]:
    """The paths of the numbers and dates that may change without a test of the rule failing."""
    own = [".".join(path) for path, changed in _mutants(rule.parameters) if _passes(book, replace(rule, parameters=changed))]
    return tuple(dict.fromkeys([*own, *_unnoticed_later(book, rule)]))


def _unnoticed_later(book: RuleBook, rule: Rule) -> Iterator[str]:
    """The same for what a successor provision changes; what it only carries on is the rule's own."""
    later = rule.successor
    if later is None:
        return
    for path, changed in _mutants(later.parameters):
        carried = later.parameters[path[0]] == rule.parameters.get(path[0])
        if not carried and _passes(book, replace(rule, successor=replace(later, parameters=changed))):
            yield f"successor.{'.'.join(path)}"


def _passes(book: RuleBook, rule: Rule) -> bool:
    mutated = RuleBook({**book.rules, rule.id: rule}, book.vocabulary)
    return all(tested.passed for tested in run_tests(mutated, rule))


def _mutants(value: Value, path: Path = ()) -> Iterator[tuple[Path, Value]]:
    """Every copy of the value in which one number or date, whose path is given, is a step lower or higher."""
    if isinstance(value, Mapping):
        for key, part in value.items():
            yield from ((inner, {**value, key: changed}) for inner, changed in _mutants(part, (*path, key)))
    elif isinstance(value, tuple):
        for index, part in enumerate(value):
            yield from ((inner, (*value[:index], changed, *value[index + 1 :])) for inner, changed in _mutants(part, (*path, str(index))))
    elif isinstance(value, date):
        yield from ((path, value + timedelta(days=days)) for days in (-1, 1))
    elif isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        step = 1 if value == int(value) else Decimal(value) / 2
        yield from ((path, changed) for changed in (value - step, value + step) if changed >= 0)
