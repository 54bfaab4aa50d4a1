"""What the register holds, in numbers, for the home and data pages: counts by kind, freshness of sources, latest events.

Selectors only: everything is cut to what the viewer may see.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Max, QuerySet, Sum

from suizhi.halls.register.census import Counts, SourceCount, counts
from suizhi.halls.register.models import Collection, Event, ImportFile, ImportRun, Right, Source
from suizhi.halls.register.selectors.rights import visible
from suizhi.kernel.records import Kind

if TYPE_CHECKING:
    from suizhi.commons.policy import Viewer

EVENTS_SHOWN = 6
LATEST_SHOWN = 20
_NEWEST = 200
"""Events looked at for those to show: enough for several of one right, and for some that this viewer may not see."""


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many rights of one kind there are; `share` is per mille of the most numerous kind, for a bar."""

    kind: str
    label: str
    total: int
    share: int


@dataclass(frozen=True, slots=True)
class Freshness:
    """One source: statements that count today, and when its files were last taken in."""

    source: Source
    records: int
    last_import: datetime | None
    refused: int


@dataclass(frozen=True, slots=True)
class Overview:
    """The register in numbers for one viewer; `counted_at` where they are not of this moment."""

    total: int
    kinds: list[KindCount]
    freshness: list[Freshness]
    events: list[Event]
    has_synthetic: bool
    counted_at: datetime | None


def overview(who: Viewer) -> Overview:
    """The register in numbers."""
    held = counts()
    kinds = kind_counts(who, held)
    return Overview(
        total=sum(kind.total for kind in kinds),
        kinds=kinds,
        freshness=freshness(held),
        events=latest_events(who),
        has_synthetic=held.has_synthetic(who),
        counted_at=held.at,
    )


def holds_demonstration() -> bool:
    """Whether records of the demonstration city stand in this register, so that every page has to say so."""
    return Right.objects.filter(collection=Collection.DEMO).exists()


def kind_counts(who: Viewer, held: Counts) -> list[KindCount]:
    """Rights by kind, in the order of the kinds; kinds without any are left out."""
    totals = held.by_kind(who)
    most = max(totals.values(), default=1)
    labels = dict(Right._meta.get_field("kind").flatchoices)
    return [KindCount(kind, str(labels[kind]), totals[kind], totals[kind] * 1000 // most) for kind in Kind if kind in totals]


def freshness(held: Counts) -> list[Freshness]:
    """Every source that has stated something, most numerous first."""
    files = ImportFile.objects.filter(state=ImportFile.State.DONE).values("source").order_by()
    taken = {row["source"]: (row["last"], row["refused"]) for row in files.annotate(last=Max("run__finished_at"), refused=Sum("refused"))}
    rows = [
        Freshness(source, held.sources.get(source.pk, SourceCount()).statements, *taken.get(source.pk, (None, 0)))
        for source in Source.objects.order_by("code")
    ]
    return sorted(rows, key=lambda row: -row.records)


def latest_events(who: Viewer, count: int = EVENTS_SHOWN) -> list[Event]:
    """The events that took effect last, one for each right, among the newest that there are at all."""
    newest = list(Event.objects.order_by("-on", "-id").values_list("pk", flat=True)[:_NEWEST])
    seen = Event.objects.filter(visible(who, "right__"), pk__in=newest, record__superseded_at=None, record__source__visibility="public")
    by_right: dict[int, Event] = {}
    for event in seen.select_related("right").order_by("-on", "-id"):
        by_right.setdefault(event.right_id, event)
    return list(by_right.values())[:count]


def latest_rights(seen: QuerySet[Right], count: int = LATEST_SHOWN) -> QuerySet[Right]:
    """The rights that changed last."""
    return seen.order_by("-changed", "-id")[:count]


def runs_of(who: Viewer) -> QuerySet[ImportRun]:
    """The imports this person started, newest first."""
    return ImportRun.objects.filter(actor=who.actor).order_by("-started_at", "-id")
