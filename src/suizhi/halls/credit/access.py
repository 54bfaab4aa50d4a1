"""Who may see a credit event before it is public, and as what they act in it. Everything else in this hall asks here."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet

from suizhi.commons.accounts.models import User
from suizhi.commons.policy import SYSTEM, Viewer
from suizhi.commons.procedures.actor import Actor
from suizhi.halls.credit.models import CreditEvent
from suizhi.halls.register.selectors import parties, party_members

READ = "credit.read"
WORK = "credit.work"
DIRECT = "credit.direct"
_HANDLER, _DIRECTOR, _SUBJECT = "handler", "director", "subject"


def visible(who: Viewer) -> QuerySet[CreditEvent]:
    """The events that the viewer may see whole: all for those of the office who work on credit, their own for subjects."""
    return CreditEvent.objects.all() if who.may(READ) else own(who)


def own(who: Viewer) -> QuerySet[CreditEvent]:
    """The events about the party that the viewer acts for, under any of the names judged to be the same."""
    members = own_parties(who)
    return CreditEvent.objects.filter(party__in=members, erased_at=None) if members else CreditEvent.objects.none()


def own_parties(who: Viewer) -> list[int]:
    """The ids of the party that the viewer acts for, and of those judged to be the same."""
    if who.user_id is None or who.party_id is None:
        return []
    party = parties(SYSTEM).filter(pk=who.party_id).first()
    return list(party_members(party).values_list("pk", flat=True)) if party else []


def account_of(who: Viewer) -> User:
    """The account behind the viewer. Raises PermissionDenied for a visitor and for the platform itself: a person answers for this."""
    user = User.objects.filter(pk=who.user_id or 0).first()
    if user is None:
        raise PermissionDenied("credit.person")
    return user


def roles_in(event: CreditEvent, who: Viewer) -> frozenset[str]:
    """The roles of the procedure that the viewer has in this event. Who handles it never directs it as well."""
    roles = set()
    if event.party in own_parties(who):
        roles.add(_SUBJECT)
    if who.user_id and event.handler_id == who.user_id:
        roles.add(_HANDLER)
    elif who.may(DIRECT):
        roles.add(_DIRECTOR)
    return frozenset(roles)


def actor_in(event: CreditEvent, who: Viewer) -> Actor:
    """The viewer as the procedure knows them."""
    return Actor(who.actor, roles_in(event, who))
