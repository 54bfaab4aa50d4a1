"""Reading credit: what is public on a day, what the viewer may see beyond it."""

from __future__ import annotations

from datetime import date

from django.db.models import F, Q, QuerySet
from django.http import Http404

from suizhi.commons.personal.fields import candidates
from suizhi.commons.policy import Viewer, require
from suizhi.halls.credit.access import READ, own, own_parties, visible
from suizhi.halls.credit.models import CreditEvent, CreditProposal, Draw, Look, Measure, Objection, PublicRecord

TEXT_MAX = 100


def published(on: date) -> QuerySet[PublicRecord]:
    """What everybody may see on the day: from its first day to its last, and nothing that was ended. The day decides, not the sweeper."""
    return PublicRecord.objects.filter(published_on__lte=on, until__gte=on, ended_on=None).order_by("-published_on", "-pk")


def found(text: str, on: date) -> QuerySet[PublicRecord]:
    """The publications about whom the text names: a firm by a part of its name or its code, a person by the whole name only."""
    text = text.replace("\x00", "").strip()[:TEXT_MAX]
    if not text:
        return published(on)
    firm = Q(is_person=False) & (Q(name__icontains=text) | Q(code=text.upper()))
    return published(on).filter(firm | Q(name_index__in=candidates(PublicRecord, "name_index", text)))


def published_of(party: int, on: date) -> list[PublicRecord]:
    """The publications about one party. Raises Http404 where there are none: the page of somebody without a record does not exist."""
    rows = list(published(on).filter(party=party))
    if not rows:
        raise Http404
    return rows


def events(who: Viewer) -> QuerySet[CreditEvent]:
    """The events that the viewer may see, what ends first comes first, then what is over."""
    order = (F("closed_on").asc(nulls_first=True), F("ends_on").asc(nulls_first=True), "-id")
    return visible(who).select_related("run", "handler").order_by(*order)


def own_events(who: Viewer) -> QuerySet[CreditEvent]:
    """The events about the viewer's own party, newest first."""
    return own(who).select_related("run").order_by("-id")


def event_of(who: Viewer, pk: int) -> CreditEvent:
    """One event. Raises Http404 where there is none or it is not the viewer's to see: nobody learns that it exists."""
    event = visible(who).select_related("run", "handler").filter(pk=pk).first()
    if event is None:
        raise Http404
    return event


def proposals(who: Viewer) -> QuerySet[CreditProposal]:
    """What waits for a person, what has a limit first. Raises PermissionDenied."""
    require(who, READ)
    return CreditProposal.objects.filter(state=CreditProposal.State.OPEN).order_by(F("act_by").asc(nulls_last=True), "id")


def proposal_of(who: Viewer, pk: int) -> CreditProposal:
    """One proposal. Raises PermissionDenied, Http404."""
    require(who, READ)
    proposal = CreditProposal.objects.select_related("decided_by").filter(pk=pk).first()
    if proposal is None:
        raise Http404
    return proposal


def measure_of(who: Viewer, pk: int) -> Measure:
    """One measure of an event that the viewer may see. Raises Http404."""
    measure = Measure.objects.select_related("event__run").filter(pk=pk, event__in=visible(who)).first()
    if measure is None:
        raise Http404
    return measure


def objection_of(who: Viewer, pk: int) -> Objection:
    """One objection to an event that the viewer may see. Raises Http404."""
    objection = Objection.objects.select_related("event__run").filter(pk=pk, event__in=visible(who)).first()
    if objection is None:
        raise Http404
    return objection


def unanswered(who: Viewer) -> list[Objection]:
    """The objections that nobody has answered, longest first. Raises PermissionDenied."""
    require(who, READ)
    return list(Objection.objects.filter(answer="").select_related("event").order_by("at")[:TEXT_MAX])


def looks(who: Viewer) -> QuerySet[Look]:
    """Who of the office looked at the viewer's own file, newest first."""
    return Look.objects.filter(party__in=own_parties(who)).order_by("-at")


def draws() -> QuerySet[Draw]:
    """The random draws, newest first: every one is public from its promise on."""
    return Draw.objects.order_by("-committed_at", "-pk")


def draw_of(pk: int) -> Draw:
    """One draw. Raises Http404."""
    draw = Draw.objects.filter(pk=pk).first()
    if draw is None:
        raise Http404
    return draw
