"""The clocks of procedures, reckoned by the rule book: a clock's name and its day in, the last day and all that made it out.

The rule book's own deadlines cover rules that run onward in days. Procedures also need hours (exhibitions), days before an
event (notice of a hearing) and time limits that are a side of another rule; all take their numbers from the rule's parameters.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import Protocol

from suizhi.engines.clocks import Calendar, Computed, Counting, Interval, Period, Unit, compute
from suizhi.engines.procedures.checks import Periods
from suizhi.engines.procedures.model import Words, split_clock
from suizhi.engines.rules import Rule, RuleBook, periods_of
from suizhi.engines.rules.deadlines import ONLY

_GENERAL_ROLL = True
"""Where a rule does not say whether a last day on a day off moves, the general rule does: it moves (民法典第二百零三条, CAL-003)."""


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

    def period(self, clock: str, on: date) -> Period:
        """The period of a clock in the version of the day."""
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
        days = {rule.successor.source.valid_from for rule in self.book if rule.successor and rule.successor.source.valid_from}
        later = {
            edition(self.book.rule(rule.id, on=day))
            for rule in self.book
            if rule.successor
            for day in days
            if rule.begins and day >= rule.begins
        }
        return frozenset(edition(rule) for rule in self.book) | later

    def reckon(self, order: Order) -> Reckoned:
        """The limit of the clock."""
        name, period = split_clock(order.clock)
        day = order.trigger.date() if isinstance(order.trigger, datetime) else order.trigger
        rule = self.book.rule(name, on=day)
        return Reckoned(
            computed=self._computed(rule, period, order, day),
            rule=rule.id,
            edition=edition(rule),
            basis=rule.source.citation,
            words=Words(rule.rule, rule.rule_en),
            unverified=rule.source.unverified,
        )

    def cite(self, rule: str, on: date) -> str:
        """How a letter cites the rule."""
        return self.book.rule(rule, on=on).source.citation

    def period(self, clock: str, on: date) -> Period:
        """The period of the clock; KeyError where its rule knows none of that name."""
        name, period = split_clock(clock)
        return clock_periods(self.book.rule(name, on=on))[period]

    def _computed(self, rule: Rule, period: str, order: Order, day: date) -> Computed:
        if "rolls" in rule.parameters and "direction" not in rule.parameters:
            found = self.book.deadline(
                rule.id,
                trigger=order.trigger,
                on=day,
                period=period or None,
                suspensions=order.intervals,
                extended=order.extended,
                calendar=self.calendar,
            )
            return found.computed
        return compute(
            period=clock_periods(rule)[period],
            trigger=order.trigger,
            calendar=self.calendar,
            roll=_GENERAL_ROLL,
            suspensions=order.intervals,
            counting=_counting(rule),
        )


def clock_periods(rule: Rule) -> Mapping[str, Period]:
    """A rule's periods by the names that clocks use: `""` for the only one, hours included."""
    if "hours" in rule.parameters:
        return {"": Period(int(rule.parameters["hours"]), Unit.HOUR)}
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


def _counting(rule: Rule) -> Counting:
    backward = rule.parameters.get("direction") == "before"
    return Counting(backward=backward, clear=backward and rule.parameters.get("counting") == "clear_working_days")
