"""The background work of procedures: the sweeper every minute, a look at changed law and calendars every day."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from django.utils import timezone

from suizhi.commons.jobs.models import Job
from suizhi.commons.jobs.periodic import every
from suizhi.commons.jobs.services import heartbeat, task
from suizhi.commons.procedures import services


@task("procedures.sweep")
def sweep(*, job: Job) -> None:
    """Mark what has run out, and say once what is near or over."""
    services.sweep(now=timezone.now(), beat=partial(heartbeat, job))


@task("procedures.recheck")
def recheck(*, job: Job) -> None:
    """Find what a change of law or calendar would move."""
    services.recheck(beat=partial(heartbeat, job))


every(timedelta(minutes=1), task="procedures.sweep")
every(timedelta(days=1), task="procedures.recheck")
