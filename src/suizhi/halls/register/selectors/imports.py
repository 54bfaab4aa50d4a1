"""Sources, import runs and reference tables."""

from __future__ import annotations

from django.db.models import Max, QuerySet

from suizhi.commons.policy import Viewer
from suizhi.halls.register.census import SourceCount, counts
from suizhi.halls.register.models import ImportRun, ReferenceEntry, RefusedRow, Source


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


def reference_entries(scheme: str, edition: str = "") -> QuerySet[ReferenceEntry]:
    """A reference table's entries by symbol; without an edition those of the newest."""
    entries = ReferenceEntry.objects.filter(scheme=scheme)
    newest = edition or entries.aggregate(Max("edition"))["edition__max"] or ""
    return entries.filter(edition=newest).order_by("symbol", "parent")
