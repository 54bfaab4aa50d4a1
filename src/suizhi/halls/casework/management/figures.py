"""What the head of the office is asked: how many, how long, how they ended, and how many limits were kept. Each with the cases behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import TYPE_CHECKING

from django.db.models import Count, Q
from django.db.models.functions import TruncMonth

from suizhi.commons.procedures.models import Deadline
from suizhi.engines import procedures
from suizhi.halls.casework.models import Case

if TYPE_CHECKING:
    from django.db.models import QuerySet

MONTHS = 12
CLOSED_MOST = 50_000
"""Closed cases that durations are taken from: more than an office closes in a year, and a bound all the same."""


@dataclass(frozen=True, slots=True)
class Month:
    """A month: received and closed in it, and pending at its end."""

    first: date
    received: int
    closed: int
    pending: int

    @property
    def last(self) -> date:
        """The last day of the month."""
        return _back(self.first, -1) - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Line:
    """One procedure over the period. `median` and `most` are days from receipt to the end, of those that ended; None where none did."""

    procedure: str
    received: int
    closed: int
    pending: int
    median: int | None
    most: int | None
    ends: list[tuple[str, int]]
    kept: int
    missed: int


@dataclass(frozen=True, slots=True)
class Figures:
    """The numbers of the period from `first` to `last`, by procedure and by month."""

    first: date
    last: date
    lines: list[Line]
    months: list[Month]


def period(today: date) -> tuple[date, date]:
    """The twelve months up to today, whole months first."""
    month = date(today.year, today.month, 1)
    return _back(month, MONTHS - 1), today


def figures(today: date) -> Figures:
    """The numbers of the twelve months up to today: each from one pass over an index that ends with the period."""
    first, last = period(today)
    pending = _by_procedure(Case.objects.filter(closed_on=None))
    received = _by_procedure(Case.objects.filter(opened_on__range=(first, last)))
    ended = _ended(first, last)
    limits = _limits(first, last)
    names = sorted({*pending, *received, *(name for name, _, _ in ended)})
    lines = [_line(name, received, pending, ended, limits) for name in names]
    return Figures(first, last, lines, _months(first, last, sum(pending.values())))


def behind(kind: str, procedure: str, first: date, last: date, end: str = "") -> QuerySet[Case]:
    """The cases behind a number: `received`, `closed` (all, or by how they ended), `pending`, `kept`, `missed`."""
    found = Case.objects.filter(procedure=procedure) if procedure else Case.objects.all()
    match kind:
        case "received":
            found = found.filter(opened_on__range=(first, last))
        case "closed":
            found = found.filter(closed_on__range=(first, last), **({"state": end} if end else {}))
        case "kept" | "missed":
            wanted = _kept(first, last) if kind == "kept" else _missed(first, last)
            found = found.filter(run__in=wanted.values("run"))
        case _:
            found = found.filter(closed_on=None)
    return found


def _by_procedure(found: QuerySet[Case]) -> dict[str, int]:
    return dict(found.order_by().values_list("procedure").annotate(n=Count("pk")))


def _ended(first: date, last: date) -> list[tuple[str, str, int]]:
    """Procedure, end state and days of each case that ended in the period."""
    rows = Case.objects.filter(closed_on__range=(first, last)).order_by("-closed_on", "-pk")
    found = rows.values_list("procedure", "state", "opened_on", "closed_on")[:CLOSED_MOST]
    return [(name, state, (closed - opened).days) for name, state, opened, closed in found if closed is not None]


def _kept(first: date, last: date) -> QuerySet[Deadline]:
    return Deadline.objects.filter(state=Deadline.State.MET, due__range=(first, last), ours=True)


def _missed(first: date, last: date) -> QuerySet[Deadline]:
    return Deadline.objects.filter(state=Deadline.State.LAPSED, due__range=(first, last), ours=True)


def _limits(first: date, last: date) -> Mapping[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    both = Q(state=Deadline.State.MET) | Q(state=Deadline.State.LAPSED)
    counted = Deadline.objects.filter(both, due__range=(first, last), ours=True).order_by().values_list("run__procedure", "state")
    for name, state, n in counted.annotate(n=Count("pk")):
        found.setdefault(name, {})[state] = n
    return found


def _line(
    name: str,
    received: Mapping[str, int],
    pending: Mapping[str, int],
    ended: Iterable[tuple[str, str, int]],
    limits: Mapping[str, Mapping[str, int]],
) -> Line:
    mine = [(state, days) for procedure, state, days in ended if procedure == name]
    days = sorted(one for _, one in mine)
    held = limits.get(name, {})
    return Line(
        procedure=name,
        received=received.get(name, 0),
        closed=len(mine),
        pending=pending.get(name, 0),
        median=round(median(days)) if days else None,
        most=days[max(0, _rank(len(days)) - 1)] if days else None,
        ends=Counter(state for state, _ in mine).most_common(),
        kept=held.get(Deadline.State.MET, 0),
        missed=held.get(Deadline.State.LAPSED, 0),
    )


def _rank(count: int) -> int:
    """The place of the 90th percentile among `count` values in order, by the nearest rank."""
    return -(-count * 9 // 10)


def _months(first: date, last: date, pending: int) -> list[Month]:
    """The months, the last one first; what was pending at the end of each is reckoned back from what is pending now."""
    received = _by_month(Case.objects.filter(opened_on__range=(first, last)), "opened_on")
    closed = _by_month(Case.objects.filter(closed_on__range=(first, last)), "closed_on")
    found, month = [], date(last.year, last.month, 1)
    while month >= first:
        found.append(Month(month, received.get(month, 0), closed.get(month, 0), pending))
        pending += closed.get(month, 0) - received.get(month, 0)
        month = _back(month, 1)
    return found


def _by_month(found: QuerySet[Case], field: str) -> dict[date, int]:
    counted = found.order_by().annotate(month=TruncMonth(field)).values_list("month").annotate(n=Count("pk"))
    return dict(counted)


def _back(month: date, by: int) -> date:
    number = month.year * 12 + month.month - 1 - by
    return date(number // 12, number % 12 + 1, 1)


def end_words(procedure: str, state: str) -> procedures.Words:
    """How a case ended, in the words of the newest version of its procedure."""
    return procedures.definition(procedure).state(state).words
