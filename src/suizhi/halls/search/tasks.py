"""Search's background work: the index of marks follows the register, as the text index does."""

from __future__ import annotations

from datetime import timedelta

from suizhi.commons.jobs.models import Job
from suizhi.commons.jobs.periodic import every
from suizhi.commons.jobs.services import task
from suizhi.halls.search.marks.keeper import keep_up


@task("search.marks")
def marks_update(*, job: Job) -> None:
    """Index the marks that changed since the last time."""
    keep_up()


every(timedelta(minutes=10), task="search.marks")
