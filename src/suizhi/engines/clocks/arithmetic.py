"""Where a period ends that starts on a day, before any roll: days, working days, and corresponding days of months and years."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from suizhi.engines.clocks.calendar import Calendar
from suizhi.engines.clocks.period import Period, Unit
from suizhi.kernel.errors import Refusal

_MONTHS = 12
_LAST = date(9998, 12, 31).toordinal()
"""A year is left free at the end of time, so that a last day can always roll."""


def corresponding(day: date, months: int) -> tuple[date, bool]:
    """The corresponding day that many months on (or back), and whether the month's last day stands in for it (民法典第二百零二条)."""
    year, month = divmod(day.year * _MONTHS + day.month - 1 + months, _MONTHS)
    if not date.min.year <= year < date.max.year:
        raise out_of_range(day)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last)), day.day > last


def months_of(period: Period) -> int:
    """The months of a period of months or years."""
    return period.n * (_MONTHS if period.unit is Unit.YEAR else 1)


def onward(period: Period, start: date, calendar: Calendar, *, included: bool = False) -> date:
    """The last day of a period that starts on `start`; that day itself counts where it is `included`."""
    if not period.n:
        return start
    if period.unit is Unit.WORKING_DAY:
        ranks = calendar.working
        return day_of(ranks.day(ranks.rank(start.toordinal() - included) + period.n), start)
    if period.unit is Unit.DAY:
        return day_of(start.toordinal() + period.n - included, start)
    day, clamped = corresponding(start, months_of(period))
    # Where the month has no corresponding day, its last day is the period's last, whether or not the first day counts.
    return day if clamped or not included else day_of(day.toordinal() - 1, start)


def back(period: Period, end: date, calendar: Calendar) -> date:
    """The day that lies the period before `end`."""
    if not period.n:
        return end
    if period.unit is Unit.WORKING_DAY:
        ranks = calendar.working
        return day_of(ranks.day(ranks.rank(end.toordinal() - 1) - period.n + 1), end)
    if period.unit is Unit.DAY:
        return day_of(end.toordinal() - period.n, end)
    return corresponding(end, -months_of(period))[0]


def day_of(ordinal: int, start: date) -> date:
    """The day of an ordinal. Raises Refusal, naming the start, where there is none."""
    if not 1 <= ordinal <= _LAST:
        raise out_of_range(start)
    return date.fromordinal(ordinal)


def out_of_range(start: date) -> Refusal:
    """The refusal of a period that leaves the years that there are."""
    return Refusal(
        "clock.out_of_range",
        zh=f"自{start}起的期间超出了可以计算的年份。",
        en=f"The period that starts on {start} leaves the years that can be counted.",
        mend_zh="请核对期间的长度与起算日。",
        mend_en="Check the length and the day it starts.",
        field="n",
    )
