"""Keeping the case's row like its run, for the lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Min

from suizhi.commons.procedures.models import Deadline

if TYPE_CHECKING:
    from suizhi.halls.casework.models import Case


def mirror(case: Case) -> None:
    """Write the run's state, end and earliest limit of the office onto the case."""
    run = case.run
    assert run is not None
    waiting = run.deadlines.filter(state__in=(Deadline.State.RUNNING, Deadline.State.LAPSED), ended_on=None, ours=True)
    case.state, case.closed_on = run.state, run.closed_on
    case.next_due = waiting.aggregate(first=Min("due"))["first"]
    case.save(update_fields=["run", "state", "closed_on", "next_due"])
