"""The city's time: what is fixed for all days, and what a register of a given day knows of it. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from suizhi.kernel.records import EventFact, PartyFact, RightRow

EPOCH = date(2026, 10, 30)
"""The last day on which anything is filed or registered. What happens later to what was filed is told too, and cut at today."""
HORIZON = date(2031, 12, 31)
"""Lives are told up to here, so that the register goes on growing by events while the city is on show."""
FORWARD = frozenset({"expiry"})
"""Dates that a register states before they come."""


def as_known(row: RightRow, today: date) -> RightRow | None:
    """The row as a register of this day states it; None where the right was not yet filed or registered."""
    dates = {name: day for name, day in row.dates.items() if day <= today or name in FORWARD}
    if not any(name in dates for name in ("filing", "registration")):
        return None
    return replace(
        row,
        numbers=[number for number in row.numbers if not number.kind_code or _published(number.kind_code, row, today)],
        dates=dates,
        parties=[_held(party, today) for party in row.parties if party.valid_from is None or party.valid_from <= today],
        events=[event for event in row.events if _recorded(event) <= today],
        documents=[document for document in row.documents if document.on is None or document.on <= today],
    )


def _published(code: str, row: RightRow, today: date) -> bool:
    """Documents are numbered when they appear: letters A of applications, all others with the grant."""
    day = row.dates.get("publication" if code.startswith("A") else "grant")
    return day is not None and day <= today


def _recorded(event: EventFact) -> date:
    """The day on which an event became known: a lapse is announced months after it took effect."""
    announced = event.detail.get("announced")
    return date.fromisoformat(announced) if announced else event.on


def _held(party: PartyFact, today: date) -> PartyFact:
    return replace(party, valid_to=None) if party.valid_to and party.valid_to > today else party
