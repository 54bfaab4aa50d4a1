"""Who sees a request for aid: who made it, the expert it was given to, and the office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.http import Http404

from suizhi.halls.casework.access import READ
from suizhi.halls.casework.models import AidRequest

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from suizhi.commons.policy import Viewer


def requests_of(who: Viewer) -> QuerySet[AidRequest]:
    """The requests that the viewer may see, newest first."""
    found = AidRequest.objects.select_related("expert", "owner")
    if who.may(READ):
        return found
    return found.filter(Q(owner=who.user_id or 0) | Q(expert__user=who.user_id or 0)) if who.user_id else found.none()


def request_of(who: Viewer, pk: int) -> AidRequest:
    """One request. Raises Http404 where it is not the viewer's to see."""
    found = requests_of(who).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def works(who: Viewer) -> bool:
    """Whether the viewer admits, assigns and answers for the office."""
    return who.may("casework.work")


def advises(request: AidRequest, who: Viewer) -> bool:
    """Whether the viewer writes guidance: the office, or the expert who has it."""
    return works(who) or bool(who.user_id and request.expert and request.expert.user_id == who.user_id)
