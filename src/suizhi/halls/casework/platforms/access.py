"""Who acts for a platform, and which notices somebody may see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404

from suizhi.halls.casework.access import parts_in, visible
from suizhi.halls.casework.platforms.models import Platform, PlatformNotice
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from suizhi.commons.policy import Viewer
    from suizhi.halls.casework.models import Case


def platform_of(who: Viewer) -> Platform | None:
    """The platform that the viewer acts for."""
    return Platform.objects.filter(party=who.party_id).first() if who.user_id and who.party_id is not None else None


def required_platform(who: Viewer) -> Platform:
    """The platform that the viewer acts for. Raises Refusal (`platform.none`)."""
    found = platform_of(who)
    if found is None:
        raise Refusal(
            "platform.none",
            zh="这个账户没有代表任何电子商务平台。",
            en="This account acts for no online platform.",
            mend_zh="请让管理员把账户关联到平台在登记簿中的当事人。",
            mend_en="Have an administrator link the account to the platform's party in the register.",
        )
    return found


def notices(who: Viewer) -> QuerySet[PlatformNotice]:
    """The notices that the viewer may see: their own, their platform's, for the office all; the newest first."""
    found = PlatformNotice.objects.filter(case__in=visible(who))
    return found.select_related("case__run", "platform").order_by("-pk")


def notice_of(who: Viewer, pk: int) -> PlatformNotice:
    """One notice. Raises Http404 where it is not the viewer's to see."""
    found = notices(who).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def roles_here(case: Case, who: Viewer) -> frozenset[str]:
    """The viewer's roles in the case. A platform also hands on what holder or merchant told it, where they have no account here.

    The law lets both speak to the platform alone (电子商务法 42, 43): its operator is who can say that and when they did.
    """
    roles = set(parts_in(case, who).values_list("role", flat=True))
    if "platform" in roles:
        roles |= {one.role for one in case.participants.filter(left_at=None, user=None, party=None, role__in=("holder", "merchant"))}
    return frozenset(roles)
