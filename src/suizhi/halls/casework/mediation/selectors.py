"""Reading a mediation. Every queryset here is cut by the seat first; what a seat may not read is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from suizhi.halls.casework.models import Agreement, Audience, Chart, Message, Obligation, Offer

if TYPE_CHECKING:
    from suizhi.halls.casework.mediation.seats import Seat


def messages(seat: Seat, audience: Audience | None = None) -> QuerySet[Message]:
    """The messages that the seat reads, oldest first: of one audience, or of all of them."""
    found = Message.objects.filter(seat.reads(), case=seat.case).select_related("withdrawal").order_by("id")
    return found if audience is None else found.filter(audience=audience)


def own_message(seat: Seat, pk: int) -> Message:
    """A message that the viewer sent. Raises Http404."""
    return get_object_or_404(messages(seat), pk=pk, author=seat.user_id)


def offers(seat: Seat) -> QuerySet[Offer]:
    """The offers that the seat reads, newest first."""
    found = Offer.objects.filter(seat.reads(), case=seat.case)
    return found.select_related("chart", "carry_consent", "carried_as", "replaces").prefetch_related("clauses__answers").order_by("-id")


def offer(seat: Seat, pk: int) -> Offer:
    """One offer. Raises Http404 where the seat does not read it."""
    return get_object_or_404(offers(seat), pk=pk)


def current_offer(seat: Seat, audience: Audience) -> Offer | None:
    """The offer that stands for an audience: its latest."""
    return offers(seat).filter(audience=audience).first()


def charts(seat: Seat) -> QuerySet[Chart]:
    """The comparison charts that the seat reads, newest first."""
    return Chart.objects.filter(seat.reads(), case=seat.case).prefetch_related("rows__views").order_by("-id")


def chart(seat: Seat, pk: int) -> Chart:
    """One chart. Raises Http404 where the seat does not read it."""
    return get_object_or_404(charts(seat), pk=pk)


def shared_with(seat: Seat, paper: str) -> bool:
    """Whether a file came with a message that the seat reads and that was not withdrawn."""
    return messages(seat).filter(Q(withdrawal=None), paper=paper).exists()


def agreement(seat: Seat) -> Agreement | None:
    """The text that was put up for signature last. It holds only what both sides agreed to face to face."""
    return Agreement.objects.filter(case=seat.case).select_related("offer", "made_by", "conclusion").order_by("-id").first()


def obligations(seat: Seat) -> QuerySet[Obligation]:
    """What is owed under the agreement that has effect, the earliest first."""
    found = Obligation.objects.filter(agreement__case=seat.case, agreement__conclusion__isnull=False)
    return found.select_related("agreement").prefetch_related("performances").order_by("agreement_id", "due", "clause", "part")


def obligation(seat: Seat, pk: int) -> Obligation:
    """One of them. Raises Http404."""
    return get_object_or_404(obligations(seat), pk=pk)
