"""What is told of referrals outside the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suizhi.halls.casework.access import READ, roles_in
from suizhi.halls.casework.models import Referral
from suizhi.halls.casework.sides import SIDES

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from suizhi.commons.policy import Viewer
    from suizhi.halls.casework.models import Case


def referrals_told(case: Case, who: Viewer) -> QuerySet[Referral]:
    """What went out, for the office and for the side that brought the matter. The other side is not warned of it."""
    brought = SIDES[case.procedure][0] in roles_in(case, who)
    out = Referral.objects.filter(case=case, state__in=(Referral.State.SENT, Referral.State.ANSWERED))
    return out if brought or who.may(READ) else out.none()
