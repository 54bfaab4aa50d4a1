"""The worker's part: once a day, what has passed its term of keeping comes before a person."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from suizhi.commons.jobs.models import Job
from suizhi.commons.jobs.periodic import every
from suizhi.commons.jobs.services import task
from suizhi.commons.personal.erasing import terms_end

TASK = "personal.terms"


@task(TASK)
def turn(*, job: Job) -> None:
    """Ask about everything whose term is over."""
    terms_end(timezone.localdate())


every(timedelta(days=1), task=TASK)
