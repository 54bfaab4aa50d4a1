"""What the head of the office is asked: how many, how long, how they ended, and how many limits were kept. Each with the cases behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median
from typing import TYPE_CHECKING

from django.core.cache import cache
from django.db.models import Count, Q
from django.utils import timezone

from suizhi.commons.procedures.models import Deadline
from suizhi.engines import procedures
from suizhi.halls.casework.models import Case

if TYPE_CHECKING:
    from django.db.models import QuerySet

MONTHS = 12
KEPT = 600
"""Seconds for which counted numbers are good enough for a page that looks at a year."""
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
class _End:
    """A case that ended: how, on which day, and how many days after it had come in."""

    procedure: str
    state: str
    on: date
    days: int


@dataclass(frozen=True, slots=True)
class Figures:
    """The numbers of the period from `first` to `last`, by procedure and by month, as of `counted_at`."""

    counted_at: datetime
    first: date
    last: date
    lines: list[Line]
    months: list[Month]


def latest_first(kind: str) -> str:
    """By which day the cases behind a number are listed, in the order of an index."""
    return {"received": "opened_on", "closed": "closed_on"}[kind]


def period(today: date) -> tuple[date, date]:
    """The twelve months up to today, whole months first."""
    month = date(today.year, today.month, 1)
    return _back(month, MONTHS - 1), today


def figures(today: date) -> Figures:
    """The numbers of the twelve months up to today: each from one pass over an index that ends with the period."""
    first, last = period(today)
    pending: Counter[str] = Counter(dict(_open()))
    received = _received(first, last)
    ended = _ended(first, last)
    limits = _limits(first, last)
    names = sorted({*pending, *(name for name, _ in received), *(one.procedure for one in ended)})
    by_name = Counter[str]()
    for (name, _day), n in received.items():
        by_name[name] += n
    lines = [_line(name, by_name[name], pending[name], [one for one in ended if one.procedure == name], limits) for name in names]
    return Figures(timezone.now(), first, last, lines, _months(first, last, received, ended, sum(pending.values())))


def figures_kept(today: date) -> Figures:
    """The numbers as they were counted no longer than `KEPT` ago; their page says when."""
    key = f"casework.figures.{today}"
    found: Figures | None = cache.get(key)
    if found is None:
        found = figures(today)
        cache.set(key, found, KEPT)
    return found


def behind(kind: str, procedure: str, first: date, last: date, end: str = "") -> QuerySet[Case]:
    """The cases behind a number: `received`, `closed` (all, or by how they ended), `pending`."""
    found = Case.objects.filter(procedure=procedure) if procedure else Case.objects.all()
    match kind:
        case "received":
            found = found.filter(opened_on__range=(first, last))
        case "closed":
            found = found.filter(closed_on__range=(first, last), **({"state": end} if end else {}))
        case _:
            found = found.filter(closed_on=None)
    return found


def _open() -> Iterable[tuple[str, int]]:
    return Case.objects.filter(closed_on=None).order_by().values_list("procedure").annotate(n=Count("pk"))


def _received(first: date, last: date) -> Counter[tuple[str, date]]:
    """How many came in, by procedure and day."""
    found = Case.objects.filter(opened_on__range=(first, last)).order_by().values_list("procedure", "opened_on")
    return Counter({(name, day): n for name, day, n in found.annotate(n=Count("pk"))})


def _ended(first: date, last: date) -> list[_End]:
    rows = Case.objects.filter(closed_on__range=(first, last)).order_by("-closed_on", "-pk")
    found = rows.values_list("procedure", "state", "opened_on", "closed_on")[:CLOSED_MOST]
    return [_End(name, state, closed, (closed - opened).days) for name, state, opened, closed in found if closed is not None]


def limits_behind(kind: str, procedure: str, first: date, last: date) -> QuerySet[Deadline]:
    """The limits behind a number, the latest first: `kept` or `missed`. Their index is in the order of their days."""
    state = Deadline.State.MET if kind == "kept" else Deadline.State.LAPSED
    found = Deadline.objects.filter(state=state, due__range=(first, last), ours=True, run__case__isnull=False)
    return (found.filter(run__procedure=procedure) if procedure else found).order_by("-due", "-pk")


def _limits(first: date, last: date) -> Mapping[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    both = Q(state=Deadline.State.MET) | Q(state=Deadline.State.LAPSED)
    counted = Deadline.objects.filter(both, due__range=(first, last), ours=True).order_by().values_list("run__procedure", "state")
    for name, state, n in counted.annotate(n=Count("pk")):
        found.setdefault(name, {})[state] = n
    return found


def _line(name: str, received: int, pending: int, ended: list[_End], limits: Mapping[str, Mapping[str, int]]) -> Line:
    days, held = sorted(one.days for one in ended), limits.get(name, {})
    return Line(
        procedure=name,
        received=received,
        closed=len(ended),
        pending=pending,
        median=round(median(days)) if days else None,
        most=days[_rank(len(days)) - 1] if days else None,
        ends=Counter(one.state for one in ended).most_common(),
        kept=held.get(Deadline.State.MET, 0),
        missed=held.get(Deadline.State.LAPSED, 0),
    )


def _rank(count: int) -> int:
    """The place of the 90th percentile among `count` values in order, by the nearest rank."""
    return -(-count * 9 // 10)


def _months(first: date, last: date, received: Counter[tuple[str, date]], ended: list[_End], pending: int) -> list[Month]:
    """The months, the last one first; what was pending at the end of each is reckoned back from what is pending now."""
    came, went = Counter[date](), Counter(_month(one.on) for one in ended)
    for (_name, day), n in received.items():
        came[_month(day)] += n
    found, month = [], _month(last)
    while month >= first:
        found.append(Month(month, came[month], went[month], pending))
        pending += went[month] - came[month]
        month = _back(month, 1)
    return found


def _month(day: date) -> date:
    return day.replace(day=1)


def _back(month: date, by: int) -> date:
    number = month.year * 12 + month.month - 1 - by
    return date(number // 12, number % 12 + 1, 1)


def outcome_words(procedure: str, state: str) -> procedures.Words:
    """How a case ended, in the words of the newest version of its procedure."""
    return procedures.definition(procedure).state(state).words
