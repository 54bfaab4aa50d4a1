"""Runs the tests that stand beside each rule, through the same doors as a case: a lawyer reads them, a release runs them all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from suizhi.engines.clocks import Interval
from suizhi.engines.rules.book import RuleBook
from suizhi.engines.rules.expressions import walk
from suizhi.engines.rules.model import Rule
from suizhi.engines.rules.values import plain, read
from suizhi.kernel.errors import Refusal


@dataclass(frozen=True, slots=True)
class Tested:
    """One test of a rule: its position, and what differed (name → expected, given); empty where it passed."""

    rule: str
    number: int
    differences: Mapping[str, tuple[Any, Any]]

    @property
    def passed(self) -> bool:
        """Whether everything was as expected."""
        return not self.differences

    def as_dict(self) -> dict[str, Any]:
        """The JSON form."""
        differences = {name: {"expected": plain(one), "given": plain(other)} for name, (one, other) in self.differences.items()}
        return {"rule": self.rule, "test": self.number, "passed": self.passed, "differences": differences}


def run_tests(book: RuleBook, rule: Rule) -> Iterator[Tested]:
    """Every test of the rule, in order; a refusal by the engine fails the test and is said in its difference."""
    for number, test in enumerate(rule.tests, 1):
        try:
            expected, given = _compared(book, rule, test)
        except Refusal as refusal:
            yield Tested(rule.id, number, {"refusal": (None, refusal.line())})
            continue
        yield Tested(rule.id, number, {name: (value, given.get(name)) for name, value in expected.items() if value != given.get(name)})


def _compared(book: RuleBook, rule: Rule, test: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the test expects and what the engine gives. `states` holds numbers that the article states and no answer is computed from."""
    if "states" in test:
        later = book.rule(rule.id, on=_on(test)) if "on" in test else rule
        return plain(read(test["states"])), {path: plain(walk(later.parameters, tuple(path.split(".")))) for path in test["states"]}
    return (_deadline if "trigger" in test else _finding)(book, rule, test)


def _deadline(book: RuleBook, rule: Rule, test: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    found = book.deadline(
        rule.id,
        trigger=read(test["trigger"]),
        on=_on(test),
        period=test.get("period"),
        suspensions=[Interval(read(first), read(last)) for first, last in test.get("suspend", ())],
        extended=test.get("extended", 0),
    )
    expected = {"due": plain(read(test["due"])), "provisional": test.get("provisional", False)}
    due = found.due if not isinstance(found.due, datetime) else read(found.due)
    return expected, {"due": plain(due), "provisional": found.provisional}


def _finding(book: RuleBook, rule: Rule, test: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    found = book.evaluate(rule.id, test["facts"], on=_on(test))
    expected = {**test.get("expect", {}), **({"asks": sorted(test["asks"])} if "asks" in test else {})}
    given = {**plain(found.said), "verdict": str(found.verdict), "asks": list(found.missing), "rule": found.rule.id}
    return {**plain(read(expected)), **({"verdict": test["verdict"]} if "verdict" in test else {})}, given


def _on(test: Mapping[str, Any]) -> date | None:
    day: date | None = read(test["on"]) if "on" in test else None
    return day
