"""Who may see a case, and as what they act in it. Everything else in this hall asks here."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet

from suizhi.commons.accounts.models import AccountRole
from suizhi.commons.policy import Viewer
from suizhi.commons.procedures.actor import Actor
from suizhi.engines.procedures import roles
from suizhi.halls.casework.models import Case, Participant

if TYPE_CHECKING:
    from collections.abc import Iterable

READ = "casework.read"
"""The capability to read every case of the office; parties read their own without it."""
HEAD = "casework.direct"
"""The capability of the head of the office."""
HANDLER, DIRECTOR, PANEL, PRESIDER, THIRD_PARTY = "handler", "director", "panel", "presider", "third_party"
IN_HAND = frozenset({HANDLER, "mediator", "expo_desk", "examiner", "registrar"})
"""What procedures call whoever has a case in hand: they speak for the body that runs it."""
_AUTHORITIES = frozenset({"court", "public_security", "reviewing_authority", "cnipa", "platform"})
"""Outsiders whose word moves a case and who are nobody's party in it."""


class Work(StrEnum):
    """The office's work on a case, by the name under which a refusal is logged."""

    MANAGE = "casework.manage"
    LETTERS = "casework.letters"
    HEARINGS = "casework.hearings"


_DONE_BY = {
    Work.MANAGE: frozenset({HANDLER, DIRECTOR}),
    Work.LETTERS: frozenset({HANDLER, DIRECTOR, PANEL, PRESIDER, "mediator", "expo_desk"}),
    Work.HEARINGS: frozenset({HANDLER, DIRECTOR, PANEL, PRESIDER, "legal_reviewer"}),
}


def visible(who: Viewer) -> QuerySet[Case]:
    """The cases that the viewer may see."""
    if who.may(READ):
        return Case.objects.all()
    return with_parts(who)


def with_parts(who: Viewer) -> QuerySet[Case]:
    """The cases that the viewer has a place in."""
    return Case.objects.filter(Exists(_parts(who).filter(case=OuterRef("pk")))) if who.user_id else Case.objects.none()


def parts_in(case: Case, who: Viewer) -> QuerySet[Participant]:
    """The viewer's own places in the case: as themselves, or for the party they act for."""
    return _parts(who).filter(case=case)


def roles_in(case: Case, who: Viewer) -> frozenset[str]:
    """The roles of the procedure that the viewer has in this case."""
    held = set(parts_in(case, who).values_list("role", flat=True))
    if who.user_id and case.handler_id == who.user_id:
        held |= IN_HAND
    if who.may(HEAD):
        held.add(DIRECTOR)
    if PRESIDER in held:
        # Who presides over the panel is a member of it: the tables of the procedures know the panel only.
        held.add(PANEL)
    return frozenset(held)


def actor_in(case: Case, who: Viewer) -> Actor:
    """The viewer as the procedures know them."""
    return Actor(who.actor, roles_in(case, who))


def does(work: Work, case: Case, who: Viewer) -> bool:
    """Whether the viewer does that work on the case for the office."""
    held = roles_in(case, who)
    return bool(_DONE_BY[work] & held) and is_office_side(held, who)


def require_work(work: Work, case: Case, who: Viewer) -> None:
    """Raise PermissionDenied unless the viewer does that work on the case."""
    if not does(work, case, who):
        raise PermissionDenied(work)


def is_office_side(held: Iterable[str], who: Viewer) -> bool:
    """Whether the viewer, with these roles in a case, looks at it from the office's side rather than a party's."""
    return who.role in (AccountRole.CLERK, AccountRole.SUPERVISOR, AccountRole.ADMINISTRATOR) or bool(IN_HAND & set(held))


def is_office_role(role: str) -> bool:
    """Whether somebody in this role works for the body that runs the procedure."""
    found = roles().get(role)
    return found is not None and found.office


def office_roles() -> list[str]:
    """The roles of those who work for the body that runs a procedure."""
    return [role.id for role in roles().values() if role.office]


def party_roles(case: Case) -> tuple[str, ...]:
    """The roles of outsiders that the case's procedure knows, and third parties: who may be let into the case."""
    assert case.run is not None
    named = {role for move in case.run.definition.transitions for role in move.roles}
    found = [role for role in roles() if role in named and not is_office_role(role) and role not in _AUTHORITIES]
    return (*found, THIRD_PARTY)


def _parts(who: Viewer) -> QuerySet[Participant]:
    if not who.user_id:
        return Participant.objects.none()
    mine = Q(user_id=who.user_id)
    if who.party_id is not None:
        mine |= Q(party=who.party_id)
    return Participant.objects.filter(mine, left_at=None)
