"""The rule book: every rule of the chosen packs, answered in the version of the law that governs an event on its day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from suizhi.engines.clocks import Calendar, Counting, Interval, Period, Unit, compute, packaged_calendar
from suizhi.engines.rules.deadlines import Deadline, deadline
from suizhi.engines.rules.errors import bad_rule, unknown_rule
from suizhi.engines.rules.evaluation import evaluate
from suizhi.engines.rules.expressions import walk
from suizhi.engines.rules.loading import RuleFile, files_under, read_rules
from suizhi.engines.rules.model import Finding, Rule
from suizhi.engines.rules.values import Value, plain
from suizhi.engines.rules.versions import version_on
from suizhi.engines.rules.vocabulary import Vocabulary, packaged_vocabulary

PACKS = ("base", "guangdong")
"""The packs of this city: the nation's rules, and those of Guangdong and Guangzhou laid over them. Another city names its own."""

EVENT = "event_on"
"""The fact that says on which day the event happened whose law governs."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The same facts under the law of two days: both findings, and the results that differ (name → before, after)."""

    before: Finding
    after: Finding
    changed: Mapping[str, tuple[Value, Value]]

    def as_dict(self) -> dict[str, Any]:
        """The JSON form."""
        changed = {name: [plain(one), plain(other)] for name, (one, other) in self.changed.items()}
        return {"before": self.before.as_dict(), "after": self.after.as_dict(), "changed": changed}


@dataclass(frozen=True, slots=True)
class RuleBook:
    """Rules by id. `day`, where it is set, is the day of the law for every question that names no other."""

    rules: Mapping[str, Rule]
    vocabulary: Vocabulary
    day: date | None = None

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules.values())

    def as_of(self, day: date) -> RuleBook:
        """The book as it answers for events on the day."""
        return RuleBook(self.rules, self.vocabulary, day)

    def rule(self, id: str, *, on: date | None = None) -> Rule:
        """The rule in the version of the day (which may bear another id); without a day, the rule as it bears the id."""
        if id not in self.rules:
            raise unknown_rule(id)
        day = on or self.day
        return version_on(self.rules, self.rules[id], day) if day else self.rules[id]

    def evaluate(self, id: str, facts: Mapping[str, Any], *, on: date | None = None, calendar: Calendar | None = None) -> Finding:
        """What the rule says of the facts, in the version of `on`, else of the book's day, else of the fact `event_on`.

        A day given here stands for the day of the event. Raises Refusal where a fact is not of the vocabulary, where no version
        is known for the day, or where the rule answers no such question.
        """
        typed = self.vocabulary.read_facts(facts)
        day = on or self.day
        if day:
            typed[EVENT] = day
        rule = self.rule(id, on=day or typed.get(EVENT))
        return evaluate(rule, typed, vocabulary=self.vocabulary, clocks=BookClocks(self, calendar or packaged_calendar()))

    def deadline(
        self,
        id: str,
        *,
        trigger: date | datetime,
        on: date | None = None,
        period: str | None = None,
        suspensions: Sequence[Interval] = (),
        extended: int = 0,
        calendar: Calendar | None = None,
        today: date | None = None,
    ) -> Deadline:
        """The end of the rule's period in the version of `on`, else of the book's day, else of the trigger.

        `period` names one of several; `extended` counts the approved extensions; `today` ends a suspension that still runs.
        """
        rule = self.rule(id, on=on or self.day or _day(trigger))
        calendar = calendar or packaged_calendar()
        return deadline(
            rule,
            trigger=trigger,
            calendar=calendar,
            period=period,
            suspensions=suspensions,
            extended=extended,
            today=today,
        )

    def compare(self, id: str, facts: Mapping[str, Any], *, before: date, after: date, calendar: Calendar | None = None) -> Comparison:
        """The same facts under the law of two days, and what differs."""
        one, other = (self.evaluate(id, facts, on=day, calendar=calendar) for day in (before, after))
        names = sorted(one.said.keys() | other.said.keys())
        changed = {name: (one.said.get(name), other.said.get(name)) for name in names if one.said.get(name) != other.said.get(name)}
        return Comparison(one, other, changed)

    def past_review(self, today: date) -> tuple[Rule, ...]:
        """The rules whose text must be looked at again."""
        return tuple(rule for rule in self if rule.review_after < today)


