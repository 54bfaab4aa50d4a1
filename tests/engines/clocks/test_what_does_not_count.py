"""Suspensions: their days are replaced after the limit, once each, and a running one stands until today."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suizhi.engines.clocks import Act, Computed, Interval, Period, Unit, compute, packaged_calendar
from suizhi.kernel.errors import Refusal

CALENDAR = packaged_calendar()
TRIGGER = date(2026, 6, 30)
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
INTERVALS = st.tuples(DAYS, DAYS).map(lambda pair: Interval(min(pair), max(pair)))


def close(*suspensions: Interval, unit: Unit = Unit.MONTH, n: int = 3, roll: bool = True, today: date | None = None) -> Computed:
    return compute(period=Period(n, unit), trigger=TRIGGER, calendar=CALENDAR, roll=roll, suspensions=suspensions, today=today)


def test_days_that_two_reasons_leave_out_are_left_out_once() -> None:
    stay, test = Interval(date(2026, 7, 10), date(2026, 8, 20), "中止"), Interval(date(2026, 8, 1), date(2026, 8, 25), "检验鉴定")
    found = close(stay, test)
    step = next(step for step in found.steps if step.act is Act.EXCLUDE)
    assert "46日" in step.zh and "中止、检验鉴定" in step.zh
    assert found.limit == date(2026, 11, 15)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2026-05-01", "2026-06-20"),  # over before the period starts
        ("2026-06-01", "2026-07-01"),  # up to its first day, which is not counted
        ("2026-11-01", "2026-12-01"),  # begins when it is over
        ("2026-08-05", "2026-08-05"),  # lasts no day
    ],
)
def test_an_interval_without_a_counted_day_changes_nothing_and_that_is_said(start: str, end: str) -> None:
    found = close(Interval(date.fromisoformat(start), date.fromisoformat(end)))
    assert found.due == close().due
    assert found.steps[:-1] == close().steps
    assert (found.steps[-1].act, found.steps[-1].zh) == (Act.EXCLUDE, f"{start}至{end}没有应计入本期间的日子，无须扣除，仍为{found.due}")


def test_an_interval_from_before_the_start_leaves_out_only_what_would_have_counted() -> None:
    assert close(Interval(date(2026, 6, 1), date(2026, 7, 4))).limit == date(2026, 10, 3)


def test_of_working_days_only_working_days_are_replaced() -> None:
    """Testing from Friday to Tuesday takes two working days."""
    found = close(Interval(date(2026, 7, 3), date(2026, 7, 7)), unit=Unit.WORKING_DAY, n=5)
    assert (close(unit=Unit.WORKING_DAY, n=5).due, found.due) == (date(2026, 7, 7), date(2026, 7, 9))


def test_a_limit_never_rolls_into_a_suspension() -> None:
    """The limit is a Sunday; counting stops on the Monday to which it would have moved."""
    found = close(Interval(date(2026, 7, 6), date(2026, 7, 15)), unit=Unit.DAY, n=5)
    assert (found.limit, found.due) == (date(2026, 7, 5), date(2026, 7, 15))


def test_a_limit_rolls_past_one_suspension_after_another() -> None:
    """The first ends on a Saturday, and the Monday after it is suspended again."""
    found = close(Interval(date(2026, 7, 6), date(2026, 7, 11)), Interval(date(2026, 7, 13), date(2026, 7, 15)), unit=Unit.DAY, n=5)
    assert found.due == date(2026, 7, 15)


def test_a_running_suspension_stands_until_today_and_the_date_is_provisional() -> None:
    stay = Interval(date(2026, 7, 10), None, "中止", "PAJ-018", reason_en="stay")
    found = close(stay, today=date(2026, 8, 20))
    assert (found.due, found.provisional, found.reasons[0].code) == (date(2026, 11, 10), True, "suspension_runs")
    assert "中止尚未结束" in found.reasons[0].zh and "(stay) still runs" in found.reasons[0].en


def test_a_running_suspension_without_a_day_of_computation_is_refused() -> None:
    with pytest.raises(Refusal, match="no day of computation"):
        close(Interval(date(2026, 7, 10), None))


def test_a_cap_in_months_is_refused() -> None:
    with pytest.raises(Refusal, match="capped in days"):
        close(Interval(date(2026, 7, 10), date(2026, 9, 10), at_most=Period(1, Unit.MONTH)))


def test_a_cap_in_days() -> None:
    assert close(Interval(date(2026, 7, 10), date(2026, 9, 10), at_most=Period(10, Unit.DAY))).due == date(2026, 10, 10)


@given(INTERVALS, st.sampled_from([Unit.DAY, Unit.WORKING_DAY, Unit.MONTH]), st.integers(1, 6))
def test_a_suspension_never_shortens_and_never_gives_more_than_its_days(interval: Interval, unit: Unit, n: int) -> None:
    assert interval.end is not None
    plain, longer = close(unit=unit, n=n, roll=False), close(interval, unit=unit, n=n, roll=False)
    days = (interval.end - interval.start).days if unit is not Unit.WORKING_DAY else CALENDAR.working_days(interval.start, interval.end)
    gained = (
        (longer.due.toordinal() - plain.due.toordinal()) if unit is not Unit.WORKING_DAY else CALENDAR.working_days(plain.due, longer.due)
    )
    assert 0 <= gained <= days


@given(st.lists(INTERVALS, max_size=4), st.sampled_from([Unit.DAY, Unit.WORKING_DAY, Unit.MONTH]), st.integers(1, 6))
def test_the_order_of_intervals_does_not_matter_and_the_last_day_counts(intervals: list[Interval], unit: Unit, n: int) -> None:
    found = close(*intervals, unit=unit, n=n)
    assert found.due == close(*reversed(intervals), unit=unit, n=n).due
    assert not any(interval.start <= found.due < (interval.end or found.due) for interval in intervals)
