"""A date in a year without a notice is 暂定; when the notice comes, the change is shown and never silent."""

from __future__ import annotations

from datetime import date

from suizhi.engines.clocks import Calendar, Computed, Counting, Period, Unit, compare, compute, packaged_calendar, parse_notice

CALENDAR = packaged_calendar()
NOTICE = parse_notice(
    'year: 2027\nnotices: [某通知]\ndays:\n  - {name: 春节, rest: "2027-02-05/2027-02-11", work: ["2027-01-31", "2027-02-13"]}'
)
REVIEW = Period(60, Unit.DAY)


def review(calendar: Calendar, trigger: date = date(2026, 12, 9)) -> Computed:
    """The limit for asking for administrative reconsideration: in the spring festival, if the year is like others."""
    return compute(period=REVIEW, trigger=trigger, calendar=calendar)


def test_the_reason_names_the_year_in_both_languages() -> None:
    (reason,) = review(CALENDAR).reasons
    assert (reason.code, reason.years) == ("no_notice", (2027,))
    assert "2027年的放假通知" in reason.zh and "for 2027" in reason.en


def test_the_notice_moves_the_date_and_the_handler_is_told() -> None:
    before, after = review(CALENDAR), review(CALENDAR.with_year(NOTICE))
    assert (before.due, after.due, after.provisional) == (date(2027, 2, 8), date(2027, 2, 12), False)
    difference = compare(before, after)
    assert difference is not None and difference.moved == 4
    assert "最后一日由2027-02-08变为2027-02-12" in difference.zh and "不再是暂定" in difference.zh
    assert "from 2027-02-08 to 2027-02-12" in difference.en
    assert difference.calendars == (before.calendar_version, after.calendar_version)


def test_a_date_that_the_notice_confirms_is_a_difference_too() -> None:
    trigger = date(2026, 12, 14)
    difference = compare(review(CALENDAR, trigger), review(CALENDAR.with_year(NOTICE), trigger))
    assert difference is not None and [change.field for change in difference.changes] == ["provisional"]


def test_a_notice_that_touches_nothing_raises_no_difference() -> None:
    trigger = date(2026, 8, 3)
    assert compare(review(CALENDAR, trigger), review(CALENDAR.with_year(NOTICE), trigger)) is None


def test_working_days_counted_through_an_unknown_year_are_provisional() -> None:
    calendar = Calendar([CALENDAR.notices[2026]])
    found = compute(period=Period(10, Unit.WORKING_DAY), trigger=date(2025, 12, 25), calendar=calendar)
    assert (found.due.year, found.reasons[0].years) == (2026, (2025,))


def test_days_only_pass_through_an_unknown_year() -> None:
    """Plain days need no calendar until the last of them."""
    calendar = Calendar([CALENDAR.notices[2026]])
    assert not compute(period=Period(20, Unit.DAY), trigger=date(2025, 12, 25), calendar=calendar).provisional


def test_the_last_days_of_december_await_the_next_notice() -> None:
    """The notice for 2019 made 31 December 2018 a day off, as it came out in that month."""
    found = compute(period=Period(15, Unit.DAY), trigger=date(2026, 12, 16), calendar=CALENDAR)
    assert (found.due, found.reasons[0].code, found.reasons[0].years) == (date(2026, 12, 31), "next_notice", (2027,))
    assert not compute(period=Period(15, Unit.DAY), trigger=date(2026, 12, 13), calendar=CALENDAR).provisional


def test_a_date_that_never_rolls_is_marked_with_another_word() -> None:
    found = compute(period=Period(3, Unit.YEAR), trigger=date(2026, 10, 15), calendar=CALENDAR, roll=False)
    assert "不顺延" in found.reasons[0].zh and "does not roll" in found.reasons[0].en


def test_a_hearing_in_january_reaches_back_over_the_unknown_new_year() -> None:
    counting = Counting(backward=True, clear=True)
    found = compute(period=Period(3, Unit.WORKING_DAY), trigger=date(2027, 1, 5), calendar=CALENDAR, counting=counting)
    assert found.due == date(2026, 12, 30)
    assert found.reasons[0].years == (2027,)
    early = compute(period=Period(10, Unit.WORKING_DAY), trigger=date(2027, 1, 5), calendar=CALENDAR, counting=counting)
    assert (early.due, early.provisional) == (date(2026, 12, 21), True)
