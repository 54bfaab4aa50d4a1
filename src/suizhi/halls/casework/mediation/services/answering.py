"""Each side's answer to each clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from suizhi.halls.casework.mediation import selectors
from suizhi.halls.casework.mediation.services.offering import agreed
from suizhi.halls.casework.mediation.services.writing import binding, confide, entered, name_of, seated
from suizhi.halls.casework.models import Answer, Audience, Case, Offer, OfferClause
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from suizhi.commons.policy import Viewer
    from suizhi.halls.casework.mediation.seats import Seat


@transaction.atomic
def clause_answer(*, who: Viewer, clause: OfferClause, verdict: str, wish: str = "") -> Answer:
    """Say what one's side thinks of a clause of the offer that stands. Raises PermissionDenied, Refusal."""
    seat = _answering(clause.offer.case, who, clause.offer)
    if verdict not in Answer.Verdict.values or (verdict == Answer.Verdict.CHANGE and not wish.strip()):
        raise Refusal(
            "mediation.answer",
            zh="请选择同意、不同意，或者写明改为什么。",
            en="Say yes or no, or write what it should read instead.",
            field="wish",
        )
    if verdict == Answer.Verdict.AGREE:
        binding(seat)
    made = Answer.objects.create(
        clause=clause,
        voice=seat.voice,
        verdict=verdict,
        wish=wish.strip()[:2000] if verdict == Answer.Verdict.CHANGE else "",
        author_id=seat.user_id,
        name=name_of(seat),
        at=timezone.now(),
    )
    entered(seat, "answered", clause=clause.pk)
    return made


@transaction.atomic
def offer_accept(*, who: Viewer, offer: Offer) -> Offer:
    """Agree to every clause of the offer that stands. Raises PermissionDenied, Refusal (`mediation.authority`, `mediation.overtaken`)."""
    seat = _answering(offer.case, who, offer)
    binding(seat)
    agreed(offer, seat)
    entered(seat, "accepted", offer=offer.pk)
    return offer


def _answering(case: Case, who: Viewer, offer: Offer) -> Seat:
    seat = seated(case, who)
    if seat.is_mediator or not selectors.offers(seat).filter(pk=offer.pk).exists():
        raise PermissionDenied("mediation.answer")
    standing = selectors.current_offer(seat, Audience(offer.audience))
    if standing is None or standing.pk != offer.pk:
        raise Refusal(
            "mediation.overtaken",
            zh="已经有新一稿，请看新的方案再答复。",
            en="There is a newer draft; answer that one.",
            field="offer",
        )
    confide(case, Audience(offer.audience))
    return seat
