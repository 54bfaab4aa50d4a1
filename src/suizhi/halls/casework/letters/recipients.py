"""Whom a letter is to be served on, and who is still waiting for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suizhi.halls.casework.letters.access import addressed_to
from suizhi.halls.casework.models import Delivery

if TYPE_CHECKING:
    from suizhi.halls.casework.models import Letter, Participant


def recipients(letter: Letter) -> list[Participant]:
    """The participants in the roles that the letter is addressed to; representatives receive for whom they act."""
    roles = addressed_to(letter)
    found = letter.case.participants.filter(role__in=roles, left_at=None, represents=None)
    return list(found.order_by("id"))


def waiting(letter: Letter) -> list[Participant]:
    """The recipients on whom the letter has not been served yet."""
    served = set(letter.deliveries.filter(state=Delivery.State.SERVED).values_list("participant_id", flat=True))
    return [one for one in recipients(letter) if one.pk not in served]
