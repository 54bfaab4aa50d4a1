"""Sources, import runs and reference tables."""

from __future__ import annotations

from django.db.models import Count, Max, Q, QuerySet

from suizhi.commons.policy import Viewer
from suizhi.halls.register.models import ImportRun, ReferenceEntry, RefusedRow, Source


def import_runs(viewer: Viewer) -> QuerySet[ImportRun]:
    """Import runs, newest first; for the office alone."""
    runs = ImportRun.objects.all() if viewer.may("register.imports.read") else ImportRun.objects.none()
    return runs.order_by("-started_at", "-id")


def refused_rows(run: ImportRun) -> QuerySet[RefusedRow]:
    """The rows of a run that were not taken in, file by file in order."""
    return RefusedRow.objects.filter(file__run=run).select_related("file").order_by("file_id", "row", "id")


def sources() -> QuerySet[Source]:
    """Every source that has stated something: how many current records, and when it last spoke."""
    return Source.objects.annotate(
        statements=Count("records", filter=Q(records__superseded_at=None)),
        last=Max("records__recorded_at"),
    ).order_by("code")


def reference_entries(scheme: str, edition: str = "") -> QuerySet[ReferenceEntry]:
    """A reference table's entries by symbol; without an edition those of the newest."""
    entries = ReferenceEntry.objects.filter(scheme=scheme)
    newest = edition or entries.aggregate(Max("edition"))["edition__max"] or ""
    return entries.filter(edition=newest).order_by("symbol", "parent")
