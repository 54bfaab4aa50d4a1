"""The worker's part: scanning what came in; every hour sealing the days that are over, asking for timestamps, clearing up."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from suizhi.commons.evidence import store
from suizhi.commons.evidence.models import Content
from suizhi.commons.evidence.services import content_scan, events_seal, scans_enqueue, seals_stamp
from suizhi.commons.evidence.services.scanning import TASK
from suizhi.commons.jobs.models import Job
from suizhi.commons.jobs.periodic import every
from suizhi.commons.jobs.services import task

ROUND = "evidence.round"


@task(TASK)
def scan(*, job: Job, content: int) -> None:
    """Scan one file. A scanner that does not answer makes the job fail; the hourly round asks again."""
    content_scan(content=Content.objects.get(pk=content))


@task(ROUND)
def turn(*, job: Job) -> None:
    """Seal up to the last midnight of the city, have seals stamped, queue scans that wait, clear what was left half received."""
    events_seal(until=_midnight())
    seals_stamp()
    scans_enqueue()
    store.clear_incoming()


every(timedelta(hours=1), task=ROUND)


def _midnight() -> datetime:
    return timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
