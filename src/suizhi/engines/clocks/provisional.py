"""Why a computed date is provisional: a notice of holidays that is not out yet, or a suspension that still runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from suizhi.engines.clocks.calendar import Calendar
from suizhi.engines.clocks.computed import Reason
from suizhi.engines.clocks.period import Interval, Unit


def unsettled(calendar: Calendar, seen: tuple[date, date] | None, due: date, *, roll: bool) -> Iterator[Reason]:
    """The reason, if any, why a date that depends on the calendar between the two days `seen` may still move."""
    if seen is None:
        return
    first, last = seen
    years = tuple(year for year in range(first.year, last.year + 1) if not calendar.is_official(year))
    if years:
        yield _no_notice(years, due, moves=roll or first < last)
    elif calendar.awaits_next(last):
        yield _next_notice(last)


def running(intervals: Sequence[Interval], calendar: Calendar, due: date, today: date | None) -> Iterator[Reason]:
    """A reason for each suspension that still runs, and one where the cap of an interval is counted in a year without a notice."""
    for interval in intervals:
        if interval.end is None and interval.start <= due:
            yield _runs(interval, today)
        capped = interval.at_most is not None and interval.at_most.unit is Unit.WORKING_DAY
        if capped and not calendar.is_official(interval.start.year):
            yield _no_notice((interval.start.year,), due, moves=True)


def _no_notice(years: tuple[int, ...], due: date, *, moves: bool) -> Reason:
    zh = f"暂定：没有{'、'.join(map(str, years))}年的放假通知"
    en = f"Provisional: no notice of holidays for {', '.join(map(str, years))}"
    if moves:
        return Reason("no_notice", f"{zh}，载入通知后重新计算。", f"{en}; to be computed again once it is loaded.", years)
    return Reason("no_notice", f"{zh}；{due}不顺延，但是否为工作日尚不可知。", f"{en}; {due} does not roll, but may be a day off.", years)


def _next_notice(last: date) -> Reason:
    year = last.year + 1
    zh = f"暂定：{year}年的放假通知可能调整{last}是否上班。"
    en = f"Provisional: the notice of holidays for {year} may still rearrange {last}."
    return Reason("next_notice", zh, en, (year,))


def _runs(interval: Interval, today: date | None) -> Reason:
    what, what_en = interval.reason or "中止", interval.reason_en or interval.reason or "suspension"
    zh = f"暂定：自{interval.start}起的{what}尚未结束，按{today}恢复计算，是最早的日期。"
    en = (
        f"Provisional: the interval since {interval.start} ({what_en}) still runs; computed as if it ended on {today}, the earliest it can."
    )
    return Reason("suspension_runs", zh, en)
