"""The steps of a computation, in words, each with the rule of counting that it follows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from suizhi.engines.clocks.period import Counting, Period, Unit

if TYPE_CHECKING:
    from suizhi.engines.clocks.spans import Span


class Act(StrEnum):
    """What a step does."""

    START = "start"
    COUNT = "count"
    EXTEND = "extend"
    EXCLUDE = "exclude"
    ROLL = "roll"


START_EXCLUDED = "CAL-001"
MONTH_END = "CAL-002"
ROLL_FORWARD = "CAL-003"
WORKING_DAYS = "CAL-008"
HOURS = "CAL-009"
"""Ids of the general rules of counting in the rule book; the engine cites them and reads no number from them."""

_COUNTED_BY = {Unit.WORKING_DAY: WORKING_DAYS, Unit.MONTH: MONTH_END, Unit.YEAR: MONTH_END}


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what was done, from which day (or moment) to which, in both languages, and the rule it follows."""

    act: Act
    start: date | datetime
    end: date | datetime
    rule: str
    zh: str
    en: str

    def as_dict(self) -> dict[str, Any]:
        """The JSON form: `from` and `to` in ISO 8601."""
        return {
            "act": str(self.act),
            "from": self.start.isoformat(),
            "to": self.end.isoformat(),
            "rule": self.rule,
            "zh": self.zh,
            "en": self.en,
        }


def started(day: date, counting: Counting) -> Step:
    """The first step: the day that starts the period, counted or not."""
    if counting.start_included:
        return Step(Act.START, day, day, counting.rule, f"自{day}起算，当日计算在内", f"Counted from {day}, that day included")
    rule = counting.rule or START_EXCLUDED
    return Step(Act.START, day, day, rule, f"{day}为起算日，当日不计", f"{day} starts the period and is not counted")


def counted(start: date, end: date, period: Period, counting: Counting, *, extended: bool) -> Step:
    """The period itself, or a prolongation of it."""
    rule = counting.rule or _COUNTED_BY.get(period.unit, START_EXCLUDED)
    if extended:
        return Step(Act.EXTEND, start, end, rule, f"延长{period.zh}，至{end}", f"Prolonged by {period.en}, to {end}")
    return Step(Act.COUNT, start, end, rule, f"计{period.zh}，至{end}", f"{period.en} run to {end}")


def excluded(start: date, end: date, span: Span, length: int, *, working: bool) -> Step:
    """An interval left out, and the limit moved by as many days."""
    first, last = date.fromordinal(span.start), date.fromordinal(span.end)
    days = Period(length, Unit.WORKING_DAY if working else Unit.DAY)
    why = f"（{'、'.join(span.reasons)}）" if span.reasons else ""
    zh = f"扣除{first}至{last}{why}，止日不计，共{days.zh}，至{end}"
    why_en = f" ({', '.join(span.reasons_en)})" if span.reasons_en else ""
    en = f"Left out from {first} to before {last}{why_en}: {days.en}, to {end}"
    return Step(Act.EXCLUDE, start, end, "、".join(span.rules), zh, en)


def left_nothing_out(due: date, span: Span) -> Step:
    """An interval none of whose days would have counted."""
    first, last = date.fromordinal(span.start), date.fromordinal(span.end)
    zh = f"{first}至{last}没有应计入本期间的日子，无须扣除，仍为{due}"
    en = f"No day from {first} to before {last} would have counted: nothing is left out, still {due}"
    return Step(Act.EXCLUDE, due, due, "、".join(span.rules), zh, en)


def rolled(start: date, end: date, name: str, counting: Counting) -> Step:
    """A last day that is a day off (or suspended) moved to a working day."""
    rule = counting.rule or ROLL_FORWARD
    why, why_en = (f"是休息日（{name}）", "is a day off") if name else ("不计入期间", "does not count")
    if counting.backward:
        return Step(Act.ROLL, start, end, counting.rule, f"{start}{why}，提前至{end}", f"{start} {why_en}, moved back to {end}")
    return Step(Act.ROLL, start, end, rule, f"{start}{why}，顺延至{end}", f"{start} {why_en}, moved on to {end}")


def counted_back(start: date, end: date, period: Period, counting: Counting) -> Step:
    """A period counted back from the event that ends it."""
    return Step(Act.COUNT, start, end, counting.rule, f"自{start}向前计{period.zh}，至{end}", f"{period.en} back from {start}, to {end}")


def cleared(start: date, end: date, period: Period, counting: Counting) -> Step:
    """The day more that leaves the whole period between the two."""
    zh = f"两者之间须有足{period.zh}，最迟{end}"
    return Step(Act.COUNT, start, end, counting.rule, zh, f"{period.en} lie in full between the two, {end} at the latest")


def hours(start: datetime, end: datetime, period: Period, *, extended: bool) -> Step:
    """Hours, counted from the moment itself."""
    act = Act.EXTEND if extended else Act.COUNT
    shown = f"{end:%Y-%m-%d %H:%M}"
    return Step(act, start, end, HOURS, f"连续计{period.zh}，至{shown}", f"{period.en} run on to {shown}")
