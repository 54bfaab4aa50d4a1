"""The dated limits of the worked cases, by the name that the case file gives them."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from suizhi.engines.clocks import Computed, Counting, Interval, Period, Unit, compute, packaged_calendar

DAY, WORKING, MONTH, YEAR, HOUR = Unit.DAY, Unit.WORKING_DAY, Unit.MONTH, Unit.YEAR, Unit.HOUR


def limit(
    n: int, unit: Unit, trigger: str, *, roll: bool = True, plus: tuple[Period, ...] = (), stay: tuple[str, str] | None = None
) -> Computed:
    suspensions = [Interval(date.fromisoformat(stay[0]), date.fromisoformat(stay[1]), "中止", "PAJ-021")] if stay else []
    return compute(
        period=Period(n, unit),
        trigger=date.fromisoformat(trigger),
        calendar=packaged_calendar(),
        roll=roll,
        suspensions=suspensions,
        extensions=plus,
    )


CERTAIN = [
    ("SC-01 立案决定最迟", limit(5, WORKING, "2026-09-21"), "2026-09-29"),
    ("SC-01 立案延长后最迟", limit(5, WORKING, "2026-09-21", plus=(Period(5, WORKING),)), "2026-10-12"),
    ("SC-01 请求书送达最迟", limit(5, WORKING, "2026-09-28"), "2026-10-10"),
    ("SC-01 答辩截止", limit(15, DAY, "2026-10-09"), "2026-10-26"),
    ("SC-01 结案期限", limit(3, MONTH, "2026-09-28"), "2026-12-28"),
    ("SC-01 起诉截止", limit(15, DAY, "2026-12-11"), "2026-12-28"),
    ("SC-04 原结案期限", limit(3, MONTH, "2026-06-30"), "2026-09-30"),
    ("SC-04 扣除41日后", limit(3, MONTH, "2026-06-30", stay=("2026-07-10", "2026-08-20")), "2026-11-10"),
    ("SC-06 答辩截止", limit(30, DAY, "2026-09-08"), "2026-10-08"),
    ("SC-08 核查决定最迟", limit(15, WORKING, "2026-09-14"), "2026-10-10"),
    ("SC-12 等待期截止", limit(15, DAY, "2026-09-16"), "2026-10-08"),
    ("SC-12 公证延误最晚", limit(20, WORKING, "2026-09-16"), "2026-10-20"),
    ("SC-18 申请最迟", limit(3, WORKING, "2026-09-29"), "2026-10-09"),
    ("SC-18 调查认定最迟", limit(30, WORKING, "2026-10-09"), "2026-11-19"),
    ("SC-18 无法院通知放行", limit(50, WORKING, "2026-10-09"), "2026-12-17"),
]
PROVISIONAL = [
    ("SC-01 一次延长后", limit(3, MONTH, "2026-09-28", plus=(Period(1, MONTH),)), "2027-01-28"),
    ("SC-01 二次延长后", limit(3, MONTH, "2026-09-28", plus=(Period(1, MONTH), Period(2, MONTH))), "2027-03-29"),
    ("SC-08 复议截止", limit(60, DAY, "2026-12-14"), "2027-02-12"),
    ("SC-10 A(2019法)", limit(3, MONTH, "2026-12-13"), "2027-03-15"),
    ("SC-10 B(2026法)", limit(2, MONTH, "2027-01-06"), "2027-03-08"),
    ("SC-13 档案保存至", limit(3, YEAR, "2026-10-15", roll=False), "2029-10-15"),
    ("SC-16 起诉最迟", limit(30, DAY, "2026-12-03"), "2027-01-04"),
]


@pytest.mark.parametrize(("name", "found", "due"), CERTAIN, ids=[case[0] for case in CERTAIN])
def test_a_certain_date(name: str, found: Computed, due: str) -> None:
    assert (found.due, found.provisional) == (date.fromisoformat(due), False)


@pytest.mark.parametrize(("name", "found", "due"), PROVISIONAL, ids=[case[0] for case in PROVISIONAL])
def test_a_provisional_date(name: str, found: Computed, due: str) -> None:
    assert (found.due, found.provisional) == (date.fromisoformat(due), True)
    assert "暂定" in found.reasons[0].zh and "rovisional" in found.reasons[0].en


def test_the_penalty_decision_is_warned_of_on_the_day_before_any_roll() -> None:
    """SC-08 处罚决定最迟(90日,不顺延预警): a Sunday, so that the last working day before it is the day to rely on."""
    found = limit(90, DAY, "2026-09-28")
    assert found.limit == date(2026, 12, 27)
    assert found.warn_on == date(2026, 12, 25)
    assert found.due == date(2026, 12, 28)


@pytest.mark.parametrize(
    ("event", "hours", "due"),
    [
        ("2026-10-16T10:00", 24, "2026-10-17T10:00"),
        ("2026-10-16T11:30", 24, "2026-10-17T11:30"),
        ("2026-10-12T15:00", 24, "2026-10-13T15:00"),
    ],
)
def test_hours_run_through_nights_and_days_off(event: str, hours: int, due: str) -> None:
    found = compute(period=Period(hours, HOUR), trigger=datetime.fromisoformat(event), calendar=packaged_calendar())
    assert (found.due, found.provisional) == (datetime.fromisoformat(due), False)


@pytest.mark.parametrize(
    ("hearing", "n", "clear", "latest"),
    [
        ("2026-10-12", 3, True, "2026-09-30"),  # PAJ-016, strict reading: the holiday lies between
        ("2026-10-12", 3, False, "2026-10-08"),  # PAJ-016, lenient reading
        ("2026-11-20", 7, True, "2026-11-10"),  # PEN-010
    ],
)
def test_a_hearing_is_notified_working_days_before(hearing: str, n: int, clear: bool, latest: str) -> None:
    counting = Counting(backward=True, clear=clear)
    found = compute(period=Period(n, WORKING), trigger=date.fromisoformat(hearing), calendar=packaged_calendar(), counting=counting)
    assert found.due == date.fromisoformat(latest)
    assert found.is_met_by(date.fromisoformat(latest))


def test_a_renewal_opens_seven_days_before_the_measure_expires() -> None:
    """CRT-014: 期限届满前七日内."""
    counting = Counting(backward=True)
    found = compute(period=Period(7, DAY), trigger=date(2026, 11, 30), calendar=packaged_calendar(), roll=False, counting=counting)
    assert found.due == date(2026, 11, 23)


def test_mail_is_presumed_received_when_fifteen_days_are_full() -> None:
    """CAL-007: a presumed day of receipt is no limit, so it does not roll; the limit runs from it."""
    received = compute(period=Period(15, DAY), trigger=date(2026, 9, 18), calendar=packaged_calendar(), roll=False).due
    assert received == date(2026, 10, 3)


def test_a_delay_at_the_notary_is_left_out_up_to_its_cap() -> None:
    """ECM-006: of a delay of two months twenty working days are left out."""
    delay = Interval(date(2026, 9, 17), date(2026, 11, 20), "公证", "ECM-006", at_most=Period(20, WORKING))
    found = compute(period=Period(15, DAY), trigger=date(2026, 9, 16), calendar=packaged_calendar(), suspensions=[delay])
    # The twentieth working day from 17 September is 20 October; fifteen days run on from there.
    assert found.due == date(2026, 11, 4)
    assert (found.steps[2].rule, "公证" in found.steps[2].zh) == ("ECM-006", True)


@pytest.mark.parametrize(
    ("registered", "ends"),
    [("2016-10-01", "2026-09-30"), ("2016-02-29", "2026-02-28"), ("2015-03-01", "2025-02-28"), ("2014-03-01", "2024-02-29")],
)
def test_a_mark_lasts_to_the_day_before_the_corresponding_one(registered: str, ends: str) -> None:
    """TMR-006: ten years of which the day of registration is the first."""
    counting = Counting(start_included=True)
    found = compute(
        period=Period(10, YEAR), trigger=date.fromisoformat(registered), calendar=packaged_calendar(), roll=False, counting=counting
    )
    assert found.due == date.fromisoformat(ends)


@pytest.mark.parametrize(("n", "unit"), [(2, WORKING), (3, WORKING), (5, WORKING), (7, WORKING), (10, DAY), (15, DAY)])
def test_the_penalty_law_means_working_days_by_some_of_its_numbers(n: int, unit: Unit) -> None:
    assert Period.of_days(n, {2, 3, 5, 7}) == Period(n, unit)
