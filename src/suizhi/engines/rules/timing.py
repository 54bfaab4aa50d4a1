"""Operations on time. What needs working days or another rule's clock asks the clocks of the situation; the rest is calendar arithmetic."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from suizhi.engines.rules.values import BEIJING, Value
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from suizhi.engines.rules.operations import Clocks


def days_between(first: date, last: date) -> int:
    """The days from the first date to the second, the first counted and the second not."""
    return (last - first).days


def years_between(first: date, last: date) -> int:
    """The whole years that have passed from the first date to the second."""
    return last.year - first.year - ((last.month, last.day) < (first.month, first.day))


def shift(day: date, n: int, unit: str) -> date:
    """The corresponding day so many days, months or years away (negative: before), or the last of its month; never rolled."""
    if unit == "day":
        return day + timedelta(days=int(n))
    if unit not in _MONTHS:
        raise _unit(unit)
    months = day.year * 12 + day.month - 1 + int(n) * _MONTHS[unit]
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


_MONTHS = {"month": 1, "year": 12}


def hours_after(moment: datetime, hours: int) -> datetime:
    """The moment so many hours later, without regard to working days."""
    return moment + timedelta(hours=float(hours))


def day_of(moment: datetime) -> date:
    """The day in Beijing on which a moment falls."""
    return moment.astimezone(BEIJING).date()


def at_time(day: date, clock: str) -> datetime:
    """The moment in Beijing at which the clock shows a time on the day; 24:00 is the end of the day."""
    hour, minute = map(int, clock.split(":"))
    return datetime(day.year, day.month, day.day, tzinfo=BEIJING) + timedelta(hours=hour, minutes=minute)


def parameter_of(clocks: Clocks, rule: str, name: str, day: date) -> Value:
    """A parameter of another rule, in the version of the day, so that its number stands there alone."""
    return clocks.parameter(rule, name, day)


def due(clocks: Clocks, trigger: date, n: int, unit: str) -> date:
    """The last day of a period after the trigger, counted and rolled by the calendar."""
    return clocks.due(trigger, int(n), unit)


def clear_days_before(clocks: Clocks, day: date, n: int, unit: str) -> date:
    """The last working day that leaves so many whole days free between itself and the day: the strict reading of …日前."""
    return clocks.latest(day, int(n), unit)


def deadline(clocks: Clocks, rule: str, trigger: date, *suspension: date) -> date:
    """The end of another rule's clock from the trigger, with pairs of dates as suspensions (first day counted, last not)."""
    return clocks.deadline(rule, trigger, tuple(zip(suspension[::2], suspension[1::2], strict=True)))


def _unit(unit: str) -> Refusal:
    return Refusal("rules.unit", zh=f"这里不能用单位“{unit}”。", en=f"The unit {unit!r} does not fit here.", field="unit", value=unit)
