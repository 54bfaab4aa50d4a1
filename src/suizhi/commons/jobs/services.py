"""Enqueueing, taking and finishing jobs. A worker that dies loses its lease, and the sweeper gives the job to another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import structlog
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from suizhi.commons.jobs.models import Job

LEASE = timedelta(minutes=2)
"""Long enough for a slow batch between two heartbeats, short enough that a killed worker's job is soon taken up."""
ATTEMPTS = 3
BACKOFF = timedelta(seconds=10)
LOST = f"the worker was lost {ATTEMPTS} times"

Task = Callable[..., None]
_tasks: dict[str, Task] = {}
log = structlog.get_logger(__name__)


def task(name: str) -> Callable[[Task], Task]:
    """Register a function under the name that jobs carry. It takes the job's arguments as keywords, and `job`."""

    def register(function: Task) -> Task:
        _tasks[name] = function
        return function

    return register


@transaction.atomic
def enqueue(*, key: str, task: str, arguments: dict[str, Any]) -> Job:
    """Put a job in the queue, in the caller's transaction. The same key again is the same job, restarted if it had ended."""
    now = timezone.now()
    fresh = {"task": task, "arguments": arguments, "run_after": now, "created_at": now}
    job, created = Job.objects.get_or_create(key=key, defaults=fresh)
    if not created and job.state in (Job.State.DONE, Job.State.FAILED):
        Job.objects.filter(pk=job.pk).update(**fresh, state=Job.State.WAITING, attempts=0, error="", finished_at=None)
        job.refresh_from_db()
    return job


def sweep() -> int:
    """Return jobs whose lease ran out to the queue, and give up those that every worker died of; how many in all."""
    now = timezone.now()
    dead = Job.objects.filter(state=Job.State.RUNNING, lease_until__lt=now)
    given_up = dead.filter(attempts__gte=ATTEMPTS).update(state=Job.State.FAILED, lease_until=None, finished_at=now, error=LOST)
    return given_up + dead.update(state=Job.State.WAITING, lease_until=None)


def take() -> Job | None:
    """Lease the next waiting job, or None."""
    with transaction.atomic():
        now = timezone.now()
        waiting = Job.objects.select_for_update(skip_locked=True) if _locks_rows() else Job.objects
        job = waiting.filter(state=Job.State.WAITING, run_after__lte=now).order_by("run_after", "id").first()
        if job is not None:
            job.state, job.lease_until, job.attempts = Job.State.RUNNING, now + LEASE, job.attempts + 1
            job.save(update_fields=["state", "lease_until", "attempts"])
        return job


def heartbeat(job: Job) -> None:
    """Lengthen the lease of a job that is still at work."""
    _held(job).update(lease_until=timezone.now() + LEASE)


def run(job: Job) -> None:
    """Run a leased job; a failure is tried again with a pause, three times in all."""
    try:
        _tasks[job.task](job=job, **job.arguments)
    except Exception as error:
        log.exception("job failed", job=job.key, attempt=job.attempts)
        again = job.attempts < ATTEMPTS
        _held(job).update(
            state=Job.State.WAITING if again else Job.State.FAILED,
            error=f"{type(error).__name__}: {error}",
            run_after=timezone.now() + BACKOFF * job.attempts,
            lease_until=None,
            finished_at=None if again else timezone.now(),
        )
        return
    _held(job).update(state=Job.State.DONE, finished_at=timezone.now(), lease_until=None, error="")


def _held(job: Job) -> QuerySet[Job]:
    """The job, as long as this worker's lease on it stands: one that comes too late has no say over what the next one did."""
    return Job.objects.filter(pk=job.pk, state=Job.State.RUNNING, attempts=job.attempts)


def _locks_rows() -> bool:
    return bool(transaction.get_connection().features.has_select_for_update_skip_locked)
