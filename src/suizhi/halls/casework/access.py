"""Who may see a case, and as what they act in it. Everything else in this hall asks here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q, QuerySet

from suizhi.commons.accounts.models import AccountRole
from suizhi.commons.policy import Viewer
from suizhi.commons.procedures.actor import Actor
from suizhi.halls.casework.models import Case, Participant

if TYPE_CHECKING:
    from collections.abc import Iterable

READ = "casework.read"
"""The capability to read every case of the office; parties read their own without it."""
_DIRECTOR = "director"
# Who presides over the panel is a member of it: the tables of the procedures know the panel only.
_PRESIDER = "presider"
_HANDLER = "handler"
# Whoever has a case in hand speaks for the body that runs the procedure, whatever the procedure calls it.
_IN_HAND = frozenset({_HANDLER, "mediator", "expo_desk", "examiner", "registrar"})


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
    roles = set(parts_in(case, who).values_list("role", flat=True))
    if who.user_id and case.handler_id == who.user_id:
        roles |= _IN_HAND
    if who.may("casework.direct"):
        roles.add(_DIRECTOR)
    if _PRESIDER in roles:
        roles.add("panel")
    return frozenset(roles)


def actor_in(case: Case, who: Viewer) -> Actor:
    """The viewer as the procedures know them."""
    return Actor(who.actor, roles_in(case, who))


def is_office_side(roles: Iterable[str], who: Viewer) -> bool:
    """Whether the viewer looks at the case from the office's side rather than a party's."""
    return who.role in (AccountRole.CLERK, AccountRole.SUPERVISOR, AccountRole.ADMINISTRATOR) or bool(_IN_HAND & set(roles))


def _parts(who: Viewer) -> QuerySet[Participant]:
    if not who.user_id:
        return Participant.objects.none()
    mine = Q(user_id=who.user_id)
    if who.party_id is not None:
        mine |= Q(party=who.party_id)
    return Participant.objects.filter(mine, left_at=None)
