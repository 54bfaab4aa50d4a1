"""The naive clerk: crosses days off a wall calendar, one at a time. Shares no code with the engine; slow and easy to check by eye."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

A_DAY = timedelta(days=1)


class WallCalendar:
    """The days that notices name, and the years that have a notice; each day is looked up there once and remembered."""

    def __init__(self, rest: set[date], work: set[date], years: set[int]) -> None:
        self.rest, self.work, self.years = rest, work, years
        self.remembered: dict[date, bool] = {}

    def worked(self, day: date) -> bool:
        if day not in self.remembered:
            self.remembered[day] = day in self.work or (day.weekday() < 5 and day not in self.rest)
        return self.remembered[day]


@dataclass(frozen=True)
class Question:
    """A period from a day, prolonged by more of its unit; `left_out` are pairs of the first day and the day on which it goes on."""

    n: int
    unit: str
    trigger: date
    roll: bool = True
    included: bool = False
    left_out: Sequence[tuple[date, date]] = ()
    more: Sequence[int] = ()


def answer(question: Question, wall: WallCalendar) -> tuple[date, date, bool]:
    """The limit, the last day after any roll, and whether a year without notice had a say in it."""
    n = question.n + sum(question.more)
    looked_at: list[date] = []
    if question.unit in ("month", "year"):
        limit = cross_off(question, days_until(question, n * (12 if question.unit == "year" else 1)), wall, looked_at)
    else:
        limit = cross_off(question, n, wall, looked_at)
    if question.unit != "working_day":
        looked_at = []
    due = limit
    looked_at.append(limit)
    while question.roll and (not wall.worked(due) or is_left_out(due, question)):
        due += A_DAY
        looked_at.append(due)
    return limit, due, any(unsettled(day, wall) for day in looked_at)


def cross_off(question: Question, n: int, wall: WallCalendar, looked_at: list[date]) -> date:
    day = question.trigger - A_DAY if question.included else question.trigger
    while n > 0:
        day += A_DAY
        looked_at.append(day)
        if is_left_out(day, question) or (question.unit == "working_day" and not wall.worked(day)):
            continue
        n -= 1
    return day


def is_left_out(day: date, question: Question) -> bool:
    return any(first <= day < on for first, on in question.left_out)


def days_until(question: Question, months: int) -> int:
    """How many days the months hold: turn the pages of the calendar, then look for the day; a short month offers its last."""
    year, month = question.trigger.year, question.trigger.month
    for _ in range(months):
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    days_in_page = [day for day in range(1, 32) if exists(year, month, day)]
    if question.trigger.day in days_in_page:
        end = date(year, month, question.trigger.day)
        # Where the first day counts, the last is the day before the corresponding one; crossing off begins a day earlier.
        return (end - question.trigger).days
    end = date(year, month, days_in_page[-1])
    return (end - question.trigger).days + question.included


def exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def unsettled(day: date, wall: WallCalendar) -> bool:
    return day.year not in wall.years or (day.month == 12 and day.day >= 29 and day.year + 1 not in wall.years)
