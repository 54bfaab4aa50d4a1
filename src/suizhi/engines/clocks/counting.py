"""One computation under way: the counting itself, which leaves its steps and remembers which days of the calendar mattered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from suizhi.engines.clocks import steps as words
from suizhi.engines.clocks.arithmetic import back, day_of, onward
from suizhi.engines.clocks.calendar import Calendar
from suizhi.engines.clocks.period import Counting, Period, Unit
from suizhi.engines.clocks.spans import Span, pushed, span_over
from suizhi.engines.clocks.steps import Step


class Count:
    """A count from `start`; `steps` grow with it, and `seen` are the first and last day whose being worked or not mattered,
    `idle` the spans that have left nothing out yet."""

    def __init__(self, calendar: Calendar, start: date, counting: Counting, spans: tuple[Span, ...]) -> None:
        self.calendar, self.start, self.counting, self.spans = calendar, start, counting, spans
        self.steps: list[Step] = []
        self.seen: tuple[date, date] | None = None
        self.idle = dict.fromkeys(spans)

    def see(self, first: date, last: date) -> None:
        """Note that the date depends on the calendar between these days."""
        self.seen = (min(first, self.seen[0]), max(last, self.seen[1])) if self.seen else (first, last)

    def onward(self, period: Period, extensions: Sequence[Period]) -> date:
        """The limit of the period and what prolongs it. Lengths of one unit add up; another unit goes on from the limit before it."""
        self.steps.append(words.started(self.start, self.counting))
        anchor, total, limit = self.start, period, self.start
        included = self.counting.start_included
        for extra in (None, *extensions):
            if extra is not None and extra.unit is total.unit:
                total = Period(total.n + extra.n, total.unit)
            elif extra is not None:
                limit = self._leaving_out(anchor, total, limit, included)
                anchor, total, included = limit, extra, False
            before, limit = limit, onward(total, anchor, self.calendar, included=included)
            self.steps.append(words.counted(before, limit, extra or total, self.counting, extended=extra is not None))
        return self._leaving_out(anchor, total, limit, included)

    def _leaving_out(self, anchor: date, total: Period, limit: date, included: bool) -> date:
        working = total.unit is Unit.WORKING_DAY
        first = anchor.toordinal() + (not included)
        for span, length, new in pushed(limit.toordinal(), first, self.spans, self.calendar, working=working):
            before, limit = limit, day_of(new, self.start)
            self.idle.pop(span, None)
            self.steps.append(words.excluded(before, limit, span, length, working=working))
        self.see(min(date.fromordinal(first), limit) if working else limit, limit)
        return limit

    def backward(self, period: Period) -> date:
        """The day that lies the period before the start; of clear days, one day more."""
        limit = back(period, self.start, self.calendar)
        self.steps.append(words.counted_back(self.start, limit, period, self.counting))
        working = period.unit is Unit.WORKING_DAY
        if self.counting.clear:
            full, limit = limit, back(Period(1, Unit.WORKING_DAY if working else Unit.DAY), limit, self.calendar)
            self.steps.append(words.cleared(full, limit, period, self.counting))
        self.see(limit, max(limit, self.start - timedelta(days=1)) if working else limit)
        return limit

    def roll(self, limit: date) -> date:
        """The last day: the limit, or the working day to which it moves."""
        due = self.calendar.on_or_before(limit) if self.counting.backward else self._next_counted(limit)
        if due != limit:
            self.steps.append(words.rolled(limit, due, self.calendar.name(limit), self.counting))
        self.see(due, due)
        return due

    def _next_counted(self, limit: date) -> date:
        due = self.calendar.on_or_after(limit)
        # A last day that would roll into a suspension waits for its end, as no day of the suspension counts.
        while span := span_over(due.toordinal(), self.spans):
            self.idle.pop(span, None)
            due = self.calendar.on_or_after(date.fromordinal(span.end))
        return due

    def note_idle(self, due: date) -> None:
        """Say which intervals left nothing out, as none of their days would have counted: somebody may have written a wrong date."""
        self.steps.extend(words.left_nothing_out(due, span) for span in self.idle)
