"""The background work of platform notices: messages go out, delays that have used up their cap end, the end of a wait is told."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from django.utils import timezone

from suizhi.commons.jobs.models import Job
from suizhi.commons.jobs.periodic import every
from suizhi.commons.jobs.services import enqueue, heartbeat, task
from suizhi.commons.procedures.models import Deadline
from suizhi.halls.casework.platforms.models import HookDelivery, PlatformNotice
from suizhi.halls.casework.platforms.services import hooks
from suizhi.halls.casework.platforms.services.waiting import CLOCK, cap_ends, wait_resume_by_law

BATCH = 500


@task(hooks.TASK)
def deliver(*, job: Job, delivery: int) -> None:
    """Send one message."""
    hooks.deliver(delivery)


@task("platforms.watch")
def watch(*, job: Job) -> None:
    """Find what is due: messages to try again, delays over their cap, waits that are over."""
    beat = partial(heartbeat, job)
    for key in HookDelivery.objects.filter(state=HookDelivery.State.PENDING, next_at__lte=timezone.now()).values_list("pk", flat=True)[
        :BATCH
    ]:
        enqueue(key=f"{hooks.TASK}:{key}", task=hooks.TASK, arguments={"delivery": key})
    beat()
    resume_capped()
    beat()
    tell_over()


def resume_capped() -> int:
    """Let waits go on whose delay has used up what the law takes out of them; how many."""
    today, done = timezone.localdate(), 0
    for notice in _waiting(Deadline.State.PAUSED):
        assert notice.case.run is not None
        deadline = notice.case.run.deadlines.filter(clock=CLOCK).order_by("-id").first()
        last = cap_ends(deadline) if deadline else None
        if last is not None and last < today:
            wait_resume_by_law(notice=notice, on=today)
            done += 1
    return done


def tell_over() -> int:
    """Tell platforms whose wait is over and whose measures still stand, once for each; how many notices were looked at."""
    found = list(_waiting(Deadline.State.LAPSED))
    for notice in found:
        hooks.tell(notice, "wait.over")
    return len(found)


def _waiting(state: str) -> list[PlatformNotice]:
    found = PlatformNotice.objects.filter(case__state="waiting", case__run__deadlines__clock=CLOCK, case__run__deadlines__state=state)
    return list(found.select_related("case__run", "platform").distinct()[:BATCH])


every(timedelta(minutes=1), task="platforms.watch")
