"""Carrying an offer out of a side's room: only the mediator does it, only with the side's consent on record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from suizhi.halls.casework.mediation import selectors
from suizhi.halls.casework.mediation.seats import SIDES
from suizhi.halls.casework.mediation.services.offering import Worded, clauses_write, next_number
from suizhi.halls.casework.mediation.services.writing import binding, entered, name_of, seated
from suizhi.halls.casework.models import Answer, Audience, CarryConsent, Offer
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from suizhi.commons.policy import Viewer
    from suizhi.halls.casework.mediation.seats import Seat


@transaction.atomic
def carry_allow(*, who: Viewer, offer: Offer) -> CarryConsent:
    """A side lets the mediator show an offer of its room to the other side. Raises PermissionDenied, Refusal (`mediation.authority`)."""
    seat = seated(offer.case, who)
    if seat.is_mediator or offer.audience not in SIDES or offer.audience != seat.voice:
        raise PermissionDenied("mediation.carry")
    binding(seat)
    given, fresh = CarryConsent.objects.get_or_create(
        offer=offer, defaults={"voice": seat.voice, "author_id": seat.user_id, "name": name_of(seat), "at": timezone.now()}
    )
    if fresh:
        entered(seat, "carry_allowed", offer=offer.pk)
    return given


@transaction.atomic
def offer_carry(*, who: Viewer, offer: Offer) -> Offer:
    """Put a confided offer before both sides, word for word: neither its note nor its chart goes with it.

    Raises PermissionDenied to all but a mediator who reads it, Refusal (`mediation.consent`) without the side's consent.
    """
    seat = seated(offer.case, who)
    if not seat.is_mediator or offer.audience not in SIDES or not selectors.offers(seat).filter(pk=offer.pk).exists():
        raise PermissionDenied("mediation.carry")
    consent = CarryConsent.objects.filter(offer=offer).first()
    if consent is None:
        raise _no_consent()
    if hasattr(offer, "carried_as"):
        return offer.carried_as
    carried = _copied(seat, offer, consent)
    entered(seat, "carried", offer=carried.pk)
    return carried


def _copied(seat: Seat, offer: Offer, consent: CarryConsent) -> Offer:
    carried = Offer.objects.create(
        case=offer.case,
        audience=Audience.JOINT,
        number=next_number(offer.case, Audience.JOINT),
        voice=consent.voice,
        author_id=seat.user_id,
        name=consent.name,
        replaces=selectors.current_offer(seat, Audience.JOINT),
        carried_from=offer,
        at=timezone.now(),
    )
    clauses_write(carried, [Worded(one.kind, one.slot, one.terms, one.text) for one in offer.clauses.all()])
    Answer.objects.bulk_create(
        Answer(
            clause=clause, voice=consent.voice, verdict=Answer.Verdict.AGREE, author_id=consent.author_id, name=consent.name, at=consent.at
        )
        for clause in carried.clauses.all()
    )
    return carried


def _no_consent() -> Refusal:
    return Refusal(
        "mediation.consent",
        zh="这份方案是单独告诉你的，对方还没有同意转达。",
        en="This offer was confided to you, and the side has not agreed that you pass it on.",
        mend_zh="请其在这份方案下面选择“同意转达”。",
        mend_en="Ask the side to allow it below the offer.",
    )
