"""What people do to a running clock: lengthen it with approval, let it stand still for a lawful ground, let it go on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from suizhi.commons.procedures import refusals
from suizhi.commons.procedures.actor import Actor
from suizhi.commons.procedures.case import in_time
from suizhi.commons.procedures.intervals import by_exclusion, still_open
from suizhi.commons.procedures.models import Deadline
from suizhi.commons.procedures.plug import clockwork
from suizhi.commons.procedures.services import clocks
from suizhi.commons.procedures.services.holding import entered, held_deadline, not_later_than_today
from suizhi.engines.procedures.model import Exclusion, Extension, Words


@transaction.atomic
def extend(
    *, deadline: Deadline, by: Actor, approved_by: Actor, on: date, reason: str, documents: Mapping[str, str] | None = None
) -> Deadline:
    """Lengthen a clock by its next extension, approved on `on` by whom the procedure names for it.

    Raises Refusal where the procedure knows no further extension, the approver is another, no reason is given, or the time is over.
    """
    fresh = held_deadline(deadline)
    extension = _next_extension(fresh)
    not_later_than_today(on)
    if not approved_by.role_among((extension.approver,)):
        raise refusals.not_yours((extension.approver,), _APPROVAL)
    if not reason.strip():
        raise refusals.reason_missing()
    if not fresh.open or not in_time(fresh, on):
        raise refusals.too_late(fresh)
    said = {"step": extension.step, "on": on.isoformat(), "by": by.name, "approved_by": approved_by.name, "reason": reason.strip()}
    fresh.extensions = [*fresh.extensions, {**said, "documents": dict(documents or {})}]
    if fresh.state == Deadline.State.RUNNING:
        clocks.write(fresh, clocks.reckon(fresh))
    fresh.save()
    clocks.supersede(fresh)
    entered(
        fresh.run,
        verb="deadline.extended",
        by=by.name,
        clock=fresh.clock,
        step=extension.step,
        approved_by=approved_by.name,
        due=_due(fresh),
    )
    return fresh


@transaction.atomic
def suspend(*, deadline: Deadline, ground: str, by: Actor, on: date, reason: str = "") -> Deadline:
    """Let a clock stand still from `on` for a ground that the procedure names for it (appraisal, announcement …)."""
    fresh = held_deadline(deadline)
    exclusion = _exclusion(fresh, ground)
    not_later_than_today(on)
    if not fresh.open or not in_time(fresh, on):
        raise refusals.too_late(fresh)
    if any(raw["ground"] == ground for raw in still_open(fresh.intervals)):
        zh, en = exclusion.words.zh, exclusion.words.en
        raise refusals.clock_refusal("already_suspended", f"该期限已因“{zh}”中止。", f"The limit already stands still for {en}.", fresh)
    at_most = clockwork().period(exclusion.at_most, fresh.trigger) if exclusion.at_most else None
    clocks.pause(fresh, {**by_exclusion(exclusion, on=on, by=by.name, at_most=at_most), "note": reason.strip()})
    entered(fresh.run, verb="deadline.suspended", by=by.name, clock=fresh.clock, ground=ground, on=on.isoformat())
    return fresh


@transaction.atomic
def resume(*, deadline: Deadline, ground: str, by: Actor, on: date) -> Deadline:
    """Let a clock go on from `on`, the ground being gone. It still stands where another ground is left."""
    fresh = held_deadline(deadline)
    if not any(raw["ground"] == ground for raw in still_open(fresh.intervals)):
        raise refusals.clock_refusal("not_suspended", "该期限没有因此中止。", "The limit does not stand still for that.", fresh)
    not_later_than_today(on)
    clocks.go_on(fresh, on, ground)
    entered(fresh.run, verb="deadline.resumed", by=by.name, clock=fresh.clock, ground=ground, on=on.isoformat(), due=_due(fresh))
    return fresh


_APPROVAL = Words("批准延长期限", "approving the extension")


def _next_extension(deadline: Deadline) -> Extension:
    step = len(deadline.extensions) + 1
    extension = deadline.run.definition.extension(deadline.clock, step)
    if extension is None:
        raise refusals.clock_refusal(
            "no_extension", "法律没有规定（再次）延长该期限。", "The law knows no (further) extension of this limit.", deadline
        )
    return extension


def _exclusion(deadline: Deadline, ground: str) -> Exclusion:
    exclusion = deadline.run.definition.exclusion(ground)
    if exclusion is None or deadline.clock not in exclusion.clocks:
        raise refusals.clock_refusal(
            "no_ground", f"“{ground}”不是中止该期限的法定事由。", f"{ground!r} is no ground to suspend this limit.", deadline
        )
    return exclusion


def _due(deadline: Deadline) -> str | None:
    return deadline.due.isoformat() if deadline.due else None
