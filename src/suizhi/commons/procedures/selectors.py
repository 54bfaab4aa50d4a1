"""Reading runs and deadlines. A hall cuts by its cases first: a run is seen by whoever may see its subject."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from suizhi.commons.procedures.models import Deadline, DeadlineChange, Run
from suizhi.commons.procedures.models.deadlines import OPEN


def runs_of(subject: str) -> QuerySet[Run]:
    """The procedures of a subject, newest first."""
    return Run.objects.filter(subject=subject).order_by("-opened_on", "-pk")


def in_hand(owner: str) -> QuerySet[Run]:
    """What somebody has in hand, oldest first."""
    return Run.objects.filter(owner=owner, closed_on=None).order_by("opened_on", "pk")


def deadlines_between(first: date, last: date, *, owners: Iterable[str] | None = None) -> QuerySet[Deadline]:
    """The calendar: what is due from the first day to the last, of these owners or of all. What stands still has no day."""
    found = Deadline.objects.filter(state=Deadline.State.RUNNING, due__range=(first, last))
    return _of(found, owners).select_related("run").order_by("due", "pk")


def overdue(*, owners: Iterable[str] | None = None) -> QuerySet[Deadline]:
    """What the office has let run out and not done since, longest first."""
    found = Deadline.objects.filter(state=Deadline.State.LAPSED, ended_on=None, ours=True)
    return _of(found, owners).select_related("run").order_by("due", "pk")


def open_deadlines(run: Run) -> QuerySet[Deadline]:
    """The clocks of a run that still count or stand still: by their day, those without one last."""
    return run.deadlines.filter(state__in=OPEN).order_by("due", "pk")


def pending_changes(*, owners: Iterable[str] | None = None) -> QuerySet[DeadlineChange]:
    """What a change of law or calendar would move and nobody has answered, oldest first."""
    found = DeadlineChange.objects.filter(state=DeadlineChange.State.PENDING)
    found = found if owners is None else found.filter(deadline__owner__in=list(owners))
    return found.select_related("deadline__run").order_by("found_at", "pk")


def _of(found: QuerySet[Deadline], owners: Iterable[str] | None) -> QuerySet[Deadline]:
    return found if owners is None else found.filter(owner__in=list(owners))
