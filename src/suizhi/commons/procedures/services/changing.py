"""When the law or the calendar changes: what it would move is found and shown; the handler takes it or leaves it."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from suizhi.commons.procedures import refusals
from suizhi.commons.procedures.actor import Actor
from suizhi.commons.procedures.models import Deadline, DeadlineChange
from suizhi.commons.procedures.plug import clockwork
from suizhi.commons.procedures.services import clocks
from suizhi.commons.procedures.services.holding import entered, held_deadline
from suizhi.engines.clocks import Difference, compare, read_computed
from suizhi.engines.procedures.clockwork import Reckoned

BATCH = 500


def recheck(*, beat: Callable[[], None] = lambda: None) -> int:
    """Reckon again every running clock that was reckoned by another edition of the law or the calendar; how many would move.

    What moves nothing is noted as looked at; what would move a date waits as a `DeadlineChange`. Clocks that stand still are
    reckoned when they go on.
    """
    found, last = 0, 0
    while keys := list(_outdated().filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BATCH]):
        found += sum(_recheck(key) for key in keys)
        last = keys[-1]
        beat()
    return found


def _outdated() -> QuerySet[Deadline]:
    work = clockwork()
    other = ~Q(calendar=work.calendar_version) | ~Q(edition__in=work.editions)
    return Deadline.objects.filter(other, state=Deadline.State.RUNNING)


@transaction.atomic
def _recheck(key: int) -> bool:
    deadline = held_deadline(Deadline.objects.select_related("run").get(pk=key))
    if deadline.state != Deadline.State.RUNNING:
        return False
    new = clocks.reckon(deadline)
    difference = compare(read_computed(deadline.computed), new.computed)
    if difference is None:
        _looked_at(deadline, new.edition, new.computed.calendar_version)
        return False
    if _waits(deadline, new):
        return False
    _propose(deadline, new, difference)
    return True


def _waits(deadline: Deadline, new: Reckoned) -> bool:
    """Whether this very change waits for an answer already."""
    same = {"edition": new.edition, "calendar": new.computed.calendar_version}
    return deadline.changes.filter(state=DeadlineChange.State.PENDING, **same).exists()


def _propose(deadline: Deadline, new: Reckoned, difference: Difference) -> None:
    clocks.supersede(deadline)
    change = DeadlineChange.objects.create(
        deadline=deadline,
        found_at=timezone.now(),
        text_zh=difference.zh,
        text_en=difference.en,
        moved=difference.moved,
        edition=new.edition,
        calendar=new.computed.calendar_version,
        computed=new.computed.as_dict(),
    )
    entered(deadline.run, verb="change.found", by="system", change=change.pk, clock=deadline.clock, moved=change.moved)


@transaction.atomic
def change_accept(*, change: DeadlineChange, by: Actor) -> Deadline:
    """Let the new reckoning take the place of the old one. Raises Refusal where the change no longer waits."""
    deadline, fresh = _pending(change)
    clocks.put(deadline, read_computed(fresh.computed))
    deadline.edition, deadline.calendar = fresh.edition, fresh.calendar
    deadline.save()
    _answer(fresh, DeadlineChange.State.ACCEPTED, by, "")
    due = deadline.due.isoformat() if deadline.due else None
    entered(deadline.run, verb="change.accepted", by=by.name, change=fresh.pk, clock=deadline.clock, due=due)
    return deadline


@transaction.atomic
def change_decline(*, change: DeadlineChange, by: Actor, reason: str) -> Deadline:
    """Keep the old date, with a reason. The same change is not proposed again."""
    if not reason.strip():
        raise refusals.reason_missing()
    deadline, fresh = _pending(change)
    _looked_at(deadline, fresh.edition, fresh.calendar)
    _answer(fresh, DeadlineChange.State.DECLINED, by, reason.strip())
    entered(deadline.run, verb="change.declined", by=by.name, change=fresh.pk, clock=deadline.clock)
    return deadline


def _pending(change: DeadlineChange) -> tuple[Deadline, DeadlineChange]:
    deadline = held_deadline(change.deadline)
    fresh = DeadlineChange.objects.select_for_update().get(pk=change.pk)
    if fresh.state != DeadlineChange.State.PENDING:
        raise refusals.clock_refusal("change_answered", "这一变更已经处理。", "This change was answered already.", deadline)
    return deadline, fresh


def _answer(change: DeadlineChange, state: DeadlineChange.State, by: Actor, reason: str) -> None:
    change.state, change.decided_by, change.decided_at, change.reason = state, by.name, timezone.now(), reason
    change.save(update_fields=["state", "decided_by", "decided_at", "reason"])


def _looked_at(deadline: Deadline, edition: str, calendar: str) -> None:
    deadline.edition, deadline.calendar = edition, calendar
    deadline.save(update_fields=["edition", "calendar"])
