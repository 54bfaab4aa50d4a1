"""Holding a run while it is changed, and handing it from one person to another."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from suizhi.commons.ledger.services import append
from suizhi.commons.procedures import refusals
from suizhi.commons.procedures.actor import Actor
from suizhi.commons.procedures.days import day_of
from suizhi.commons.procedures.models import Deadline, Run
from suizhi.commons.procedures.models.deadlines import OPEN


def held(run: Run, *, expected_seq: int | None = None) -> Run:
    """The run as it stands now, held until the transaction ends. Raises Refusal where somebody has been faster.

    Every verb takes its locks in one order: the run, then its deadlines, then the head of the event log.
    """
    fresh = Run.objects.select_for_update().get(pk=run.pk)
    if expected_seq is not None and expected_seq != fresh.seq:
        raise refusals.overtaken(fresh, fresh.steps.get(seq=fresh.seq))
    return fresh


def held_deadline(deadline: Deadline) -> Deadline:
    """The deadline as it stands now, with its run, both held until the transaction ends."""
    run = held(deadline.run)
    fresh = Deadline.objects.select_for_update().get(pk=deadline.pk)
    fresh.run = run
    return fresh


def not_later_than_today(on: date | datetime) -> None:
    """Raise Refusal on a legal day that has not come yet."""
    if day_of(on) > timezone.localdate():
        raise refusals.bad_day(f"{day_of(on)} 还没有到。", f"{day_of(on)} has not come yet.", on)


def entered(run: Run, *, verb: str, by: str, **payload: Any) -> None:
    """Enter into the event log what was done to a run. Reasons and facts stay in the file: the log is read by more people."""
    content = {"run": run.pk, "procedure": run.definition.key, **payload}
    append(actor=by, verb=f"procedures.{verb}", subject=run.subject, payload=content)


@transaction.atomic
def assign(*, run: Run, owner: str, by: Actor, reason: str = "") -> Run:
    """Hand the run, and every clock that is open, to another person. The same owner again changes nothing."""
    fresh = held(run)
    if fresh.owner != owner:
        before, fresh.owner = fresh.owner, owner
        fresh.save(update_fields=["owner"])
        Deadline.objects.filter(run=fresh).filter(state__in=[*OPEN, Deadline.State.LAPSED]).update(owner=owner)
        entered(fresh, verb="run.assigned", by=by.name, before=before, owner=owner, explained=bool(reason))
    return fresh
