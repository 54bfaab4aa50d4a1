"""Reading watches, alerts and batches, already cut to what the viewer may see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, QuerySet
from django.http import Http404

from suizhi.commons.policy import Viewer, require
from suizhi.halls.watch import access
from suizhi.halls.watch.models import Alert, Batch, MarketLead, Watch

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Group:
    """The alerts of one applicant, the first to fall due first."""

    applicant: str
    alerts: list[Alert]


def watches(who: Viewer) -> QuerySet[Watch]:
    """The watches that the viewer may see, running ones first."""
    return access.watches(who).order_by(F("ended_at").asc(nulls_first=True), "-id")


def watch_of(who: Viewer, pk: int) -> Watch:
    """One watch. Raises Http404 where it is not the viewer's to see."""
    watch = access.watches(who).select_related("made_by").filter(pk=pk).first()
    if watch is None:
        raise Http404
    return watch


def alerts(who: Viewer) -> QuerySet[Alert]:
    """The alerts that the viewer may see: what falls due first comes first, then the greatest risk."""
    found = access.alerts(who).select_related("watch", "sign", "assignee")
    return found.order_by(F("due").asc(nulls_last=True), "-risk", "-id")


def alert_of(who: Viewer, pk: int) -> Alert:
    """One alert. Raises Http404 where it is not the viewer's to see."""
    alert = access.alerts(who).select_related("watch", "sign__batch", "assignee").filter(pk=pk).first()
    if alert is None:
        raise Http404
    return alert


def open_alerts(who: Viewer) -> QuerySet[Alert]:
    """Those that somebody still has to do something about."""
    return alerts(who).filter(state__in=Alert.OPEN)


def due_within(who: Viewer, today: date, span: timedelta = WEEK) -> QuerySet[Alert]:
    """The open alerts that fall due in the days to come, or did so already."""
    return open_alerts(who).filter(due__lte=today + span)


def grouped(found: Iterable[Alert]) -> list[Group]:
    """Alerts by applicant, in the order in which each applicant's first alert stands."""
    groups: dict[str, Group] = {}
    for alert in found:
        key = alert.sign.applicant_key if alert.sign else f"alert:{alert.pk}"
        name = alert.sign.applicant if alert.sign else ""
        groups.setdefault(key, Group(name, [])).alerts.append(alert)
    return list(groups.values())


def batches(who: Viewer) -> QuerySet[Batch]:
    """What came in, the newest first. Raises PermissionDenied."""
    require(who, access.READ)
    return Batch.objects.order_by("-id")


def batch_of(who: Viewer, pk: int) -> Batch:
    """One batch. Raises PermissionDenied, Http404."""
    batch = batches(who).filter(pk=pk).first()
    if batch is None:
        raise Http404
    return batch


def leads(who: Viewer) -> QuerySet[MarketLead]:
    """The leads that the viewer may see, the most pressing first."""
    return access.leads(who).select_related("listing").order_by("-priority", "-id")
