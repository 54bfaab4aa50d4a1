"""How an import stands, as the desk shows it: totals over its files, and what its preview says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from suizhi.commons.jobs.models import Job
from suizhi.halls.register.models import ImportRun

if TYPE_CHECKING:
    from suizhi.halls.register.models import ImportFile

COUNTS = ("read", "created", "updated", "unchanged", "refused", "mended")
UNKNOWN_LAYOUT = "source.unknown_layout"


@dataclass(frozen=True, slots=True)
class Progress:
    """`step` is 1 upload, 2 preview, 3 committing, 4 done.

    The job that takes rows in makes them searchable afterwards: until then a run that is done is `indexing`, or, where that
    broke off, `unindexed` until the round that brings the index up to date.
    """

    step: int
    working: bool
    indexing: bool
    unindexed: bool
    totals: dict[str, int]
    files: list[ImportFile]
    preview: dict[str, Any]

    @property
    def unsettled(self) -> bool:
        """Whether the page is to look again in a moment."""
        return self.working or self.indexing

    @property
    def errors(self) -> list[dict[str, Any]]:
        """The refusals that the preview found."""
        return list(self.preview.get("errors", []))

    @property
    def samples(self) -> list[dict[str, Any]]:
        """The first rows as they would be taken in."""
        return list(self.preview.get("samples", []))

    @property
    def mappable(self) -> bool:
        """Whether a table in the upload is described by no definition, so that its columns can be mapped."""
        return any(error["code"] == UNKNOWN_LAYOUT for error in self.errors)

    @property
    def changes(self) -> int:
        """How many rows committing would create or change."""
        return int(self.preview.get("created", 0)) + int(self.preview.get("updated", 0))


def progress_of(run: ImportRun) -> Progress:
    """Where the run stands."""
    files = list(run.files.select_related("source").order_by("id"))
    totals = {name: sum(getattr(file, name) for file in files) for name in COUNTS}
    working = run.state in (ImportRun.State.QUEUED, ImportRun.State.RUNNING)
    done = run.state == ImportRun.State.DONE
    job = Job.objects.filter(key=job_key(run)).values_list("state", flat=True).first() if done else None
    indexing, unindexed = job in (Job.State.WAITING, Job.State.RUNNING), job == Job.State.FAILED
    return Progress(_step(run), working, indexing, unindexed, totals, files, run.preview)


def job_key(run: ImportRun) -> str:
    """The key of the job that takes a previewed run in."""
    return f"import:{run.pk}"


def _step(run: ImportRun) -> int:
    if run.state == ImportRun.State.DONE:
        return 4
    if run.state == ImportRun.State.PREVIEW:
        return 2
    return 3 if run.preview else 1
