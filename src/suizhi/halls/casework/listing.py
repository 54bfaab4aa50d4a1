"""Rows of the work lists: a case with its people, where it stands, and its nearest limit in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from suizhi.commons.procedures.models import Deadline
from suizhi.halls.casework.access import office_roles
from suizhi.halls.casework.models import Case, Participant

if TYPE_CHECKING:
    from django.db.models import QuerySet

PAGE = 50
_NEVER = date.max


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a list in the order of limits. `after` names where the next one begins; empty on the last."""

    cases: list[Case]
    after: str

    @classmethod
    def of(cls, found: QuerySet[Case], after: str) -> Page:
        """The page behind the place `after`, written `2026-12-28~15`; from the start where it is empty or damaged."""
        cases = list(_behind(found, after)[: PAGE + 1])
        last = cases[PAGE - 1] if len(cases) > PAGE else None
        return cls(cases[:PAGE], f"{(last.next_due or _NEVER).isoformat()}~{last.pk}" if last else "")

    @classmethod
    def newest(cls, found: QuerySet[Case], day: str, after: str) -> Page:
        """The page behind the place `after` in the order of a day's field, the latest first."""
        cases = list(_before(found, day, after).order_by(f"-{day}", "-pk")[: PAGE + 1])
        last = cases[PAGE - 1] if len(cases) > PAGE else None
        return cls(cases[:PAGE], f"{getattr(last, day).isoformat()}~{last.pk}" if last else "")

    @classmethod
    def of_limits(cls, found: QuerySet[Deadline], after: str) -> Page:
        """The cases of a page of limits, the latest first, each case once."""
        limits = list(_before(found, "due", after).select_related("run__case__run", "run__case__handler")[: PAGE + 1])
        last = limits[PAGE - 1] if len(limits) > PAGE else None
        cases = dict.fromkeys(limit.run.case for limit in limits[:PAGE])
        return cls(list(cases), f"{last.due.isoformat()}~{last.pk}" if last and last.due else "")


@dataclass(frozen=True, slots=True)
class Row:
    """One case in a list."""

    case: Case
    people: list[Participant]
    deadline: Deadline | None


def rows(cases: Sequence[Case], today: date) -> list[Row]:
    """The rows of some cases, with three queries however many there are."""
    people: dict[int, list[Participant]] = {}
    for one in Participant.objects.filter(case__in=cases, represents=None, left_at=None).exclude(role__in=office_roles()).order_by("id"):
        people.setdefault(one.case_id, []).append(one)
    waiting = Deadline.objects.filter(Q(state=Deadline.State.RUNNING) | Q(state=Deadline.State.LAPSED, ours=True), ended_on=None)
    nearest: dict[int, Deadline] = {}
    for deadline in waiting.filter(run__case__in=cases).order_by("-due", "-id"):
        nearest[deadline.run_id] = deadline
    return [Row(case, people.get(case.pk, []), nearest.get(case.run_id or 0)) for case in cases]


def _behind(found: QuerySet[Case], after: str) -> QuerySet[Case]:
    day, _, key = after.partition("~")
    try:
        due, last = date.fromisoformat(day), int(key)
    except ValueError:
        return found
    if due == _NEVER:
        return found.filter(next_due=None, pk__gt=last)
    return found.filter(Q(next_due__gt=due) | Q(next_due=due, pk__gt=last) | Q(next_due=None))


def _before(found: QuerySet[Any], day: str, after: str) -> QuerySet[Any]:
    on, _, key = after.partition("~")
    try:
        earlier, last = date.fromisoformat(on), int(key)
    except ValueError:
        return found
    return found.filter(Q(**{f"{day}__lt": earlier}) | Q(**{day: earlier}, pk__lt=last))
