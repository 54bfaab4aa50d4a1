"""Starting, stopping and resuming the clocks of a run. No transaction of its own: the verbs above hold it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from suizhi.commons.procedures import refusals
from suizhi.commons.procedures.case import Case, in_time
from suizhi.commons.procedures.days import aware, day_of, end_of, point
from suizhi.commons.procedures.intervals import interval_of, still_open
from suizhi.commons.procedures.models import Deadline, DeadlineChange
from suizhi.commons.procedures.plug import clockwork
from suizhi.engines.clocks import Computed
from suizhi.engines.procedures import roles
from suizhi.engines.procedures.clockwork import Order, Reckoned
from suizhi.engines.procedures.model import Start


def begin(case: Case, start: Start, *, on: date | datetime, facts: Mapping[str, Any]) -> Deadline:
    """Start a clock; one of the same name that still runs gives way to it."""
    before = case.clocks.get(start.clock)
    if before is not None and before.open:
        cancel(before, day_of(on))
    trigger = _trigger(case, start, on, facts)
    found = clockwork().reckon(Order(start.clock, trigger))
    deadline = Deadline(
        run=case.run,
        clock=start.clock,
        whose=start.whose,
        ours=roles()[start.whose].office,
        owner=case.run.owner,
        trigger=day_of(trigger),
        trigger_at=aware(trigger) if isinstance(trigger, datetime) else None,
        outlives=start.outlives,
        begun_by=case.run.seq,
    )
    write(deadline, found)
    deadline.save(force_insert=True)
    return deadline


def reckon(deadline: Deadline) -> Reckoned:
    """The limit anew, by the law and the calendar of now, with everything that has happened to it."""
    intervals = tuple(interval_of(raw) for raw in deadline.intervals)
    return clockwork().reckon(Order(deadline.clock, deadline.started, intervals, len(deadline.extensions)))


def write(deadline: Deadline, found: Reckoned) -> None:
    """Put a reckoning on the row, unsaved."""
    deadline.rule, deadline.edition, deadline.basis = found.rule, found.edition, found.basis[:300]
    deadline.unverified, deadline.calendar = found.unverified, found.computed.calendar_version
    put(deadline, found.computed)


def put(deadline: Deadline, computed: Computed) -> None:
    """Put the dates of a reckoning on the row, unsaved. Another last day is warned of anew."""
    due = day_of(computed.due)
    deadline.warned = deadline.warned and deadline.due == due
    deadline.due, deadline.ends_at, deadline.warn_on = due, end_of(computed.due), computed.warn_on
    deadline.provisional, deadline.computed = computed.provisional, computed.as_dict()


def stop(deadline: Deadline, on: date | datetime) -> None:
    """End a clock by what it was set for: met, or done after it had run out."""
    if deadline.ended_on is not None:
        return
    if deadline.state == Deadline.State.PAUSED:
        close_intervals(deadline, day_of(on))
        write(deadline, reckon(deadline))
    deadline.state = Deadline.State.MET if in_time(deadline, on) else Deadline.State.LAPSED
    deadline.ended_on = day_of(on)
    deadline.save()
    supersede(deadline)


def cancel(deadline: Deadline, on: date) -> None:
    """End a clock that no longer matters. One that has run out stays so."""
    if deadline.open:
        deadline.state, deadline.ended_on = Deadline.State.CANCELLED, on
        deadline.save(update_fields=["state", "ended_on"])
        supersede(deadline)


def pause(deadline: Deadline, interval: dict[str, Any]) -> None:
    """Let a clock stand still. One that has run out is not revived."""
    if deadline.open:
        deadline.intervals = [*deadline.intervals, interval]
        deadline.state = Deadline.State.PAUSED
        deadline.due = deadline.ends_at = deadline.warn_on = None
        deadline.save()


def go_on(deadline: Deadline, on: date, ground: str) -> None:
    """End the standing still for a ground; the clock counts again once no other ground is left."""
    if deadline.state != Deadline.State.PAUSED:
        return
    close_intervals(deadline, on, ground)
    if not still_open(deadline.intervals):
        deadline.state = Deadline.State.RUNNING
        write(deadline, reckon(deadline))
        supersede(deadline)
    deadline.save()


def close_intervals(deadline: Deadline, on: date, ground: str = "") -> None:
    """Write the end of the open intervals, of one ground where it is given. An end before its start is refused."""
    for raw in still_open(deadline.intervals):
        if raw["ground"].startswith(ground):
            if on < date.fromisoformat(raw["start"]):
                raise refusals.bad_day(f"止日早于起日 {raw['start']}。", f"The end is before the start, {raw['start']}.", on)
            raw["end"] = on.isoformat()


def supersede(deadline: Deadline) -> None:
    """A change that was found for an older reckoning no longer asks for an answer."""
    deadline.changes.filter(state=DeadlineChange.State.PENDING).update(state=DeadlineChange.State.SUPERSEDED)


def _trigger(case: Case, start: Start, on: date | datetime, facts: Mapping[str, Any]) -> date | datetime:
    if start.since:
        return point(facts.get(start.since), start.since)
    if start.since_end_of:
        before = case.clocks.get(start.since_end_of)
        if before is None:
            raise refusals.never_begun(start.since_end_of)
        return before.due or before.ended_on or day_of(on)
    return on
