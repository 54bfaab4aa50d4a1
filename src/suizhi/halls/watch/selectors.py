"""Reading watches, alerts and batches, already cut to what the viewer may see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import F, Q, QuerySet
from django.http import Http404

from suizhi.commons.policy import Viewer, require
from suizhi.halls.watch import access
from suizhi.halls.watch.models import Alert, Batch, ListingLook, MarketLead, Watch
from suizhi.halls.watch.reasons import LEAD_REASONS, TEACHES_NOTHING

WEEK = timedelta(days=7)
SELLER_MAX = 20
LOOKED_THROUGH = 2000
"""Leads whose contacts are compared with one lead's: the most pressing first."""


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


def open_leads(who: Viewer) -> QuerySet[MarketLead]:
    """Those that wait for a person."""
    return leads(who).filter(state=MarketLead.State.NEW)


def lead_of(who: Viewer, pk: int) -> MarketLead:
    """One lead. Raises Http404 where it is not the viewer's to see."""
    lead = access.leads(who).select_related("listing__batch").filter(pk=pk).first()
    if lead is None:
        raise Http404
    return lead


def of_seller(who: Viewer, lead: MarketLead) -> list[MarketLead]:
    """Other leads about listings of the same shop, or of shops that share a contact with it, for the office."""
    listing = lead.listing
    if not who.may(access.READ):
        return []
    same = Q(listing__platform=listing.platform, listing__shop=listing.shop) if listing.shop else Q(pk__in=[])
    found = list(leads(who).filter(same).exclude(pk=lead.pk)[:SELLER_MAX])
    if not listing.contacts:
        return found
    contacts = set(listing.contacts)
    others = leads(who).exclude(pk__in=[lead.pk, *(one.pk for one in found)]).exclude(listing__contacts=[])[:LOOKED_THROUGH]
    return (found + [one for one in others if contacts.intersection(one.listing.contacts)])[:SELLER_MAX]


def looks(who: Viewer, lead: MarketLead) -> QuerySet[ListingLook]:
    """Who opened the lead, for the office, the newest first."""
    found = ListingLook.objects.filter(listing=lead.listing).select_related("by").order_by("-id")
    return found if who.may(access.READ) else found.none()


def reviewed(who: Viewer) -> Iterator[dict[str, Any]]:
    """What people made of leads, in the form that `suizhi leads retrain` learns from. Raises PermissionDenied."""
    require(who, access.READ)
    for lead in MarketLead.objects.exclude(state=MarketLead.State.NEW).prefetch_related("answers").select_related("listing").order_by("pk"):
        answer = lead.answers.all()[0]
        teaches = "no" if answer.reason in TEACHES_NOTHING else "yes"
        signals = {signal["id"]: signal["value"] for signal in lead.signals}
        confirmed = lead.state != MarketLead.State.DISMISSED
        yield {
            "listing_id": lead.listing.number,
            "confirmed": confirmed,
            "reason": str(LEAD_REASONS[answer.reason]),
            "signals": signals,
            "teaches": teaches,
        }
