"""One case before the rule book: its facts, typed, and what each rule answers in the version of the day, asked once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from suizhi.engines.clocks import Calendar
from suizhi.engines.rules import Finding, Rule, RuleBook, Verdict
from suizhi.engines.rules.book import BookClocks
from suizhi.engines.rules.expressions import Situation
from suizhi.engines.rules.values import BEIJING, Value
from suizhi.kernel.errors import Refusal


@dataclass(frozen=True, slots=True)
class Answer:
    """What a rule said, or why it said nothing: no logic is written yet, or no version is known for the day."""

    rule: Rule
    finding: Finding | None = None
    trouble: Refusal | None = None

    @property
    def verdict(self) -> Verdict:
        """A rule that cannot answer needs a person."""
        return self.finding.verdict if self.finding else Verdict.NEED_HUMAN


@dataclass(frozen=True, slots=True)
class Case:
    """The facts with all that answers questions about them; `today` is the day of the law where no fact names one."""

    facts: Mapping[str, Value]
    book: RuleBook
    calendar: Calendar
    today: date
    asked: dict[tuple[str, date, frozenset[str]], Answer] = field(default_factory=dict)

    def situation(self, facts: Mapping[str, Value]) -> Situation:
        """The facts as conditions read them."""
        return Situation(facts, {}, BookClocks(self.book, self.calendar))

    def ask(self, rule: str, facts: Mapping[str, Value], on: date) -> Answer:
        """The rule's answer to the facts by the law of the day."""
        key = rule, on, frozenset(facts)
        if key not in self.asked:
            self.asked[key] = self._ask(rule, facts, on)
        return self.asked[key]

    def _ask(self, rule: str, facts: Mapping[str, Value], on: date) -> Answer:
        try:
            version = self.book.rule(rule, on=on)
            if version.logic is None:
                return Answer(version, trouble=_no_logic(rule))
            return Answer(version, self.book.evaluate(rule, facts, on=on, calendar=self.calendar))
        except Refusal as refusal:
            return Answer(self.book.rule(rule), trouble=refusal)


def day_of(value: Value) -> date:
    """The day, in Beijing, of a date or moment."""
    return value.astimezone(BEIJING).date() if isinstance(value, datetime) else value


def _no_logic(rule: str) -> Refusal:
    return Refusal(
        "triage.no_logic",
        zh=f"规则 {rule} 还不能由系统适用，请人工适用。",
        en=f"{rule} cannot be applied by the system yet; a person must apply it.",
        field="rule",
        value=rule,
    )
