"""Reading cases, already cut to what the viewer may see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet
from django.http import Http404

from suizhi.commons.policy import Viewer
from suizhi.halls.casework.access import READ, visible, with_parts
from suizhi.halls.casework.models import Case, Draft

COUNT_MAX = 10_000
"""Lists say how many there are up to this; beyond, counting a million rows for a heading would make everybody wait."""


@dataclass(frozen=True, slots=True)
class Capped:
    """A count that stops at `COUNT_MAX`."""

    value: int

    @property
    def more(self) -> bool:
        """Whether there are more than were counted."""
        return self.value > COUNT_MAX


def cases(who: Viewer) -> QuerySet[Case]:
    """The cases that the viewer may see, newest first."""
    return visible(who).select_related("run", "handler").order_by("-opened_on", "-id")


def case_of(who: Viewer, pk: int) -> Case:
    """One case. Raises Http404 where there is none or it is not the viewer's to see: nobody learns that it exists."""
    case = visible(who).select_related("run", "handler").filter(pk=pk).first()
    if case is None:
        raise Http404
    return case


def in_hand(who: Viewer) -> QuerySet[Case]:
    """The open cases that the viewer handles: what is due first comes first."""
    return _open(who).filter(handler=who.user_id or 0)


def unassigned(who: Viewer) -> QuerySet[Case]:
    """The open cases that nobody has in hand, what is due first comes first."""
    return _open(who).filter(handler=None)


def all_open(who: Viewer) -> QuerySet[Case]:
    """Every open case of the office."""
    return _open(who)


def ended(who: Viewer) -> QuerySet[Case]:
    """The office's cases that have ended, the latest first."""
    found = Case.objects.filter(closed_on__isnull=False) if who.may(READ) else Case.objects.none()
    return found.select_related("run", "handler").order_by("-closed_on", "-id")


def capped(found: QuerySet[Any]) -> Capped:
    """How many there are, counted no further than needed."""
    return Capped(len(found.order_by().values_list("pk")[: COUNT_MAX + 1]))


def facts_of(case: Case) -> dict[str, Any]:
    """The facts of a case: of each name what was stated last."""
    return dict(case.statements.order_by("id").values_list("fact", "value"))


def drafts(who: Viewer) -> QuerySet[Draft]:
    """The viewer's own unfinished requests, the last touched first."""
    return Draft.objects.filter(owner=who.user_id or 0)


def _open(who: Viewer) -> QuerySet[Case]:
    found = Case.objects.filter(closed_on=None) if who.may(READ) else Case.objects.none()
    return found.select_related("run", "handler").order_by(F("next_due").asc(nulls_last=True), "id")


def own(who: Viewer) -> QuerySet[Case]:
    """The cases that the viewer has a place in, as a party or for one, newest first."""
    return with_parts(who).select_related("run", "handler").order_by("-opened_on", "-id")
