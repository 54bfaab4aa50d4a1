"""The sweeper of deadlines: marks what has run out and says once what is near or over.

Each deadline is swept in a transaction of its own that holds the mark, the notice and the entry of the event log. A worker
that is killed leaves either all three or none; the notice's key keeps two workers from saying the same.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from suizhi.commons.procedures.models import Deadline, Notice
from suizhi.commons.procedures.services.holding import entered, held_deadline

BATCH = 200
"""Deadlines that are looked up at once: few enough that what was looked up is still true when it is swept."""


def sweep(*, now: datetime, beat: Callable[[], None] = lambda: None) -> int:
    """Warn of what is near and mark what is over, as of `now`; how many notices were given. `beat` is called between batches."""
    today, said = timezone.localtime(now).date(), 0
    while keys := list(_over(now).values_list("pk", flat=True)[:BATCH]):
        said += sum(_lapse(key, now) for key in keys)
        beat()
    while keys := list(_near(today, now).values_list("pk", flat=True)[:BATCH]):
        said += sum(_warn(key, today, now) for key in keys)
        beat()
    return said


def _over(now: datetime) -> QuerySet[Deadline]:
    return Deadline.objects.filter(state=Deadline.State.RUNNING, ends_at__lte=now).order_by("ends_at")


def _near(today: date, now: datetime) -> QuerySet[Deadline]:
    return Deadline.objects.filter(state=Deadline.State.RUNNING, warned=False, warn_on__lte=today, ends_at__gt=now).order_by("warn_on")


@transaction.atomic
def _lapse(key: int, now: datetime) -> bool:
    deadline = held_deadline(Deadline.objects.select_related("run").get(pk=key))
    if deadline.state != Deadline.State.RUNNING or deadline.ends_at is None or deadline.ends_at > now:
        return False
    deadline.state = Deadline.State.LAPSED
    deadline.save(update_fields=["state"])
    return _say(deadline, Notice.Kind.LAPSED, now)


@transaction.atomic
def _warn(key: int, today: date, now: datetime) -> bool:
    deadline = held_deadline(Deadline.objects.select_related("run").get(pk=key))
    if deadline.state != Deadline.State.RUNNING or deadline.warned or deadline.warn_on is None or deadline.warn_on > today:
        return False
    deadline.warned = True
    deadline.save(update_fields=["warned"])
    return _say(deadline, Notice.Kind.WARNING, now)


def _say(deadline: Deadline, kind: Notice.Kind, now: datetime) -> bool:
    """Give the notice and enter it, unless it was given before."""
    key = f"{deadline.pk}:{kind}:{deadline.ends_at:%Y%m%d%H%M}"
    _, fresh = Notice.objects.get_or_create(key=key, defaults={"deadline": deadline, "kind": kind, "at": now})
    if fresh:
        due = deadline.due.isoformat() if deadline.due else None
        verb = "deadline.lapsed" if kind == Notice.Kind.LAPSED else "deadline.near"
        entered(
            deadline.run,
            verb=verb,
            by="system",
            deadline=deadline.pk,
            clock=deadline.clock,
            due=due,
            owner=deadline.owner,
            whose=deadline.whose,
        )
    return fresh
