"""How many limits end on each of the next ten working days, as bars."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from suizhi.commons.procedures.chips import NEAR
from suizhi.commons.procedures.plug import clockwork
from suizhi.commons.procedures.selectors import deadlines_between
from suizhi.halls.casework.selectors import COUNT_MAX

if TYPE_CHECKING:
    from collections.abc import Sequence

DAYS = 10
WIDE, NARROW, BAR, TOP = 42.0, 32.6, 32, 16
"""Units of the drawing for a day at a desk and on a phone, the tallest bar, and where it begins: the design's numbers."""
FOOT = TOP + BAR


@dataclass(frozen=True, slots=True)
class Bar:
    """One day: how many limits end on it, and where its bar stands in each of the two drawings."""

    on: date
    count: int
    near: bool
    y: float
    height: float
    wide_x: float
    narrow_x: float

    @property
    def wide_mid(self) -> float:
        """The middle of the bar at a desk."""
        return self.wide_x + WIDE / 2 - 8

    @property
    def narrow_mid(self) -> float:
        """The middle of the bar on a phone."""
        return self.narrow_x + NARROW / 2 - 6


@dataclass(frozen=True, slots=True)
class Strip:
    """The bars, and whether there are more limits than were counted."""

    bars: list[Bar]
    more: bool

    @property
    def heaviest(self) -> Bar | None:
        """The day on which most ends; None where nothing does."""
        found = max(self.bars, key=lambda one: one.count)
        return found if found.count else None


def strip(today: date, owners: Sequence[str] | None) -> Strip:
    """The load of the coming working days, of these owners or of all; counted no further than `COUNT_MAX` limits."""
    days = _working_days(today)
    due = deadlines_between(days[0], days[-1], owners=owners).order_by("due").values_list("due", flat=True)[: COUNT_MAX + 1]
    counted = Counter(day for day in due if day is not None)
    # What ends on a day off counts with the working day before it: that is when it must be done.
    counts = [sum(counted[day] for day in _with_days_off(days, place)) for place in range(DAYS)]
    tallest = max(*counts, 1)
    bars = [_bar(day, counts[place], place, counts[place] / tallest) for place, day in enumerate(days)]
    return Strip(bars, sum(counted.values()) > COUNT_MAX)


def _bar(day: date, count: int, place: int, share: float) -> Bar:
    height = max(share * BAR, 1.0)
    return Bar(
        day, count, place < NEAR, round(FOOT - height, 1), round(height, 1), round(place * WIDE + 8, 1), round(place * NARROW + 6, 1)
    )


def _working_days(today: date) -> list[date]:
    """The next `DAYS` working days, today among them where it is one."""
    work, day = clockwork(), today
    days: list[date] = []
    while len(days) < DAYS:
        if work.working_days(day, day + timedelta(days=1)):
            days.append(day)
        day += timedelta(days=1)
    return days


def _with_days_off(days: list[date], place: int) -> list[date]:
    first = days[place]
    last = days[place + 1] if place + 1 < len(days) else first + timedelta(days=1)
    return [first + timedelta(days=n) for n in range((last - first).days)]
