"""Who of the office looked at whose credit file, and what for: on record, and open to the one it is about."""

from __future__ import annotations

from django.utils import timezone

from suizhi.commons.policy import Viewer
from suizhi.halls.credit.access import READ, own_parties
from suizhi.halls.credit.models import Look


def look(*, who: Viewer, party: int, purpose: str) -> None:
    """Record that somebody of the office opened what is not public about a party. One's own file leaves no record."""
    if who.may(READ) and who.user_id and party not in own_parties(who):
        Look.objects.create(party=party, by_id=who.user_id, role=who.role, purpose=purpose[:120], at=timezone.now())
