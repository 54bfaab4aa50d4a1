"""Everything that the page of a mediation shows, for one seat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from suizhi.commons.accounts.models import User
from suizhi.commons.evidence.models import Item
from suizhi.halls.casework.mediation import selectors
from suizhi.halls.casework.mediation.seats import SIDES, binds, mediators
from suizhi.halls.casework.mediation.showing import OfferShown, shown
from suizhi.halls.casework.models import Audience, Chart, Confidence, Message, Offer, Participant

if TYPE_CHECKING:
    from suizhi.halls.casework.mediation.seats import Seat

ALL = "all"
"""The merged view, which only a mediator has."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at the table: the seat they sit in, whom they act for, whether they can bind them."""

    voice: str
    name: str
    part: Participant | None = None
    special: bool | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A message as it is shown; `file` is what came with it, `withdrawn` takes words and file away."""

    message: Message
    file: Item | None
    withdrawn: bool
    mine: bool


@dataclass(frozen=True, slots=True)
class Room:
    """The page."""

    seat: Seat
    tab: str
    tabs: Sequence[str]
    people: Sequence[Person]
    lines: Sequence[Line]
    standing: OfferShown | None
    offers: Sequence[Offer]
    charts: Sequence[Chart]
    may_extend: bool


def room_of(seat: Seat, tab: str) -> Room:
    """The room as the seat sees it under a tab; a tab that is not the seat's falls back to its first."""
    tabs = tabs_of(seat)
    tab = tab if tab in tabs else tabs[0]
    audience = None if tab == ALL else Audience(tab)
    return Room(
        seat=seat,
        tab=tab,
        tabs=tabs,
        people=people_of(seat),
        lines=lines_of(seat, audience),
        standing=_standing(seat, audience),
        offers=list(selectors.offers(seat)),
        charts=list(selectors.charts(seat)),
        may_extend=not seat.is_mediator and seat.binds and _kept_from_mediators(seat),
    )


def tabs_of(seat: Seat) -> list[str]:
    """The views that the seat has: for a mediator all of them merged, then each; for a side the joint room and its own."""
    return [*([ALL] if seat.is_mediator else []), *map(str, seat.audiences)]


def lines_of(seat: Seat, audience: Audience | None) -> list[Line]:
    """The messages with their files."""
    found = list(selectors.messages(seat, audience))
    files = {item.ref: item for item in Item.objects.filter(ref__in=[one.paper for one in found if one.paper]).select_related("content")}
    return [_line(seat, message, files.get(message.paper)) for message in found]


def people_of(seat: Seat) -> list[Person]:
    """The mediators, then each side's people: parties before those who act for them."""
    table = [Person("mediator", str(user)) for user in User.objects.filter(pk__in=mediators(seat.case)).order_by("pk")]
    parts = sorted(seat.case.participants.filter(left_at=None, role__in=SIDES), key=_order)
    return [*table, *(Person(part.role, part.name, part, _special(part)) for part in parts)]


def _kept_from_mediators(seat: Seat) -> bool:
    """Whether this side said something in its room that a mediator of today does not read."""
    first = selectors.messages(seat, Audience(seat.voice)).first()
    if first is None:
        return False
    held = Confidence.objects.filter(case=seat.case, side=seat.voice, since__lte=first.at).values_list("mediator_id", flat=True)
    return bool(mediators(seat.case) - set(held))


def _special(part: Participant) -> bool | None:
    if part.represents_id is None:
        return None
    return binds(part)


def _order(part: Participant) -> tuple[str, bool, int]:
    return (part.role, part.represents_id is not None, part.pk)


def _line(seat: Seat, message: Message, file: Item | None) -> Line:
    withdrawn = getattr(message, "withdrawal", None) is not None
    return Line(message, None if withdrawn else file, withdrawn, message.author_id == seat.user_id)


def _standing(seat: Seat, audience: Audience | None) -> OfferShown | None:
    """The offer on the table of this tab, else the joint one."""
    wanted = audience if audience not in (None, Audience.NOTES) else Audience.JOINT
    found = selectors.current_offer(seat, wanted) or selectors.current_offer(seat, Audience.JOINT)
    return shown(seat, found, timezone.localdate()) if found else None
