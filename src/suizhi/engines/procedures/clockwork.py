"""The clocks of procedures, reckoned by the rule book: a clock's name and its day in, the last day and all that made it out.

A procedure names a clock by its rule, and by the period where the rule has several (`PAJ-030/demand`); every number is the rule's.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import Protocol

from suizhi.engines.clocks import Calendar, Computed, Interval, Period
from suizhi.engines.procedures.checks import Periods
from suizhi.engines.procedures.model import Words, split_clock
from suizhi.engines.rules import Rule, RuleBook, periods_of
from suizhi.engines.rules.deadlines import ONLY
from suizhi.engines.rules.versions import carried_on


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked of a clock: `trigger` starts it (or, counted backward, ends it); `intervals` do not count; `extended` times prolonged."""

    clock: str
    trigger: date | datetime
    intervals: tuple[Interval, ...] = ()
    extended: int = 0


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A clock's limit with all that made it. `edition` changes with the rule's text or numbers; `basis` is how a letter cites it."""

    computed: Computed
    rule: str
    edition: str
    basis: str
    words: Words
    unverified: bool


class Clockwork(Protocol):
    """Who reckons the clocks. One clockwork stands for one edition of the law and one calendar."""

    @property
    def calendar_version(self) -> str:
        """The version of the working-day calendar."""
        ...

    @property
    def editions(self) -> frozenset[str]:
        """Every edition of a rule that this clockwork reckons by: what was reckoned by another is looked at again."""
        ...

    def reckon(self, order: Order) -> Reckoned:
        """The limit of a clock in the version of the law that governs its trigger. Raises Refusal where the rule does not fit."""
        ...

    def cite(self, rule: str, on: date) -> str:
        """How a letter cites a rule in the version of the day."""
        ...

    def sentence(self, rule: str, on: date) -> Words:
        """What a rule says in the version of the day, in a sentence."""
        ...

    def period(self, clock: str, on: date) -> Period:
        """The period of a clock in the version of the day."""
        ...

    def working_days(self, first: date, last: date) -> int:
        """How many working days there are from the first day to the day before the last."""
        ...


@dataclass(frozen=True)
class BookClockwork:
    """The clockwork of a rule book and a calendar."""

    book: RuleBook
    calendar: Calendar

    @property
    def calendar_version(self) -> str:
        """The version of the calendar."""
        return self.calendar.version

    @cached_property
    def editions(self) -> frozenset[str]:
        """The editions of all rules and of what takes over from them."""
        later = (carried_on(rule) for rule in self.book)
        return frozenset(edition(rule) for rule in (*self.book, *later) if rule)

    def reckon(self, order: Order) -> Reckoned:
        """The limit of the clock."""
        name, period = split_clock(order.clock)
        found = self.book.deadline(
            name,
            trigger=order.trigger,
            period=period or None,
            suspensions=order.intervals,
            extended=order.extended,
            calendar=self.calendar,
        )
        rule = found.rule
        return Reckoned(
            computed=found.computed,
            rule=rule.id,
            edition=edition(rule),
            basis=rule.source.citation,
            words=Words(rule.rule, rule.rule_en),
            unverified=rule.source.unverified,
        )

    def cite(self, rule: str, on: date) -> str:
        """How a letter cites the rule."""
        return self.book.rule(rule, on=on).source.citation

    def sentence(self, rule: str, on: date) -> Words:
        """What the rule says."""
        found = self.book.rule(rule, on=on)
        return Words(found.rule, found.rule_en)

    def period(self, clock: str, on: date) -> Period:
        """The period of the clock; KeyError where its rule knows none of that name."""
        name, period = split_clock(clock)
        return clock_periods(self.book.rule(name, on=on))[period]

    def working_days(self, first: date, last: date) -> int:
        """How many working days there are from the first day to the day before the last."""
        return self.calendar.working_days(first, last)


def clock_periods(rule: Rule) -> Mapping[str, Period]:
    """A rule's periods by the names that clocks use: `""` for the only one, hours included."""
    return {"" if name == ONLY else name: period for name, period in periods_of(rule).items()}


def book_periods(book: RuleBook) -> Periods:
    """Every rule with the names of its periods: what the static checks hold a definition against."""
    return {rule.id: frozenset(clock_periods(rule)) for rule in book}


def edition(rule: Rule) -> str:
    """Twelve hex digits over what a clock takes from a rule: another number, another edition."""
    body = [rule.id, rule.file, rule.source.version, sorted((key, str(value)) for key, value in rule.parameters.items())]
    return hashlib.sha256(json.dumps(body, ensure_ascii=False).encode()).hexdigest()[:12]


def closed(intervals: Sequence[Interval], on: date) -> tuple[Interval, ...]:
    """The intervals with those that still run ended on the day."""
    return tuple(interval if interval.end else replace(interval, end=max(on, interval.start)) for interval in intervals)
