"""Putting an agreement up for signature."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from suizhi.halls.casework.mediation import selectors
from suizhi.halls.casework.mediation.composing import Composed, agreement_text
from suizhi.halls.casework.mediation.services.writing import entered, seated
from suizhi.halls.casework.mediation.showing import shown
from suizhi.halls.casework.models import Agreement, Audience, Case
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from suizhi.commons.policy import Viewer
    from suizhi.halls.casework.mediation.seats import Seat
    from suizhi.halls.casework.mediation.showing import OfferShown


@transaction.atomic
def agreement_make(*, who: Viewer, case: Case, summary: str = "", despite: str = "") -> Agreement:
    """Make the text of what both sides agreed to. A later text replaces one that not all have signed.

    Raises PermissionDenied to all but the mediator; Refusal: `mediation.unsettled` while a clause is open, `mediation.unconfirmable`
    where a court would not confirm it and no reason is given for going on all the same.
    """
    seat = seated(case, who)
    if not seat.is_mediator:
        raise PermissionDenied("mediation.agree")
    found = _settled(seat)
    reason = despite.strip()[:1000]
    if not found.report.stands and not reason:
        raise _unconfirmable(found)
    text = agreement_text(case, Composed(found.offer, " ".join(summary.split())[:1000]))
    made = Agreement.objects.create(
        case=case,
        offer=found.offer,
        text=text,
        digest=hashlib.sha256(text.encode()).hexdigest(),
        hints=[hint.as_dict() for hint in found.report.hints],
        facts=list(found.report.facts),
        despite=reason,
        made_by_id=seat.user_id,
        at=timezone.now(),
    )
    entered(seat, "agreement_made", agreement=made.pk, digest=made.digest)
    return made


def _settled(seat: Seat) -> OfferShown:
    standing = selectors.current_offer(seat, Audience.JOINT)
    found = shown(seat, standing, timezone.localdate()) if standing else None
    if found is None or not found.settled:
        raise Refusal(
            "mediation.unsettled",
            zh="双方面前的最新一稿还有条款没有谈拢。",
            en="Clauses of the latest draft before both sides are still open.",
            mend_zh="请双方逐条答复，或者改一稿。",
            mend_en="Let both sides answer each clause, or make another draft.",
        )
    return found


def _unconfirmable(found: OfferShown) -> Refusal:
    numbers = sorted({hint.clause for hint in found.report.hints if hint.outcome != "advise"})
    zh, en = "、".join(map(str, numbers)), ", ".join(map(str, numbers))
    return Refusal(
        "mediation.unconfirmable",
        zh=f"第 {zh} 条法院可能不予受理或者不予确认。",
        en=f"A court may not take up or confirm clause {en}.",
        mend_zh="按提示改写后重新征求双方意见；各方知悉后仍要这样写的，写明理由。",
        mend_en="Rewrite them as suggested and ask both sides anew; or say why all want them so, knowing this.",
        field="despite",
    )
