"""Hearings as they may be read: of one case, one by one, and those to come for the calendar."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q
from django.http import Http404

from suizhi.commons.procedures.days import end_of
from suizhi.halls.casework.access import READ, visible
from suizhi.halls.casework.models import Case, Hearing, Participant

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from suizhi.commons.policy import Viewer

SHOWN = 200


def hearings_of(case: Case) -> QuerySet[Hearing]:
    """The hearings of a case, its own and those that it is heard in, the latest first."""
    found = Hearing.objects.filter(Q(case=case) | Q(also=case)).distinct()
    return found.select_related("case").prefetch_related("attendances__participant", "also").order_by("-starts_at", "-pk")


def hearing_of(who: Viewer, pk: int) -> Hearing:
    """One hearing. Raises Http404 where there is none or neither of its cases is the viewer's to see."""
    found = Hearing.objects.select_related("case__run", "case__handler", "record").filter(pk=pk).first()
    if found is None or not visible(who).filter(Q(pk=found.case_id) | Q(heard_with=found)).exists():
        raise Http404
    return found


def upcoming(who: Viewer, first: date, days: int, *, everybody: bool) -> list[Hearing]:
    """The hearings of the coming days, the first one first: those of the viewer's own cases, or all of the office's."""
    found = Hearing.objects.filter(state__in=(Hearing.State.PLANNED, Hearing.State.SUMMONED))
    found = found.filter(starts_at__gte=end_of(first - timedelta(days=1)), starts_at__lt=end_of(first + timedelta(days=days)))
    if not (everybody and who.may(READ)):
        found = found.filter(Exists(_mine(who).filter(pk=OuterRef("case"))))
    return list(found.select_related("case__handler").order_by("starts_at", "pk")[:SHOWN])


def _mine(who: Viewer) -> QuerySet[Case]:
    """The cases that the viewer handles, sits on the panel of, or is in."""
    seats = Participant.objects.filter(user=who.user_id or 0, left_at=None, case=OuterRef("pk"))
    return Case.objects.filter(Q(handler=who.user_id or 0) | Exists(seats))
