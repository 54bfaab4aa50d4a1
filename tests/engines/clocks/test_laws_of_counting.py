"""What holds for every period: order, rolls, steps that lead from the start to the end, refusals instead of surprises."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suizhi.engines.clocks import Act, Computed, Counting, Interval, Period, Unit, compare, compute, packaged_calendar, read_computed
from suizhi.kernel.errors import Refusal

CALENDAR = packaged_calendar()
DAYS = st.dates(date(2007, 1, 1), date(2027, 12, 31))
UNITS = st.sampled_from([Unit.DAY, Unit.WORKING_DAY, Unit.MONTH, Unit.YEAR])
PERIODS = st.builds(Period, st.integers(0, 40), UNITS)
BACK = Counting(backward=True)


def run(period: Period, trigger: date, **how: object) -> Computed:
    return compute(period=period, trigger=trigger, calendar=CALENDAR, **how)  # type: ignore[arg-type]


@given(PERIODS, DAYS)
def test_the_last_day_is_worked_and_no_worked_day_was_passed_over(period: Period, trigger: date) -> None:
    found = run(period, trigger)
    assert found.limit <= found.due and CALENDAR.is_working_day(found.due)
    assert CALENDAR.working_days(found.limit, found.due) == 0


@given(PERIODS, DAYS)
def test_the_warning_is_a_working_day_not_after_the_limit(period: Period, trigger: date) -> None:
    found = run(period, trigger)
    assert trigger <= found.warn_on <= found.limit
    assert CALENDAR.is_working_day(found.warn_on) or found.warn_on == trigger


@given(PERIODS, DAYS, st.integers(0, 400))
def test_who_starts_later_ends_no_earlier(period: Period, trigger: date, later: int) -> None:
    assert run(period, trigger).due <= run(period, trigger + timedelta(days=later)).due


@given(DAYS, UNITS, st.integers(0, 20), st.integers(0, 20))
def test_a_prolongation_is_a_longer_period(trigger: date, unit: Unit, n: int, more: int) -> None:
    prolonged = run(Period(n, unit), trigger, extensions=[Period(more, unit)])
    assert prolonged.due == run(Period(n + more, unit), trigger).due


@given(DAYS, st.integers(1, 20))
def test_a_prolongation_in_another_unit_goes_on_from_the_limit(trigger: date, n: int) -> None:
    first = run(Period(1, Unit.MONTH), trigger, roll=False)
    assert run(Period(1, Unit.MONTH), trigger, extensions=[Period(n, Unit.DAY)]).due == run(Period(n, Unit.DAY), first.limit).due


@given(DAYS, st.integers(1, 30))
def test_working_days_forth_and_back_meet(trigger: date, n: int) -> None:
    end = run(Period(n, Unit.WORKING_DAY), trigger).due
    assert run(Period(n, Unit.WORKING_DAY), end, counting=BACK).due == CALENDAR.on_or_before(trigger)


@given(DAYS, st.integers(1, 30))
def test_clear_working_days_lie_in_full_between(hearing: date, n: int) -> None:
    notice = run(Period(n, Unit.WORKING_DAY), hearing, counting=Counting(backward=True, clear=True)).due
    assert CALENDAR.working_days(notice + timedelta(days=1), hearing) == n


@given(PERIODS, DAYS, st.lists(st.tuples(DAYS, st.integers(0, 60)), max_size=3), st.booleans())
def test_the_steps_lead_from_the_start_to_the_last_day(period: Period, trigger: date, left_out: list[tuple[date, int]], roll: bool) -> None:
    intervals = [Interval(day, day + timedelta(days=length), "中止") for day, length in left_out]
    found = run(period, trigger, suspensions=intervals, roll=roll)
    assert (found.steps[0].start, found.steps[-1].end) == (trigger, found.due)
    assert all(one.end == other.start for one, other in zip(found.steps, found.steps[1:], strict=False))
    assert all(step.zh and step.en and str(step.end) in step.zh for step in found.steps)


@given(PERIODS, DAYS, st.booleans(), st.booleans(), st.booleans())
def test_what_is_stored_is_read_back(period: Period, trigger: date, roll: bool, suspended: bool, backward: bool) -> None:
    intervals = [Interval(trigger, None, "中止", "R", Period(9, Unit.WORKING_DAY), "stay")] if suspended and not backward else []
    counting = BACK if backward else Counting(rule="CAL-006")
    found = run(period, trigger, roll=roll, suspensions=intervals, counting=counting, today=trigger)
    back = read_computed(found.as_dict())
    assert back == found and compare(found, back) is None


@given(st.dates(), st.integers(0, 10**12), st.sampled_from(list(Unit)), st.booleans(), st.booleans())
def test_the_ends_of_time_are_refused_not_crossed(trigger: date, n: int, unit: Unit, backward: bool, roll: bool) -> None:
    at = datetime.combine(trigger, time(), UTC) if unit is Unit.HOUR else trigger
    counting = BACK if backward and unit is not Unit.HOUR else Counting()
    try:
        assert run(Period(n, unit), at, counting=counting, roll=roll).due
    except Refusal as refusal:
        assert refusal.code == "clock.out_of_range"


@pytest.mark.parametrize(
    ("trigger", "n", "due", "rule"),
    [("2026-01-31", 1, "2026-02-28", "CAL-002"), ("2024-01-31", 1, "2024-02-29", "CAL-002"), ("2026-08-31", 6, "2027-02-28", "CAL-002")],
)
def test_a_month_without_the_day_ends_on_its_last(trigger: str, n: int, due: str, rule: str) -> None:
    found = run(Period(n, Unit.MONTH), date.fromisoformat(trigger), roll=False)
    assert (found.due, found.steps[1].rule) == (date.fromisoformat(due), rule)


def test_three_months_and_one_are_four_from_the_start_also_at_the_end_of_a_month() -> None:
    """From 30 November: a month counted on from 28 February would end on 28 March."""
    found = run(Period(3, Unit.MONTH), date(2025, 11, 30), extensions=[Period(1, Unit.MONTH)], roll=False)
    assert found.due == date(2026, 3, 30)


def test_each_step_cites_its_rule_or_the_statutes_own() -> None:
    general, patents = (
        run(Period(3, Unit.MONTH), date(2026, 7, 4)),
        run(Period(3, Unit.MONTH), date(2026, 7, 4), counting=Counting(rule="CAL-006")),
    )
    assert [step.rule for step in general.steps] == ["CAL-001", "CAL-002", "CAL-003"]
    assert {step.rule for step in patents.steps} == {"CAL-006"}
    assert "国庆节" in general.steps[-1].zh and general.steps[-1].act is Act.ROLL


def test_a_moment_starts_a_period_on_the_citys_day() -> None:
    """23:00 UTC is seven in the morning of the next day."""
    assert run(Period(1, Unit.DAY), datetime(2026, 9, 1, 23, 0, tzinfo=UTC)).due == date(2026, 9, 3)


def test_hours_keep_the_zone_of_their_moment_and_add_up() -> None:
    found = run(Period(24, Unit.HOUR), datetime(2026, 9, 30, 23, 30, tzinfo=UTC), extensions=[Period(24, Unit.HOUR)])
    assert found.due == datetime(2026, 10, 2, 23, 30, tzinfo=UTC)
    assert (found.warn_on, [step.rule for step in found.steps]) == (date(2026, 10, 3), ["CAL-009", "CAL-009"])
    assert found.is_met_by(datetime(2026, 10, 2, 23, 30, tzinfo=UTC)) and not found.is_met_by(datetime(2026, 10, 2, 23, 31, tzinfo=UTC))
    with pytest.raises(TypeError):
        found.is_met_by(date(2026, 10, 2))


def test_the_last_day_ends_at_midnight_or_at_the_close_of_business() -> None:
    """CAL-010."""
    found = run(Period(15, Unit.DAY), date(2026, 10, 9))
    late = datetime.fromisoformat("2026-10-26T23:59+08:00")
    assert found.is_met_by(late) and not found.is_met_by(late, closes=time(17, 30))
    assert found.is_met_by(late - timedelta(hours=7), closes=time(17, 30))
    assert not found.is_met_by(date(2026, 10, 27))


@pytest.mark.parametrize(
    ("code", "make"),
    [
        ("clock.unit", lambda: Period(1, "week")),  # type: ignore[arg-type]
        ("clock.period_number", lambda: Period(-1, Unit.DAY)),
        ("clock.period_number", lambda: Period(True, Unit.DAY)),
        ("clock.period_number", lambda: Period(1.5, Unit.DAY)),  # type: ignore[arg-type]
        ("clock.interval_order", lambda: Interval(date(2026, 2, 1), date(2026, 1, 1))),
        ("clock.hour_needs_time", lambda: run(Period(24, Unit.HOUR), date(2026, 1, 5))),
        ("clock.hour_mixed", lambda: run(Period(5, Unit.DAY), datetime(2026, 1, 5, tzinfo=UTC), extensions=[Period(1, Unit.HOUR)])),
        ("clock.hour_mixed", lambda: run(Period(5, Unit.HOUR), datetime(2026, 1, 5, tzinfo=UTC), extensions=[Period(1, Unit.DAY)])),
        ("clock.hour_runs_on", lambda: run(Period(5, Unit.HOUR), datetime(2026, 1, 5, tzinfo=UTC), counting=BACK)),
        ("clock.backward_fixed", lambda: run(Period(5, Unit.DAY), date(2026, 1, 5), counting=BACK, extensions=[Period(1, Unit.DAY)])),
    ],
)
def test_what_does_not_fit_is_refused_in_both_languages(code: str, make: object) -> None:
    with pytest.raises(Refusal) as refused:
        make()  # type: ignore[operator]
    refusal = refused.value
    assert refusal.code == code
    assert refusal.zh and refusal.en and refusal.mend_zh and refusal.mend_en and refusal.field


def test_a_way_of_counting_that_contradicts_itself_is_an_error_of_the_caller() -> None:
    with pytest.raises(ValueError, match="clear days are counted backward"):
        Counting(clear=True)
    with pytest.raises(ValueError, match="clear days are counted backward"):
        Counting(backward=True, start_included=True)


def test_a_change_of_law_is_a_difference_with_its_parts() -> None:
    """TMR-001 and TMR-002: three months become two."""
    old, new = run(Period(3, Unit.MONTH), date(2026, 8, 13)), run(Period(2, Unit.MONTH), date(2026, 8, 13))
    difference = compare(old, new)
    assert difference is not None and difference.moved == -31
    assert [change.field for change in difference.changes] == ["due", "limit", "warn_on", "period"]
    assert difference.changes[-1].zh == "期间由3个月变为2个月"
