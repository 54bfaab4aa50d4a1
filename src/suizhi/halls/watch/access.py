"""Who may see a watch, an alert, a lead, and what they may do with it. Everything else in this hall asks here."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet

from suizhi.commons.accounts.models import User
from suizhi.commons.policy import CAPABILITIES, SYSTEM, Viewer
from suizhi.halls.register.selectors import parties, party_members
from suizhi.halls.watch.models import Alert, LeadOwner, MarketLead, Watch

READ = "watch.read"
WORK = "watch.work"
KEEP = "watch.keep"
SEND = "watch.send"


def own_parties(who: Viewer) -> list[int]:
    """The ids of the party that the viewer acts for, and of those judged to be the same."""
    if not who.user_id or who.party_id is None:
        return []
    party = parties(SYSTEM).filter(pk=who.party_id).first()
    return list(party_members(party).values_list("pk", flat=True)) if party else []


def watches(who: Viewer) -> QuerySet[Watch]:
    """The watches that the viewer may see: the office all, others those that they made or that are kept for their party."""
    if who.may(READ):
        return Watch.objects.all()
    return Watch.objects.filter(_own_watch(who)) if who.user_id else Watch.objects.none()


def alerts(who: Viewer) -> QuerySet[Alert]:
    """The alerts of the watches that the viewer may see."""
    return Alert.objects.all() if who.may(READ) else Alert.objects.filter(watch__in=watches(who))


def leads(who: Viewer) -> QuerySet[MarketLead]:
    """The leads that the viewer may see: the office all, owners those of their own rights."""
    if who.may(READ):
        return MarketLead.objects.all()
    members = own_parties(who)
    return (
        MarketLead.objects.filter(pk__in=LeadOwner.objects.filter(party__in=members).values("lead"))
        if members
        else MarketLead.objects.none()
    )


def may_change(watch: Watch, who: Viewer) -> bool:
    """Whether the viewer may end a watch and answer its alerts: the office, and those for whom it is kept."""
    return who.may(WORK) or (who.may(KEEP) and watches(who).filter(pk=watch.pk).exists())


def require_change(watch: Watch, who: Viewer) -> None:
    """Raise PermissionDenied unless the viewer may."""
    if not may_change(watch, who):
        raise PermissionDenied(KEEP)


def account_of(who: Viewer) -> User:
    """The account behind the viewer. Raises PermissionDenied for a visitor and for the platform itself: a person answers for this."""
    user = User.objects.filter(pk=who.user_id or 0).first()
    if user is None:
        raise PermissionDenied("watch.person")
    return user


def _own_watch(who: Viewer) -> Q:
    mine = Q(made_by_id=who.user_id)
    members = own_parties(who)
    return mine | Q(party__in=members) if members else mine


def workers() -> QuerySet[User]:
    """The people to whom an alert can be given."""
    return User.objects.filter(role__in=CAPABILITIES[WORK], is_active=True).order_by("pk")
