"""Checks a rule book whole: every test, every table's shape, every rule's review. What `suizhi rules check` prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from suizhi.engines.rules.book import RuleBook
from suizhi.engines.rules.coverage import Fault, faults_of
from suizhi.engines.rules.model import Kind, Rule
from suizhi.engines.rules.mutation import unnoticed
from suizhi.engines.rules.testing import Tested, run_tests


@dataclass(frozen=True, slots=True)
class Report:
    """Counts by kind and by level of verification, every test's result, and what is not in order.

    `untested` names the numbers (rule and path) that may change without a test failing.
    """

    kinds: Mapping[str, int]
    levels: Mapping[str, int]
    tests: tuple[Tested, ...]
    without_logic: tuple[str, ...]
    faults: tuple[Fault, ...]
    untested: tuple[str, ...]
    past_review: tuple[str, ...]

    @property
    def passed(self) -> int:
        """How many tests passed."""
        return sum(tested.passed for tested in self.tests)

    @property
    def failed(self) -> tuple[Tested, ...]:
        """The tests that did not pass."""
        return tuple(tested for tested in self.tests if not tested.passed)

    @property
    def in_order(self) -> bool:
        """Whether every test passes, every rule can act, no table is at fault, and every number is held by a test. A review that is due does not make a rule wrong."""
        return not (self.failed or self.without_logic or self.faults or self.untested)

    def as_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {
            "rules": sum(self.kinds.values()),
            "kinds": dict(self.kinds),
            "verification": dict(self.levels),
            "tests": {"run": len(self.tests), "passed": self.passed, "failed": [tested.as_dict() for tested in self.failed]},
            "without_logic": list(self.without_logic),
            "faults": [fault.as_dict() for fault in self.faults],
            "untested_numbers": list(self.untested),
            "past_review": list(self.past_review),
            "in_order": self.in_order,
        }


def check(book: RuleBook, rules: Iterable[Rule], *, today: date) -> Report:
    """The report on these rules of the book; `today` says which reviews are due."""
    chosen = list(rules)
    able = [rule for rule in chosen if rule.logic or rule.kind is Kind.DEADLINE]
    return Report(
        kinds=Counter(str(rule.kind) for rule in chosen),
        levels=Counter(rule.source.verified if rule.source.unverified else rule.source.verified_level for rule in chosen),
        tests=tuple(tested for rule in able for tested in run_tests(book, rule)),
        without_logic=tuple(rule.id for rule in chosen if rule.logic is None and rule.kind is not Kind.DEADLINE),
        faults=tuple(fault for rule in chosen if rule.logic for fault in faults_of(rule, book.vocabulary)),
        untested=tuple(f"{rule.id} {path}" for rule in able for path in unnoticed(book, rule)),
        past_review=tuple(rule.id for rule in chosen if rule.review_after < today),
    )
