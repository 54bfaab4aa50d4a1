"""Keeping an event's row like its run, and what hangs on it like the event."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from suizhi.halls.credit import law
from suizhi.halls.credit.models import Measure, PublicRecord
from suizhi.halls.credit.services.publishing import end

if TYPE_CHECKING:
    from suizhi.halls.credit.models import CreditEvent

_TERMS = {
    "found": law.TERM,
    "measures": law.TERM,
    "repair_asked": law.TERM,
    "serious_list": f"{law.LISTING}/term",
    "removal_asked": f"{law.LISTING}/term",
}
"""In which state which clock says when it is over."""
_WHY = {"repaired": PublicRecord.Why.REPAIRED, "revoked": PublicRecord.Why.REVOKED, "expired": PublicRecord.Why.TERM}


def mirror(event: CreditEvent) -> None:
    """Write the run's state, its end and its term onto the event, and let publications and measures follow."""
    run = event.run
    assert run is not None
    clock = _TERMS.get(run.state)
    deadline = run.deadlines.filter(clock=clock).order_by("-id").first() if clock else None
    event.state, event.closed_on = run.state, run.closed_on
    event.ends_on = deadline.due if deadline else event.ends_on
    event.save(update_fields=["run", "state", "closed_on", "ends_on"])
    if event.closed_on:
        _close(event, event.closed_on)
    elif deadline and deadline.due:
        _follow(event, deadline.due)


def _follow(event: CreditEvent, due: date) -> None:
    """A term that begins anew moves the end of what is published and measured by it."""
    kind = PublicRecord.Kind.LISTING if event.state in ("serious_list", "removal_asked") else PublicRecord.Kind.FINDING
    event.publications.filter(kind=kind, ended_on=None).update(until=due)
    event.measures.filter(ended_on=None, kind=Measure.Kind.MANAGEMENT).update(ends_on=due)


def _close(event: CreditEvent, on: date) -> None:
    why = _WHY.get(event.state, PublicRecord.Why.WITHDRAWN)
    for publication in event.publications.filter(ended_on=None):
        end(publication, why=why, on=on, by="system")
    # The bar on public money is the law's own and runs to its end, unless the finding itself is gone.
    ending = event.measures.filter(ended_on=None)
    if event.state != "revoked":
        ending = ending.exclude(kind=Measure.Kind.FISCAL_BAR)
    ending.update(ended_on=on, ended_why=event.state)
