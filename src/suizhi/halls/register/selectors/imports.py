"""Sources, import runs and reference tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, QuerySet

from suizhi.commons.ledger.models import Entry
from suizhi.commons.policy import Viewer
from suizhi.halls.register.census import SourceCount, counts
from suizhi.halls.register.models import ImportFile, ImportRun, ReferenceEntry, RefusedRow, Source


def import_runs(viewer: Viewer) -> QuerySet[ImportRun]:
    """Import runs, newest first; for the office alone."""
    runs = ImportRun.objects.all() if viewer.may("register.imports.read") else ImportRun.objects.none()
    return runs.order_by("-started_at", "-id")


def refused_rows(run: ImportRun) -> QuerySet[RefusedRow]:
    """The rows of a run that were not taken in, file by file in order."""
    return RefusedRow.objects.filter(file__run=run).select_related("file").order_by("file_id", "row", "id")


def sources() -> list[tuple[Source, SourceCount]]:
    """Every source that has stated something, by code: how many of its statements count, and when it last spoke."""
    held = counts().sources
    return [(source, held.get(source.pk, SourceCount())) for source in Source.objects.order_by("code")]


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a saved definition: who saved it when, where the log says so, and how many files were read by it."""

    number: int
    by: str
    at: datetime | None
    files: int


def versions_of(code: str, latest: int) -> list[Version]:
    """The versions of a saved definition, the latest first."""
    entries = Entry.objects.filter(subject=f"source:{code}", verb__startswith="register.source.")
    saved = {entry.payload.get("version", 1): entry for entry in entries.order_by("seq")}
    read = ImportFile.objects.filter(source__code=code).order_by().values_list("version").annotate(Count("id"))
    files = dict(read)
    numbers = range(latest, 0, -1)
    return [Version(n, saved[n].actor if n in saved else "", saved[n].at if n in saved else None, files.get(n, 0)) for n in numbers]


def reference_entries(scheme: str, edition: str = "") -> QuerySet[ReferenceEntry]:
    """A reference table's entries by symbol; without an edition those of the newest."""
    entries = ReferenceEntry.objects.filter(scheme=scheme)
    newest = edition or entries.aggregate(Max("edition"))["edition__max"] or ""
    return entries.filter(edition=newest).order_by("symbol", "parent")
