"""Clocks of every kind, reckoned by the packaged rule book: onward, by the hour, back from an event, prolonged, interrupted."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest

from suizhi.engines.clocks import Interval, packaged_calendar
from suizhi.engines.procedures.clockwork import BookClockwork, Order, book_periods, closed
from suizhi.engines.rules import load_book

BEIJING = timezone(timedelta(hours=8))
CLOCKWORK = BookClockwork(load_book(), packaged_calendar())


@pytest.mark.parametrize(
    ("clock", "trigger", "extended", "due"),
    [
        ("PAJ-008", date(2026, 9, 21), 0, date(2026, 9, 29)),
        ("PAJ-008", date(2026, 9, 21), 1, date(2026, 10, 12)),
        # The fifteenth day is a Saturday.
        ("PAJ-011", date(2026, 10, 9), 0, date(2026, 10, 26)),
        ("PAJ-020", date(2026, 9, 28), 2, date(2027, 3, 29)),
        # Three clear working days lie between the notice and the hearing.
        ("PAJ-016", date(2026, 11, 27), 0, date(2026, 11, 23)),
        ("PEN-018/same_province", date(2026, 11, 2), 0, date(2026, 11, 30)),
        # 14 November is a Saturday.
        ("PEN-016", date(2026, 10, 30), 0, date(2026, 11, 16)),
        ("PMD-006", date(2026, 11, 2), 0, date(2026, 11, 9)),
    ],
)
def test_the_last_day(clock: str, trigger: date, extended: int, due: date) -> None:
    assert CLOCKWORK.reckon(Order(clock, trigger, extended=extended)).computed.due == due


def test_hours_run_through_the_night_and_the_weekend() -> None:
    friday = datetime(2026, 10, 16, 21, 30, tzinfo=BEIJING)
    assert CLOCKWORK.reckon(Order("EXP-004", friday)).computed.due == friday + timedelta(hours=24)


def test_a_stay_is_left_out() -> None:
    stay = Interval(date(2026, 7, 10), date(2026, 8, 20), "中止", "PAJ-021")
    found = CLOCKWORK.reckon(Order("PAJ-020", date(2026, 6, 30), (stay,)))
    assert found.computed.due == date(2026, 11, 10)
    assert "第37条" in found.basis


def test_what_still_runs_is_ended_on_the_day() -> None:
    (ended,) = closed([Interval(date(2026, 7, 10), None)], date(2026, 8, 20))
    assert ended.end == date(2026, 8, 20)


def test_an_unverified_rule_says_so() -> None:
    assert CLOCKWORK.reckon(Order("CDT-004", date(2026, 1, 5))).unverified


def test_every_reckoned_edition_is_one_of_the_clockwork() -> None:
    clocks = [(rule, period) for rule, periods in book_periods(load_book()).items() for period in periods]
    for rule, period in clocks:
        trigger = datetime(2027, 2, 1, 9, 0, tzinfo=BEIJING)
        if CLOCKWORK.book.rules[rule].covers(trigger.date()):
            assert CLOCKWORK.reckon(Order(f"{rule}/{period}".rstrip("/"), trigger)).edition in CLOCKWORK.editions
