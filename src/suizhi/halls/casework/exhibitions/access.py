"""Who stands at a fair's desk, and what else may be seen of a fair. Anybody may read that it takes place and where the desk is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q
from django.http import Http404

from suizhi.halls.casework.access import READ
from suizhi.halls.casework.exhibitions.models import Complaint, DeskPost, Exhibition

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from suizhi.commons.policy import Viewer

OPEN_FAIR = "casework.fairs"
"""The capability to enter a fair and name its organiser."""


def desks_of(who: Viewer) -> QuerySet[Exhibition]:
    """The fairs whose desk the viewer may look at: their own, and for the office every one."""
    if who.may(READ):
        return Exhibition.objects.all()
    if not who.user_id:
        return Exhibition.objects.none()
    posted = DeskPost.objects.filter(exhibition=OuterRef("pk"), user=who.user_id, until=None)
    return Exhibition.objects.filter(Q(organiser=who.user_id) | Exists(posted))


def desk_of(who: Viewer, pk: int) -> Exhibition:
    """One fair's desk. Raises Http404 where it is not the viewer's to see."""
    found = desks_of(who).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def stands_at(fair: Exhibition, who: Viewer) -> bool:
    """Whether the viewer acts at the desk: as its organiser or posted there. The office looks on, and does not act for the organiser."""
    if not who.user_id:
        return False
    return fair.organiser_id == who.user_id or fair.posts.filter(user=who.user_id, until=None).exists()


def require_desk(fair: Exhibition, who: Viewer) -> None:
    """Raise PermissionDenied unless the viewer acts at the desk."""
    if not stands_at(fair, who):
        raise PermissionDenied("casework.fair.desk")


def complaint_of(who: Viewer, pk: int) -> Complaint:
    """A complaint of a desk that the viewer may see. Raises Http404."""
    related = ("case__run", "exhibition", "exhibitor", "notice_by")
    found = Complaint.objects.select_related(*related).filter(pk=pk, exhibition__in=desks_of(who)).first()
    if found is None:
        raise Http404
    return found


def complaint_by_token(token: str) -> Complaint:
    """The complaint whose notice was handed over with this token. Raises Http404: also once the case is closed."""
    related = ("case__run", "exhibition", "exhibitor", "notice_by")
    found = Complaint.objects.select_related(*related).filter(token=token, case__closed_on=None).first()
    if found is None:
        raise Http404
    return found
