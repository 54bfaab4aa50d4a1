"""What every verb of a mediation checks first, and how it enters the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from suizhi.commons.accounts.models import User
from suizhi.commons.ledger.services import append, hold
from suizhi.halls.casework.mediation.seats import SIDES, Seat, mediators, seat_of
from suizhi.halls.casework.models import Audience, Case, Confidence
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from suizhi.commons.policy import Viewer


def seated(case: Case, who: Viewer, *, still_open: bool = True) -> Seat:
    """The viewer's seat, in the caller's transaction. Raises PermissionDenied without one, Refusal (`mediation.closed`) where the rooms are closed."""
    hold()
    case.refresh_from_db()
    seat = seat_of(case, who)
    if seat is None:
        raise PermissionDenied("mediation")
    if still_open and not seat.open:
        raise Refusal(
            "mediation.closed",
            zh="调解没有在进行，调解室只能查看。",
            en="The mediation is not under way; the rooms can only be read.",
            mend_zh="重新开始调解后再写。",
            mend_en="Write again when mediation has begun anew.",
        )
    return seat


def heard_by(seat: Seat, audience: Audience) -> None:
    """Raise PermissionDenied unless the seat may speak to the audience."""
    if audience not in seat.audiences:
        raise PermissionDenied("mediation.audience")


def confide(case: Case, audience: Audience) -> None:
    """Before anything is said in a side's room: the mediators of today are those it is said to."""
    if audience not in SIDES:
        return
    for user in mediators(case):
        if not Confidence.objects.filter(case=case, side=audience, mediator=user).exists():
            now = timezone.now()
            Confidence.objects.create(case=case, side=audience, mediator_id=user, since=now, by="system", at=now)


def binding(seat: Seat) -> None:
    """Raise Refusal (`mediation.authority`) unless whoever sits there can bind their side."""
    if not seat.is_mediator and not seat.binds:
        raise Refusal(
            "mediation.authority",
            zh="一般授权的代理人不能代为接受方案、签署协议。",
            en="A representative with general authority cannot accept an offer or sign.",
            mend_zh="由当事人本人办理，或者交来写明“特别授权”的委托书，由调解员登记。",
            mend_en="Let the party do it, or hand in a power of attorney with special authority for the mediator to record.",
        )


def name_of(seat: Seat) -> str:
    """How the others see whoever speaks."""
    if seat.part is not None:
        return seat.part.name
    return str(User.objects.get(pk=seat.user_id))


def entered(seat: Seat, verb: str, **payload: object) -> None:
    """One entry in the log: who did what, and the number of the row. Never words, never to whom they were said."""
    append(actor=seat.actor, verb=f"mediation.{verb}", subject=seat.case.subject, payload=dict(payload))
