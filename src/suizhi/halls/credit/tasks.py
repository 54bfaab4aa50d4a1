"""The background work of credit: preparing proposals from decided cases, and ending what is over."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from django.utils import timezone

from suizhi.commons.jobs.models import Job
from suizhi.commons.jobs.periodic import every
from suizhi.commons.jobs.services import heartbeat, task
from suizhi.halls.credit import services


@task("credit.prepare")
def prepare(*, job: Job) -> None:
    """Prepare proposals from what happened in cases."""
    services.proposals_prepare(beat=partial(heartbeat, job))


@task("credit.sweep")
def sweep(*, job: Job) -> None:
    """End publications, terms and measures that are over."""
    services.sweep(today=timezone.localdate(), beat=partial(heartbeat, job))


every(timedelta(minutes=1), task="credit.prepare")
every(timedelta(minutes=1), task="credit.sweep")
