"""Who may speak for a side, and whom a side confides in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from suizhi.halls.casework.mediation.seats import SIDES, mediators
from suizhi.halls.casework.mediation.services.writing import binding, entered, seated
from suizhi.halls.casework.models import Authority, Case, Confidence, Participant
from suizhi.halls.casework.services.representing import authorised, represented

if TYPE_CHECKING:
    from suizhi.commons.accounts.models import User
    from suizhi.commons.policy import Viewer


@transaction.atomic
def representative_add(*, who: Viewer, of: Participant, user: User, name: str, special: bool, paper: str = "") -> Participant:
    """Let somebody act for a party, as its power of attorney says. The mediator has seen the paper.

    Raises PermissionDenied, Refusal (`people.represented`).
    """
    seat = seated(of.case, who, still_open=False)
    if not seat.is_mediator or of.role not in SIDES:
        raise PermissionDenied("mediation.represent")
    return represented(of, name=name[:200], special=special, paper=paper, by=seat.actor, user=user)


@transaction.atomic
def authority_record(*, who: Viewer, participant: Participant, special: bool, paper: str = "") -> Authority:
    """Record a representative's authority anew, wider or narrower. Raises PermissionDenied to all but the mediator."""
    seat = seated(participant.case, who, still_open=False)
    if not seat.is_mediator or participant.represents_id is None:
        raise PermissionDenied("mediation.authority")
    return authorised(participant, special=special, paper=paper, by=seat.actor)


@transaction.atomic
def confidence_extend(*, who: Viewer, case: Case) -> list[Confidence]:
    """A side lets the present mediators read what it confided to earlier ones. Raises PermissionDenied, Refusal (`mediation.authority`)."""
    seat = seated(case, who, still_open=False)
    if seat.is_mediator:
        raise PermissionDenied("mediation.confide")
    binding(seat)
    made = [
        Confidence.objects.create(case=case, side=seat.voice, mediator_id=user, since=case.created_at, by=seat.actor, at=timezone.now())
        for user in sorted(mediators(case))
    ]
    entered(seat, "confided", to=[one.mediator_id for one in made])
    return made
