"""Who sits in a mediation, and in whose place. What a seat does not open, nobody reads: neither the head of the office nor the handler who is not the mediator."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Min, Q
from django.http import Http404

from suizhi.halls.casework.access import parts_in
from suizhi.halls.casework.models import Audience, Authority, Case, Confidence, Participant, Voice

if TYPE_CHECKING:
    from suizhi.commons.policy import Viewer

PROCEDURES = frozenset({"people_mediation", "patent_mediation", "patent_adjudication"})
"""The procedures that know a mediation between a requester and a respondent."""
OPEN = "mediating"
"""The state of those procedures in which the rooms are open."""
SIDES: tuple[str, ...] = (Voice.REQUESTER.value, Voice.RESPONDENT.value)


@dataclass(frozen=True, slots=True)
class Seat:
    """A viewer's place. `since`: for a mediator, of each side that confides in them, from when on. `binds`: may accept and sign."""

    case: Case
    user_id: int
    actor: str
    voice: Voice
    part: Participant | None = None
    party_id: int | None = None
    since: Mapping[str, datetime] = field(default_factory=dict)
    binds: bool = False

    @property
    def is_mediator(self) -> bool:
        """Whether it is the mediator's."""
        return self.voice == Voice.MEDIATOR

    @property
    def open(self) -> bool:
        """Whether the rooms take new words: before and after the mediation they can only be read."""
        return self.case.state == OPEN

    @property
    def audiences(self) -> tuple[Audience, ...]:
        """To whom the seat may speak."""
        if self.is_mediator:
            return tuple(Audience)
        return (Audience.JOINT, Audience(self.voice))

    def reads(self) -> Q:
        """The rows, by their `audience`, `author` and `at`, that the seat reads. The one cut through which everything confided goes."""
        joint = Q(audience=Audience.JOINT)
        if not self.is_mediator:
            return joint | Q(audience=Audience(self.voice))
        confided = [Q(audience=side, at__gte=since) for side, since in self.since.items()]
        return Q(joint, Q(audience=Audience.NOTES, author=self.user_id), *confided, _connector=Q.OR)


def seat_of(case: Case, who: Viewer) -> Seat | None:
    """The viewer's seat; None where they have none, where the case knows no mediation, where they stand on two sides, or on one from the office."""
    if not who.user_id or not begun(case):
        return None
    parts = [part for part in parts_in(case, who).order_by("id") if part.role in SIDES]
    sides = {part.role for part in parts}
    if who.user_id in mediators(case):
        return None if sides else _mediator(case, who)
    # Whoever joins a side reads all that it confided: no account of the office is ever let in there, whoever entered it.
    if len(sides) != 1 or who.is_office:
        return None
    binding = next((part for part in parts if binds(part)), None)
    return Seat(case, who.user_id, who.actor, Voice(sides.pop()), binding or parts[0], who.party_id, binds=binding is not None)


def required(case: Case, who: Viewer) -> Seat:
    """The viewer's seat. Raises Http404 where they have none: nobody learns that there is a room."""
    seat = seat_of(case, who)
    if seat is None:
        raise Http404
    return seat


def begun(case: Case) -> bool:
    """Whether mediation has begun in the case."""
    return case.procedure in PROCEDURES and case.run is not None and (case.state == OPEN or case.run.steps.filter(target=OPEN).exists())


def mediators(case: Case) -> frozenset[int]:
    """The accounts that mediate: whoever takes part as mediator; where nobody does, the officer who has the case in hand."""
    named = case.participants.filter(role=Voice.MEDIATOR, left_at=None).exclude(user=None)
    found = frozenset(user for user in named.values_list("user_id", flat=True) if user)
    return found or frozenset([case.handler_id] if case.handler_id else [])


def binds(part: Participant) -> bool:
    """Whether they can accept an offer and sign: a party itself, or a representative with special authority."""
    if part.represents_id is None:
        return True
    latest = Authority.objects.filter(participant=part).order_by("-id").first()
    return latest is not None and latest.special


def _mediator(case: Case, who: Viewer) -> Seat:
    given = Confidence.objects.filter(case=case, mediator=who.user_id or 0).values("side").annotate(first=Min("since"))
    return Seat(case, who.user_id or 0, who.actor, Voice.MEDIATOR, since={row["side"]: row["first"] for row in given})
