"""The waiting period stands still while the holder waits for a notary, and no longer than the law allows (ECM-006)."""

from __future__ import annotations

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction

from suizhi.commons.policy import Viewer
from suizhi.commons.procedures.actor import Actor
from suizhi.commons.procedures.days import day_of
from suizhi.commons.procedures.intervals import interval_of, still_open
from suizhi.commons.procedures.models import Deadline
from suizhi.commons.procedures.services import resume, suspend
from suizhi.engines.clocks import compute, packaged_calendar
from suizhi.halls.casework.platforms.access import roles_here
from suizhi.halls.casework.platforms.models import PlatformNotice
from suizhi.halls.casework.platforms.services.hooks import tell
from suizhi.halls.casework.services.mirroring import mirror
from suizhi.kernel.errors import Refusal

CLOCK, GROUND = "ECM-005", "notarisation"


@transaction.atomic
def wait_suspend(*, who: Viewer, notice: PlatformNotice, on: date, reason: str) -> Deadline:
    """Stop counting from `on` for a delay beyond the holder's control. Raises PermissionDenied, Refusal."""
    by = _actor(notice, who)
    if not reason.strip():
        raise _reason()
    deadline = suspend(deadline=waiting(notice), ground=GROUND, by=by, on=on, reason=reason)
    return _told(notice, deadline, f"wait.suspended.{on}")


@transaction.atomic
def wait_resume(*, who: Viewer, notice: PlatformNotice, on: date) -> Deadline:
    """Count again from `on`. What lasted longer than the cap counts only as long as the cap."""
    return _told(notice, resume(deadline=waiting(notice), ground=GROUND, by=_actor(notice, who), on=on), f"wait.resumed.{on}")


@transaction.atomic
def wait_resume_by_law(*, notice: PlatformNotice, on: date) -> Deadline:
    """Count again because the cap is used up: nobody has to say so."""
    return _told(notice, resume(deadline=waiting(notice), ground=GROUND, by=Actor("system", frozenset()), on=on), f"wait.resumed.{on}")


def waiting(notice: PlatformNotice) -> Deadline:
    """The waiting period. Raises Refusal where it never began."""
    assert notice.case.run is not None
    found = notice.case.run.deadlines.filter(clock=CLOCK).order_by("-id").first()
    if found is None:
        raise Refusal(
            "platform.no_wait",
            zh="等待期还没有开始。",
            en="The waiting period has not begun.",
            mend_zh="声明转送到达权利人后才起算。",
            mend_en="It runs from the day on which the declaration reaches the holder.",
        )
    return found


def cap_ends(deadline: Deadline) -> date | None:
    """The last day that an open delay can take out of the waiting period; None where none is open or it has no cap."""
    for raw in still_open(deadline.intervals):
        interval = interval_of(raw)
        if interval.at_most is not None:
            # The first day left out is the first of the cap, so that the period is counted from the day before it.
            return day_of(compute(period=interval.at_most, trigger=interval.start - timedelta(days=1), calendar=packaged_calendar()).due)
    return None


def _actor(notice: PlatformNotice, who: Viewer) -> Actor:
    roles = roles_here(notice.case, who) & {"platform", "holder"}
    if not roles:
        raise PermissionDenied("platform.wait")
    return Actor(who.actor, frozenset(roles))


def _told(notice: PlatformNotice, deadline: Deadline, event: str) -> Deadline:
    notice.case.refresh_from_db()
    mirror(notice.case)
    tell(notice, event)
    return deadline


def _reason() -> Refusal:
    return Refusal(
        "platform.reason",
        zh="没有写为什么耽误。",
        en="No reason is given for the delay.",
        mend_zh="写明办理什么公证、认证，何时申请的。",
        mend_en="Say which notarisation or legalisation, and when it was asked for.",
        field="reason",
    )
