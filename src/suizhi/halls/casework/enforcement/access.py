"""Who works at the enforcement desk. What it keeps of a case is the office's alone: a party reads what is served on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import Http404

from suizhi.halls.casework.access import READ, roles_in, visible

if TYPE_CHECKING:
    from suizhi.commons.policy import Viewer
    from suizhi.halls.casework.models import Case

PROCEDURE = "penalty"


def enforcement_case(who: Viewer, pk: int) -> Case:
    """A case of the desk. Raises Http404 where there is none or the viewer is not of the office."""
    found = visible(who).select_related("run", "handler").filter(pk=pk, procedure=PROCEDURE).first() if who.may(READ) else None
    if found is None:
        raise Http404
    return found


def handles(case: Case, who: Viewer) -> bool:
    """Whether the viewer has the case in hand."""
    return bool(who.user_id) and case.handler_id == who.user_id and who.may("casework.work")


def directs(case: Case, who: Viewer) -> bool:
    """Whether the viewer is the head, who approves what the handler asks for."""
    return "director" in roles_in(case, who) and not handles(case, who)


def require_handler(case: Case, who: Viewer) -> None:
    """Raise PermissionDenied unless the viewer handles the case."""
    if not handles(case, who):
        raise PermissionDenied("enforcement.handle")


def require_head(case: Case, who: Viewer) -> None:
    """Raise PermissionDenied unless the viewer directs."""
    if not directs(case, who):
        raise PermissionDenied("enforcement.direct")
