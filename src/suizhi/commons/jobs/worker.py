"""The worker: takes jobs one after the other, keeps their leases alive, and ends between two jobs when asked to."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

import structlog
from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone

from suizhi.commons.jobs.models import Job
from suizhi.commons.jobs.periodic import enqueue_due
from suizhi.commons.jobs.services import heartbeat, run, sweep, take

IDLE = 1.0
"""Seconds between two looks at an empty queue: what a person waits for a preview to start."""
BEAT = 30.0
"""Seconds between two heartbeats: four to a lease, so that three may be lost to a busy database."""
log = structlog.get_logger(__name__)


class Worker:
    """Works until `stop()` is called, or until it is no longer a child of the process `parent`, where that is given."""

    def __init__(self, *, parent: int | None = None) -> None:
        self._stopping = Event()
        self._parent = parent

    def stop(self) -> None:
        """End after the job in hand. A job cut short after all is taken up again when its lease runs out."""
        self._stopping.set()

    def work(self) -> None:
        """Work until stopped."""
        log.info("worker started")
        while not self._ends():
            close_old_connections()
            try:
                busy = self.turn()
            except DatabaseError:
                log.exception("the database does not answer")
                busy = False
            if not busy:
                self._stopping.wait(IDLE)
        log.info("worker stopped")

    def turn(self) -> bool:
        """Sweep, enqueue what is due, and run one job; whether there was one."""
        sweep()
        enqueue_due()
        job = take() if _waiting() else None
        if job is None:
            return False
        log.info("job", key=job.key, task=job.task, attempt=job.attempts)
        with _beating(job):
            run(job)
        return True

    def _ends(self) -> bool:
        orphaned = self._parent is not None and os.getppid() != self._parent
        return orphaned or self._stopping.is_set()


def drain(limit: int = 1000) -> int:
    """Run what is in the queue now, without waiting; how many jobs were run. For tests and for `prepare`."""
    worker = Worker()
    return next((done for done in range(limit) if not worker.turn()), limit)


def _waiting() -> bool:
    """Looking first keeps an idle worker from asking SQLite for its one write lock every second."""
    return Job.objects.filter(state=Job.State.WAITING, run_after__lte=timezone.now()).exists()


@contextmanager
def _beating(job: Job) -> Iterator[None]:
    """Keep the lease alive while the block runs, whatever the task is busy with."""
    over = Event()
    beater = Thread(target=_beat, args=(job, over), name=f"beat {job.key}", daemon=True)
    beater.start()
    try:
        yield
    finally:
        over.set()
        beater.join()


def _beat(job: Job, over: Event) -> None:
    while not over.wait(BEAT):
        try:
            heartbeat(job)
        except DatabaseError:
            log.warning("a heartbeat was lost", job=job.key)
    connection.close()
