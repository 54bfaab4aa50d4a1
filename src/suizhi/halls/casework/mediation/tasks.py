"""The background work of mediations: reminders of what is owed, every day."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from suizhi.commons.jobs.models import Job
from suizhi.commons.jobs.periodic import every
from suizhi.commons.jobs.services import task
from suizhi.halls.casework.mediation.services import reminders_send


@task("mediation.remind")
def remind(*, job: Job) -> None:
    """Call to mind what is near or late; each once."""
    reminders_send(today=timezone.localdate())


every(timedelta(hours=6), task="mediation.remind")
