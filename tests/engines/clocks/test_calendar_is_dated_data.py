"""The packaged calendar: what the notices arrange, which years have one, and a version that follows the facts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suizhi.engines.clocks import Calendar, packaged_calendar, parse_notice
from suizhi.kernel.errors import Refusal

CALENDAR = packaged_calendar()
DAYS = st.dates(date(2006, 1, 1), date(2028, 12, 31))
NEXT_YEAR = """
year: 2027
notices: [{title: 某通知, published_on: "2026-11-30"}]
days:
  - {name: 元旦, rest: ["2026-12-31/2027-01-02"], work: ["2027-01-03"]}
  - {name: 春节, rest: ["2027-02-05/2027-02-11"], work: ["2027-01-31"]}
"""


def test_every_year_with_a_notice_is_official_and_no_other() -> None:
    assert list(CALENDAR.notices) == list(range(2007, 2027))
    assert [CALENDAR.is_official(year) for year in (2006, 2026, 2027)] == [False, True, False]


@pytest.mark.parametrize("year", CALENDAR.notices)
def test_every_year_names_its_notice_and_where_it_stands(year: int) -> None:
    paper = CALENDAR.notices[year].papers[0]
    assert str(year) in paper.title
    assert paper.url.startswith("https://www.gov.cn/")
    if year >= 2013:
        assert f"〔{year - 1}〕" in paper.number and paper.published_on is not None and paper.published_on.year == year - 1


@pytest.mark.parametrize(
    ("day", "worked", "name"),
    [
        (date(2026, 10, 1), False, "国庆节"),
        (date(2026, 10, 10), True, ""),  # a Saturday worked for the holiday
        (date(2026, 10, 11), False, "周末"),
        (date(2026, 9, 20), True, ""),
        (date(2018, 12, 29), True, ""),  # arranged by the notice for 2019
        (date(2018, 12, 31), False, "元旦"),
        (date(2020, 1, 31), False, "春节"),  # the holiday was lengthened by a second notice
        (date(2020, 2, 1), False, "春节"),
        (date(2020, 2, 3), True, ""),
        (date(2027, 10, 1), True, ""),  # no notice yet: an ordinary Friday
    ],
)
def test_a_day(day: date, worked: bool, name: str) -> None:
    assert (CALENDAR.is_working_day(day), CALENDAR.name(day)) == (worked, name)


def test_the_working_days_of_the_years_are_those_of_the_notices() -> None:
    """A year less its weekends and its public holidays: eleven to 2024, thirteen since (年节及纪念日放假办法)."""
    counts = {year: CALENDAR.working_days(date(year, 1, 1), date(year + 1, 1, 1)) for year in (2024, 2025, 2026)}
    assert counts == {2024: 251, 2025: 248, 2026: 248}


@given(DAYS)
def test_the_next_and_the_last_working_day_are_found_by_looking(day: date) -> None:
    later, earlier = day, day
    while not CALENDAR.is_working_day(later):
        later += timedelta(days=1)
    while not CALENDAR.is_working_day(earlier):
        earlier -= timedelta(days=1)
    assert (CALENDAR.on_or_after(day), CALENDAR.on_or_before(day)) == (later, earlier)


@given(DAYS, DAYS, DAYS)
def test_working_days_add_up(one: date, two: date, three: date) -> None:
    first, middle, last = sorted((one, two, three))
    assert CALENDAR.working_days(first, middle) + CALENDAR.working_days(middle, last) == CALENDAR.working_days(first, last)


def test_a_year_is_added_without_changing_the_calendar_at_hand() -> None:
    before = CALENDAR.version
    added = CALENDAR.with_year(parse_notice(NEXT_YEAR))
    assert added.is_official(2027) and not added.is_working_day(date(2026, 12, 31))
    assert (CALENDAR.version, CALENDAR.is_official(2027)) == (before, False)


def test_the_version_follows_the_facts_and_not_the_words() -> None:
    one = Calendar([parse_notice(NEXT_YEAR)])
    assert one.version == Calendar([parse_notice(NEXT_YEAR.replace("某通知", "关于2027年的通知"))]).version
    assert one.version != Calendar([parse_notice(NEXT_YEAR.replace("01-31", "01-30"))]).version
    assert one.version != Calendar().version
    assert CALENDAR.with_year(CALENDAR.notices[2026]).version == CALENDAR.version


def test_a_corrected_notice_takes_the_place_of_the_first() -> None:
    first = CALENDAR.with_year(parse_notice(NEXT_YEAR))
    corrected = first.with_year(parse_notice(NEXT_YEAR.replace("2027-02-11", "2027-02-12")))
    assert first.is_working_day(date(2027, 2, 12)) and not corrected.is_working_day(date(2027, 2, 12))


def test_an_empty_calendar_has_weekends_and_nothing_else() -> None:
    monday = date(2026, 9, 28)
    assert [Calendar().is_working_day(monday + timedelta(days=offset)) for offset in range(7)] == [True] * 5 + [False] * 2


def test_a_packaged_file_bears_the_name_of_its_year() -> None:
    from suizhi.engines.clocks.calendar import _packaged

    with pytest.raises(Refusal):
        _packaged("2026.yaml", NEXT_YEAR)