@dataclass(frozen=True, slots=True)
class BookClocks:
    """The clocks that decision tables ask: one calendar, and the deadline rules of the book."""

    book: RuleBook
    calendar: Calendar

    def due(self, trigger: date, n: int, unit: str) -> date:
        """The last day of a period after the trigger, rolled to a working day."""
        return _day(compute(period=Period(n, Unit(unit)), trigger=trigger, calendar=self.calendar).due)

    def latest(self, day: date, n: int, unit: str) -> date:
        """The last working day that leaves so many clear days before the day."""
        counting = Counting(backward=True, clear=True)
        return _day(compute(period=Period(n, Unit(unit)), trigger=day, calendar=self.calendar, counting=counting).due)

    def parameter(self, rule: str, name: str, day: date) -> Value:
        """A parameter of another rule, in the version of the day."""
        return walk(self.book.rule(rule, on=day).parameters, tuple(name.split(".")))

    def deadline(self, rule: str, trigger: date, suspensions: Sequence[tuple[date, date]]) -> date:
        """The end of another rule's clock."""
        intervals = [Interval(first, last) for first, last in suspensions]
        return _day(self.book.deadline(rule, trigger=trigger, suspensions=intervals, calendar=self.calendar).due)


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


@cache
def load_book(packs: tuple[str, ...] = PACKS) -> RuleBook:
    """The packaged book of these packs, read once. Raises Refusal, naming file and key, where a file is not in order."""
    root = files("suizhi.data") / "rules"
    return make_book([file for pack in packs for file in files_under(root, pack)])


def make_book(rule_files: Sequence[RuleFile], vocabulary: Vocabulary | None = None) -> RuleBook:
    """A book of rule files, of which no two may define one id."""
    words = vocabulary or packaged_vocabulary()
    rules: dict[str, Rule] = {}
    for file in rule_files:
        for rule in read_rules(file, words):
            if rule.id in rules:
                raise bad_rule(file.name, rule.id, f"编号已见于 {rules[rule.id].file}。", f"The id is already in {rules[rule.id].file}.")
            rules[rule.id] = rule
    _require_links(rules)
    return RuleBook(rules, words)


def _require_links(rules: Mapping[str, Rule]) -> None:
    """What a rule replaces is there, and no rule comes to replace itself."""
    for rule in rules.values():
        seen, earlier = {rule.id}, rule.replaces
        while earlier:
            if earlier not in rules or earlier in seen:
                raise bad_rule(
                    rule.file, f"{rule.id}.replaces", "没有这条规则，或者它又取代本规则。", "No such rule, or a circle.", earlier
                )
            seen.add(earlier)
            earlier = rules[earlier].replaces
        _require_no_gap(rules, rule)


def _require_no_gap(rules: Mapping[str, Rule], rule: Rule) -> None:
    """What follows in time begins on the day after the last of what it follows: no day has two versions, or falls between two."""
    if rule.replaces:
        _require_next_day(rules[rule.replaces].source.valid_to, rule.begins, rule.file, f"{rule.id}.replaces")
    if rule.successor:
        _require_next_day(rule.source.valid_to, rule.successor.source.valid_from, rule.file, f"{rule.id}.successor.valid_from")


def _require_next_day(ends: date | None, begins: date | None, file: str, key: str) -> None:
    if ends is None or begins != ends + timedelta(days=1):
        zh = f"前一版本止于{ends or '未定之日'}，后一版本始于{begins or '未定之日'}，应当相接。"
        en = f"The version before ends on {ends or 'no day'}, the next begins on {begins or 'no day'}: they must meet."
        raise bad_rule(file, key, zh, en, begins)
