"""How many rights of each kind and how many statements of each source the register holds.

A small register is counted whenever somebody asks. A large one is counted by the worker and after each import, and the
counts say as of when: counting millions takes seconds, which no page may.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Max, Q
from django.utils import timezone

from suizhi.commons.ledger.models import Head
from suizhi.halls.register.models import Census, Right, RightRecord

if TYPE_CHECKING:
    from suizhi.commons.policy import Viewer

LIVE = 50_000
"""Statements up to which counting takes some tens of milliseconds, and is done on the spot."""


@dataclass(frozen=True, slots=True)
class SourceCount:
    """The statements of a source that count today, and when it last made one."""

    statements: int = 0
    last: datetime | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """The counts; `at` is when they were made where that was not now."""

    kinds: list[tuple[str, str, bool, int]] = field(default_factory=list)
    """(visibility, kind, synthetic, rights)"""
    sources: dict[int, SourceCount] = field(default_factory=dict)
    at: datetime | None = None

    def by_kind(self, who: Viewer) -> dict[str, int]:
        """Rights of each kind that the viewer may see."""
        totals = Counter[str]()
        for visibility, kind, _, count in self.kinds:
            if who.is_office or visibility == "public":
                totals[kind] += count
        return totals + _own(who)

    def has_synthetic(self, who: Viewer) -> bool:
        """Whether any right of the demonstration city is among them."""
        return any(synthetic for visibility, _, synthetic, _ in self.kinds if who.is_office or visibility == "public")


def counts() -> Counts:
    """The counts of now, or of a large register those last kept."""
    kept = Census.objects.first() if _is_large() else None
    if kept is None:
        return _counted()
    sources = {source: SourceCount(count, datetime.fromisoformat(last)) for source, count, last in kept.statements}
    return Counts([tuple(row) for row in kept.kinds], sources, kept.at)


def census_refresh() -> bool:
    """Count a large register anew where it has changed since; whether it was counted."""
    seq = Head.objects.values_list("seq", flat=True).first() or 0
    if not _is_large() or Census.objects.filter(seq=seq).exists():
        return False
    now, made = timezone.now(), _counted()
    statements = [[source, one.statements, one.last.isoformat()] for source, one in made.sources.items() if one.last]
    values = {"at": now, "seq": seq, "kinds": made.kinds, "statements": statements}
    Census.objects.update_or_create(id=1, defaults=values)
    return True


def _is_large() -> bool:
    """By the newest key, since keys are given out without gaps and the question must cost nothing."""
    return (RightRecord.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) > LIVE


def _counted() -> Counts:
    rights = Right.objects.filter(joined_to=None).order_by().values_list("visibility", "kind", "synthetic")
    current = Count("id", filter=Q(superseded_at=None))
    stated: Iterable[Any] = RightRecord.objects.order_by().values_list("source").annotate(current=current, last=Max("recorded_at"))
    return Counts(list(rights.annotate(Count("id"))), {source: SourceCount(count, last) for source, count, last in stated})


def _own(who: Viewer) -> Counter[str]:
    """What only its own party sees, and so is in nobody else's count."""
    if who.is_office or who.party_id is None:
        return Counter()
    own = RightRecord.objects.filter(superseded_at=None, rightpartys__party=who.party_id).values("right")
    closed = Right.objects.filter(joined_to=None, pk__in=own).exclude(visibility="public")
    return Counter(dict(closed.order_by().values_list("kind").annotate(Count("id"))))
