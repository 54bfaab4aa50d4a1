"""The calendar of working days: an ordinary week, changed by the yearly notices that it holds. Dated data, never code.

A year without a notice has its weekends and nothing else, and whatever is counted in it is provisional (暂定).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache, cached_property
from importlib.resources import files

from suizhi.engines.clocks.notices import Notice, parse_notice
from suizhi.engines.clocks.ordinals import WorkingDays
from suizhi.kernel.errors import Refusal

_REACHED_BY_NEXT_NOTICE = (12, 29)
"""The earliest day that the notice of a following year has ever arranged (2007, 2018: 29 December)."""


class Calendar:
    """An unchangeable calendar made of notices, at most one for a year; the later of two for one year stands."""

    def __init__(self, notices: Iterable[Notice] = ()) -> None:
        self._notices = dict(sorted({notice.year: notice for notice in notices}.items()))
        self._named = {day.day: day for notice in self._notices.values() for day in notice.days}
        self.working = WorkingDays({day.toordinal(): named.worked for day, named in self._named.items()})

    @property
    def notices(self) -> Mapping[int, Notice]:
        """The notices by year, in order."""
        return self._notices

    @cached_property
    def version(self) -> str:
        """Twelve hex digits over the years and the days that differ from an ordinary week: the same facts, the same version."""
        facts = [list(self._notices), sorted(self.working.changed.items())]
        return hashlib.sha256(json.dumps(facts).encode()).hexdigest()[:12]

    def with_year(self, notice: Notice) -> Calendar:
        """This calendar with the notice of a year added, or put in place of the one it has."""
        return Calendar([*self._notices.values(), notice])

    def is_official(self, year: int) -> bool:
        """Whether the year's notice is here."""
        return year in self._notices

    def awaits_next(self, day: date) -> bool:
        """Whether the following year's notice, not here yet, could still rearrange this day at the end of December."""
        return (day.month, day.day) >= _REACHED_BY_NEXT_NOTICE and day.year + 1 not in self._notices

    def is_working_day(self, day: date) -> bool:
        """Whether the day is worked."""
        return day.toordinal() in self.working

    def name(self, day: date) -> str:
        """The holiday to which a notice counts the day (国庆节), 周末 for other days off, "" for a working day."""
        if self.is_working_day(day):
            return ""
        named = self._named.get(day)
        return (named.name if named else "") or "周末"

    def on_or_after(self, day: date) -> date:
        """The first working day that is not before this day."""
        return date.fromordinal(self.working.on_or_after(day.toordinal()))

    def on_or_before(self, day: date) -> date:
        """The last working day that is not after this day."""
        return date.fromordinal(self.working.on_or_before(day.toordinal()))

    def working_days(self, start: date, end: date) -> int:
        """How many working days there are from `start` to the day before `end`."""
        return self.working.rank(end.toordinal() - 1) - self.working.rank(start.toordinal() - 1)


@cache
def packaged_calendar() -> Calendar:
    """The calendar of the notices that come with Suizhi (`data/calendars/<year>.yaml`)."""
    root = files("suizhi.data") / "calendars"
    return Calendar(_packaged(path.name, path.read_text(encoding="utf-8")) for path in root.iterdir() if path.name.endswith(".yaml"))


def _packaged(name: str, text: str) -> Notice:
    notice = parse_notice(text, file=name)
    if name != f"{notice.year}.yaml":
        raise Refusal("calendar.file_name", zh=f"{name}写的是{notice.year}年。", en=f"{name} is about {notice.year}.", field="year")
    return notice
