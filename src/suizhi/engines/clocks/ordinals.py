"""Working days as numbers: the rank of a day and the day of a rank, in logarithmic time, for every year there is.

Monday to Friday is arithmetic; only the days that a notice changes are stored. Days are proleptic ordinals (`date.toordinal`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from itertools import accumulate

_DAYS_OF_WEEK = 7
_WEEKDAYS = 5


def _weekdays(ordinal: int) -> int:
    """How many days from Monday to Friday there are up to this day. Ordinal 1 is a Monday."""
    weeks, rest = divmod(ordinal, _DAYS_OF_WEEK)
    return _WEEKDAYS * weeks + min(rest, _WEEKDAYS)


def _weekday(rank: int) -> int:
    """The day from Monday to Friday of this rank, counted from one."""
    weeks, rest = divmod(rank - 1, _WEEKDAYS)
    return _DAYS_OF_WEEK * weeks + rest + 1


def is_weekday(ordinal: int) -> bool:
    """Whether the day is one from Monday to Friday."""
    return (ordinal - 1) % _DAYS_OF_WEEK < _WEEKDAYS


class WorkingDays:
    """The working days under a set of exceptions from the ordinary week (ordinal → whether that day is worked)."""

    def __init__(self, exceptions: Mapping[int, bool]) -> None:
        # A weekend that a notice names as off, or a weekday that it names as worked, changes nothing and is left out.
        self._changed = {day: worked for day, worked in exceptions.items() if worked is not is_weekday(day)}
        self._days = sorted(self._changed)
        self._shift = [0, *accumulate(1 if self._changed[day] else -1 for day in self._days)]
        self._ranks = [self.rank(day) for day in self._days]

    @property
    def changed(self) -> Mapping[int, bool]:
        """The exceptions that do change something."""
        return self._changed

    def __contains__(self, ordinal: int) -> bool:
        return self._changed.get(ordinal, is_weekday(ordinal))

    def rank(self, ordinal: int) -> int:
        """How many working days there are up to this day, the day included."""
        return _weekdays(ordinal) + self._shift[bisect_right(self._days, ordinal)]

    def day(self, rank: int) -> int:
        """The working day of this rank: the inverse of `rank` on working days."""
        at = bisect_left(self._ranks, rank)
        if at < len(self._ranks) and self._ranks[at] == rank and self._changed[self._days[at]]:
            return self._days[at]
        # Between two exceptions the week is ordinary, so the weekday is found from the last exception before the rank.
        return _weekday(rank - self._shift[at])

    def on_or_after(self, ordinal: int) -> int:
        """The first working day that is not before this day."""
        return self.day(self.rank(ordinal - 1) + 1)

    def on_or_before(self, ordinal: int) -> int:
        """The last working day that is not after this day."""
        return self.day(self.rank(ordinal))
