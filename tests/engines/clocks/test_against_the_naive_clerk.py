"""The engine and a clerk who crosses off days, on a hundred thousand random periods: every limit and every last day the same."""

from __future__ import annotations

import random
from datetime import date, timedelta
from importlib.resources import files

import pytest
import yaml

from suizhi.engines.clocks import Calendar, Counting, Interval, Period, Unit, compute, packaged_calendar, parse_notice
from tests.engines.clocks.oracle import A_DAY, Question, WallCalendar, answer

INPUTS = 100_000
PARTS = 4
"""Each a test of its own, so that the workers of a run share them."""
SEED = 20261122
LONGEST = {"day": 120, "working_day": 60, "month": 8, "year": 2}


def the_wall() -> WallCalendar:
    """The packaged notices, read here by other means than the engine's."""
    rest: set[date] = set()
    work: set[date] = set()
    years: set[int] = set()
    for path in (files("suizhi.data") / "calendars").iterdir():
        if not path.name.endswith(".yaml"):
            continue
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
        years.add(raw["year"])
        for entry in raw["days"]:
            rest |= {day for text in entry.get("rest", []) for day in span(text)}
            work |= {day for text in entry.get("work", []) for day in span(text)}
    return WallCalendar(rest, work, years)


def span(text: str) -> list[date]:
    ends = [date.fromisoformat(part) for part in text.split("/")]
    return [ends[0] + timedelta(days=offset) for offset in range((ends[-1] - ends[0]).days + 1)]


def a_question(chance: random.Random) -> Question:
    unit = chance.choice(["day", "day", "working_day", "working_day", "working_day", "month", "year"])
    trigger = date(2006, 6, 1) + timedelta(days=chance.randrange(22 * 365))
    left_out = []
    for _ in range(chance.choice([0, 0, 0, 1, 1, 2, 3])):
        first = trigger + timedelta(days=chance.randrange(-20, 140))
        left_out.append((first, first + timedelta(days=chance.randrange(45))))
    more = [chance.randrange(LONGEST[unit]) for _ in range(chance.choice([0, 0, 0, 1, 2]))] if unit != "year" else []
    roll, included = chance.random() < 0.7, chance.random() < 0.2
    return Question(chance.randint(1, LONGEST[unit]), unit, trigger, roll, included, left_out, more)


def ask(question: Question, calendar: Calendar) -> tuple[date, date, bool]:
    found = compute(
        period=Period(question.n, Unit(question.unit)),
        trigger=question.trigger,
        calendar=calendar,
        roll=question.roll,
        suspensions=[Interval(first, on) for first, on in question.left_out],
        extensions=[Period(n, Unit(question.unit)) for n in question.more],
        counting=Counting(start_included=question.included),
    )
    return found.limit, found.due, found.provisional


@pytest.mark.parametrize("part", range(PARTS))
def test_a_hundred_thousand_periods_end_on_the_clerks_day(part: int) -> None:
    chance, wall, calendar = random.Random(SEED + part), the_wall(), packaged_calendar()
    questions = (a_question(chance) for _ in range(INPUTS // PARTS))
    wrong = [(question, found) for question in questions if (found := ask(question, calendar)) != answer(question, wall)]
    assert wrong == []


def test_invented_calendars_with_no_pattern_at_all() -> None:
    """Whole weeks worked and whole months off: the ranks of working days hold for any set of exceptions."""
    chance = random.Random(SEED)
    for _ in range(20):
        year = chance.randrange(2030, 2040)
        days = {date(year, 1, 1) + timedelta(days=chance.randrange(365)): chance.random() < 0.5 for _ in range(200)}
        entries = [f'  - {{ name: 假, {"work" if worked else "rest"}: ["{day}"] }}' for day, worked in days.items()]
        calendar = Calendar([parse_notice("\n".join([f"year: {year}", "notices: [某通知]", "days:", *entries]))])
        named = {worked: {day for day in days if days[day] is worked} for worked in (True, False)}
        wall = WallCalendar(named[False], named[True], {year})
        for day in (date(year, 1, 1) + offset * A_DAY for offset in range(340)):
            assert calendar.is_working_day(day) is wall.worked(day)
            question = Question(chance.randrange(1, 40), "working_day", day)
            assert ask(question, calendar) == answer(question, wall)
