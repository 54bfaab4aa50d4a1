"""The computation of a time limit, step by step, with everything kept that led to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from suizhi.engines.clocks import steps as words
from suizhi.engines.clocks.arithmetic import out_of_range
from suizhi.engines.clocks.calendar import Calendar
from suizhi.engines.clocks.computed import Computed
from suizhi.engines.clocks.counting import Count
from suizhi.engines.clocks.moments import local_day
from suizhi.engines.clocks.period import FORWARD, Counting, Interval, Period, Unit
from suizhi.engines.clocks.provisional import running, unsettled
from suizhi.engines.clocks.spans import spans_of
from suizhi.kernel.errors import Refusal


def compute(
    *,
    period: Period,
    trigger: date | datetime,
    calendar: Calendar,
    roll: bool = True,
    suspensions: Sequence[Interval] = (),
    extensions: Sequence[Period] = (),
    counting: Counting = FORWARD,
    today: date | None = None,
) -> Computed:
    """The time limit of a period that `trigger` starts (or, counted backward, ends).

    `roll`: whether a last day that is a day off moves to the next working day; backward it moves to the one before.
    `extensions` prolong the period from its start, so that 3 months and 1 month are 4 months and their last day rolls once.
    `suspensions` are left out: days of them that would have counted are replaced after the limit, working days by working days.
    `today` is needed where a suspension still runs, and stands for its end. Hours take a moment and give one; other units take a
    day, or the city's day of a moment. Raises Refusal where the parts do not fit each other.
    """
    _check(period, trigger, suspensions, extensions, counting)
    if isinstance(trigger, datetime) and period.unit is Unit.HOUR:
        return _hours(period, trigger, calendar, tuple(extensions))
    count = Count(calendar, local_day(trigger), counting, spans_of(suspensions, calendar, today))
    limit = count.backward(period) if counting.backward else count.onward(period, extensions)
    due = count.roll(limit) if roll else limit
    count.note_idle(due)
    return Computed(
        due=due,
        limit=limit,
        warn_on=_warning(limit, count.start, calendar, counting),
        period=period,
        trigger=trigger,
        calendar_version=calendar.version,
        roll=roll,
        counting=counting,
        suspensions=tuple(suspensions),
        extensions=tuple(extensions),
        steps=tuple(count.steps),
        reasons=(*unsettled(calendar, count.seen, due, roll=roll), *running(suspensions, calendar, due, today)),
    )


def _warning(limit: date, start: date, calendar: Calendar, counting: Counting) -> date:
    """The last working day on or before the limit, but not before the day that starts the period."""
    day = calendar.on_or_before(limit)
    return day if counting.backward else max(day, min(start, limit))


def _hours(period: Period, trigger: datetime, calendar: Calendar, extensions: tuple[Period, ...]) -> Computed:
    """Hours run on from the event itself through nights and days off, and never roll; the calendar plays no part."""
    due = before = trigger
    steps = []
    for number, part in enumerate((period, *extensions)):
        try:
            due = before + timedelta(hours=part.n)
        except OverflowError:
            raise out_of_range(local_day(trigger)) from None
        steps.append(words.hours(before, due, part, extended=number > 0))
        before = due
    return Computed(
        due=due,
        limit=due,
        warn_on=local_day(due),
        period=period,
        trigger=trigger,
        calendar_version=calendar.version,
        roll=False,
        counting=FORWARD,
        suspensions=(),
        extensions=extensions,
        steps=tuple(steps),
        reasons=(),
    )


def _check(
    period: Period, trigger: date | datetime, suspensions: Sequence[Interval], extensions: Sequence[Period], counting: Counting
) -> None:
    hours = [part for part in (period, *extensions) if part.unit is Unit.HOUR]
    if hours and not isinstance(trigger, datetime):
        raise _misfit("hour_needs_time", "以小时计的期间要有起算的时刻。", "Hours need the moment that starts them.", "trigger")
    if hours and len(hours) <= len(extensions):
        raise _misfit("hour_mixed", "小时不能与其他单位相加。", "Hours cannot be added to another unit.", "extensions")
    if hours and (suspensions or counting != FORWARD):
        raise _misfit(
            "hour_runs_on",
            "以小时计的期间连续计算，不扣除、不倒算。",
            "Hours run on: nothing is left out, none are counted back.",
            "counting",
        )
    if counting.backward and (suspensions or extensions):
        raise _misfit(
            "backward_fixed", "倒算的期间不能扣除或延长。", "A period counted backward is neither suspended nor prolonged.", "counting"
        )


def _misfit(code: str, zh: str, en: str, field: str) -> Refusal:
    return Refusal(
        f"clock.{code}",
        zh=zh,
        en=en,
        mend_zh="请核对规则的参数。",
        mend_en="Check the parameters of the rule.",
        field=field,
    )
