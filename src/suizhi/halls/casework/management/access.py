"""Who may manage a case: whoever has it in hand, and the head of the office; some things are the head's alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied

from suizhi.commons.policy import require
from suizhi.commons.procedures.models import Run
from suizhi.engines.procedures import roles
from suizhi.halls.casework.access import roles_in
from suizhi.halls.casework.models import Case

if TYPE_CHECKING:
    from suizhi.commons.policy import Viewer

HEAD = "casework.direct"
"""The capability of the head of the office."""
PRESIDER, PANEL, HANDLER, THIRD_PARTY = "presider", "panel", "handler", "third_party"


def may_manage(case: Case, who: Viewer) -> bool:
    """Whether the viewer has the case in hand or heads the office."""
    return bool(roles_in(case, who) & {HANDLER, "director"})


def require_charge(case: Case, who: Viewer) -> None:
    """Raise PermissionDenied unless the viewer has the case in hand or heads the office."""
    if not may_manage(case, who):
        raise PermissionDenied("casework.manage")


def require_head(who: Viewer) -> None:
    """Raise PermissionDenied unless the viewer heads the office."""
    require(who, HEAD)


def is_office_role(role: str) -> bool:
    """Whether somebody in this role works for the body that runs the procedure."""
    found = roles().get(role)
    return found is not None and found.office


def party_roles(case: Case) -> tuple[str, ...]:
    """The roles of outsiders that the case's procedure knows, and third parties: who may be let into the case."""
    assert case.run is not None
    named = {role for move in case.run.definition.transitions for role in move.roles}
    found = [role for role in roles() if role in named and not is_office_role(role) and role not in _AUTHORITIES]
    return (*found, THIRD_PARTY)


_AUTHORITIES = frozenset({"court", "public_security", "reviewing_authority", "cnipa", "platform"})
"""Outsiders whose word moves a case and who are nobody's party in it."""


def held_case(case: Case) -> Case:
    """The case as it stands now, held until the transaction ends: its run first, as in every step, so that nobody waits in a ring."""
    if case.run_id is not None:
        Run.objects.select_for_update().get(pk=case.run_id)
    return Case.objects.select_for_update(of=("self",)).select_related("run", "handler").get(pk=case.pk)
