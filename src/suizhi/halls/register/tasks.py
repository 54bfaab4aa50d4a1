"""The register's background work: previews and imports that the desk asked for, and keeping the index up to date."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from time import monotonic

from django.utils import timezone

from suizhi.commons.jobs.models import Job
from suizhi.commons.jobs.periodic import every
from suizhi.commons.jobs.services import heartbeat, task
from suizhi.commons.ledger import services as ledger
from suizhi.commons.ledger.models import Cursor
from suizhi.commons.search.plug import search_port
from suizhi.halls.register.census import census_refresh
from suizhi.halls.register.indexing import bring_up_to_date
from suizhi.halls.register.loading import importer
from suizhi.halls.register.loading.summary import FileSummary
from suizhi.halls.register.models import ImportRun
from suizhi.halls.register.nearness import neighbours_update
from suizhi.halls.register.proposals import proposals_refresh
from suizhi.halls.register.services import statuses_refresh
from suizhi.kernel.errors import Refusal

_BEAT = 20.0
"""Seconds between two heartbeats of a long job: several to a lease."""
_AGED = "statuses.day"
"""Under this name the log's readers keep the day, as a number, up to which statuses have followed time."""
_TURN = 20.0
"""Seconds that a turn of the neighbours takes at most, but for the batch in hand: what a person may have to wait for a preview."""


@task("register.preview")
def preview_run(*, job: Job, run: int) -> None:
    """Say what committing the run would do, and keep it on the run."""
    found = ImportRun.objects.get(pk=run)
    try:
        summary = importer.preview(_errand(found), today=timezone.localdate(), progress=_Beats(job))
    except Refusal as refusal:
        found.state, found.message, found.message_en = ImportRun.State.FAILED, refusal.zh, refusal.en
    else:
        samples = [sample for file in summary.files for sample in file.samples][:20]
        found.state, found.preview = ImportRun.State.PREVIEW, {**summary.as_dict(), "samples": samples}
    found.save()


@task("register.import")
def import_run(*, job: Job, run: int) -> None:
    """Take the run in, look for parties that may be one, then bring the index up to date."""
    found = ImportRun.objects.get(pk=run)
    try:
        importer.take_in(_errand(found), today=timezone.localdate(), run=found, progress=_Beats(job))
    except Refusal:
        return  # The importer has written the reason on the run, where the desk shows it.
    heartbeat(job)
    proposals_refresh(collection=found.collection)
    index_update(job=job)


@task("register.index")
def index_update(*, job: Job) -> None:
    """Derive statuses anew where a term has ended, index what changed, and count a large register again."""
    _derive_once(timezone.localdate())
    with search_port(replace_outdated=True) as port:
        bring_up_to_date(port)
    heartbeat(job)
    census_refresh()


def _derive_once(today: date) -> None:
    """Whatever is written is derived as of its day, so that one look at all rights a day finds what time has changed."""
    done = Cursor.objects.filter(consumer=_AGED, seq__gte=today.toordinal()).exists()
    if not done:
        statuses_refresh(today=today)
        ledger.mark_read(_AGED, today.toordinal())


@task("register.neighbours")
def neighbours_turn(*, job: Job) -> None:
    """Give the semantic neighbours a bounded time, so that previews and imports never wait long; the next turn goes on."""
    neighbours_update(seconds=_TURN)


every(timedelta(minutes=10), task="register.index")
every(timedelta(minutes=1), task="register.neighbours")


class _Beats:
    """Progress that keeps the job's lease alive."""

    def __init__(self, job: Job) -> None:
        self.job, self.last = job, monotonic()

    def __call__(self, file: FileSummary) -> None:
        if monotonic() - self.last > _BEAT:
            heartbeat(self.job)
            self.last = monotonic()


def _errand(run: ImportRun) -> importer.Errand:
    return importer.Errand(Path(run.path), run.collection, run.source, run.actor, run.label)
