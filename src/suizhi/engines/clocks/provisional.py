"""Why a computed date is provisional: a notice of holidays that is not out yet, or a suspension that still runs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from suizhi.engines.clocks.calendar import Calendar
from suizhi.engines.clocks.computed import Reason
from suizhi.engines.clocks.period import Interval


def reasons_of(
    calendar: Calendar, first: date, last: date, due: date, *, roll: bool, running: Sequence[Interval], today: date | None
) -> tuple[Reason, ...]:
    """The reasons why a date computed over the calendar from `first` to `last` is provisional; none where it is certain."""
    years = tuple(year for year in range(first.year, last.year + 1) if not calendar.is_official(year))
    found = [_no_notice(years, due, moves=roll or first < due)] if years else []
    if not years and calendar.awaits_next(last):
        found.append(_next_notice(last))
    return (*found, *(_runs(interval, today) for interval in running))


def _no_notice(years: tuple[int, ...], due: date, *, moves: bool) -> Reason:
    zh = f"暂定：没有{'、'.join(map(str, years))}年的放假通知"
    en = f"Provisional: no notice of holidays for {', '.join(map(str, years))}"
    if moves:
        return Reason("no_notice", f"{zh}，通知公布后重新计算。", f"{en}; to be computed again when it is out.", years)
    return Reason("no_notice", f"{zh}；{due}不顺延，但是否为工作日尚不可知。", f"{en}; {due} does not roll, but may be a day off.", years)


def _next_notice(last: date) -> Reason:
    year = last.year + 1
    zh = f"暂定：{year}年的放假通知可能调整{last}是否上班。"
    en = f"Provisional: the notice of holidays for {year} may still rearrange {last}."
    return Reason("next_notice", zh, en, (year,))


def _runs(interval: Interval, today: date | None) -> Reason:
    what = interval.reason or "中止"
    zh = f"暂定：自{interval.start}起的{what}尚未结束，按{today}恢复计算，是最早的日期。"
    en = f"Provisional: the suspension since {interval.start} still runs; computed as if it ended on {today}, the earliest it can."
    return Reason("suspension_runs", zh, en)
