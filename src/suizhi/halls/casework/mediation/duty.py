"""What is owed under an agreement, as its page shows it, and what can be done where it is not performed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from suizhi.engines.clauses.terms import yuan
from suizhi.halls.casework.mediation import selectors
from suizhi.halls.casework.mediation.services.performing import REMIND_DAYS
from suizhi.halls.casework.models import Obligation, Performance

if TYPE_CHECKING:
    from datetime import date

    from suizhi.halls.casework.mediation.seats import Seat


@dataclass(frozen=True, slots=True)
class DutyShown:
    """One obligation. `look` is one of `open`, `soon`, `late`, `reported`, `done`, `denied`."""

    obligation: Obligation
    amount: str
    latest: Performance | None
    look: str
    days: int
    may_report: bool
    may_judge: bool


@dataclass(frozen=True, slots=True)
class Duties:
    """All of them. `broken`: one is late or denied, so that the ways of default are shown; `confirmed`: a court has confirmed the agreement."""

    rows: list[DutyShown]
    broken: bool
    confirmed: bool
    penalty: bool


def duties_of(seat: Seat, today: date) -> Duties:
    """What is owed, for the seat, on the day."""
    rows = [_shown(seat, one, today) for one in selectors.obligations(seat)]
    run = seat.case.run
    made = selectors.agreement(seat)
    return Duties(
        rows=rows,
        broken=any(row.look in ("late", "denied") for row in rows),
        confirmed=run is not None and run.steps.filter(event="confirm").exists(),
        penalty=made is not None and made.offer.clauses.filter(kind="breach_penalty").exists(),
    )


def _shown(seat: Seat, obligation: Obligation, today: date) -> DutyShown:
    latest = max(obligation.performances.all(), key=lambda one: one.pk, default=None)
    owes = seat.voice == obligation.voice
    ended = latest is not None and latest.said == Performance.Said.CONFIRMED
    return DutyShown(
        obligation=obligation,
        amount=yuan(obligation.amount) if obligation.amount is not None else "",
        latest=latest,
        look=_look(obligation, latest, today),
        days=(obligation.due - today).days,
        may_report=owes and not ended,
        may_judge=not owes and not seat.is_mediator and not ended,
    )


def _look(obligation: Obligation, latest: Performance | None, today: date) -> str:
    said = {Performance.Said.CONFIRMED: "done", Performance.Said.DENIED: "denied", Performance.Said.DONE: "reported"}
    if latest is not None:
        return said[Performance.Said(latest.said)]
    return "late" if obligation.due < today else "soon" if (obligation.due - today).days <= REMIND_DAYS else "open"
