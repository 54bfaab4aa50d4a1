"""The background work of watch: batches are read, filings looked through, messages go out, terms that come to their end are found."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from django.utils import timezone

from suizhi.commons.jobs.models import Job
from suizhi.commons.jobs.periodic import every
from suizhi.commons.jobs.services import heartbeat, task
from suizhi.halls.watch import services
from suizhi.halls.watch.filings.reviewing import review_run
from suizhi.halls.watch.filings.sending import TASK as FILINGS
from suizhi.halls.watch.models import Batch, FilingReview
from suizhi.halls.watch.services.sending import TASK as READ
from suizhi.halls.watch.services.telling import TASK as TELL


@task(READ)
def read(*, job: Job, batch: int) -> None:
    """Read a batch to its end."""
    services.batch_read(batch=Batch.objects.get(pk=batch), beat=partial(heartbeat, job))


@task(FILINGS)
def filings(*, job: Job, review: int) -> None:
    """Look a review's files through."""
    review_run(review=FilingReview.objects.get(pk=review), beat=partial(heartbeat, job))


@task(TELL)
def tell(*, job: Job, told: int) -> None:
    """Send one message."""
    services.tell(told)


@task("watch.requeue")
def requeue(*, job: Job) -> None:
    """Queue the messages whose next try has come."""
    services.told_requeue()


@task("watch.follow")
def follow(*, job: Job) -> None:
    """Make batches of what the register took in."""
    services.imports_follow(beat=partial(heartbeat, job))


@task("watch.terms")
def terms(*, job: Job) -> None:
    """Find terms that come to their end."""
    services.endings_find(today=timezone.localdate(), beat=partial(heartbeat, job))


every(timedelta(minutes=1), task="watch.requeue")
every(timedelta(minutes=1), task="watch.follow")
every(timedelta(hours=6), task="watch.terms")
