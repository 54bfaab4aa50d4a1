"""The report of a fair: how many complaints, how they ended, which hours were kept, who was found to infringe again."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count

from suizhi.commons.procedures.models import Deadline, Step
from suizhi.engines.rules import load_book
from suizhi.halls.casework.exhibitions.models import Exhibit, Lead
from suizhi.halls.casework.exhibitions.repeats import repeaters

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from suizhi.engines.rules import Finding
    from suizhi.halls.casework.exhibitions.models import Complaint, Exhibition
    from suizhi.halls.casework.exhibitions.repeats import Repetition

CLOCKS = ("EXP-003", "EXP-004")


@dataclass(frozen=True, slots=True)
class Kept:
    """How one clock was kept: met, missed, still running."""

    rule: str
    met: int
    missed: int
    running: int
    median_hours: float | None
    """From its beginning to what met it; None where nothing was done yet."""


@dataclass(frozen=True, slots=True)
class FairReport:
    """Everything that the report prints."""

    complaints: int
    outcomes: tuple[tuple[str, int], ...]
    kept: tuple[Kept, ...]
    exhibitors: int
    exhibits: int
    leads: tuple[int, int, int]
    """Leads found, kept for a talk, set aside."""
    repetitions: list[Repetition]
    desk: Finding
    """What EXP-001 says of whether the fair needs a desk."""


def report_of(fair: Exhibition) -> FairReport:
    """The report as things stand."""
    complaints = fair.complaints.select_related("case")
    leads = Lead.objects.filter(exhibit__exhibitor__exhibition=fair)
    return FairReport(
        complaints=complaints.count(),
        outcomes=tuple(_outcomes(complaints)),
        kept=tuple(_kept(fair, clock) for clock in CLOCKS),
        exhibitors=fair.exhibitors.count(),
        exhibits=Exhibit.objects.filter(exhibitor__exhibition=fair).count(),
        leads=(leads.count(), leads.filter(verdict=Lead.Verdict.KEPT).count(), leads.filter(verdict=Lead.Verdict.DROPPED).count()),
        repetitions=repeaters(fair),
        desk=desk_needed(fair),
    )


def desk_needed(fair: Exhibition) -> Finding:
    """Whether the fair must have a complaint desk, and has one."""
    facts = {"expo_days": fair.days, "province": fair.province, "complaint_office": bool(fair.desk)}
    return load_book().evaluate("EXP-001", facts, on=fair.opens_on)


def _outcomes(complaints: QuerySet[Complaint]) -> list[tuple[str, int]]:
    """How the complaints were disposed of: the last of these states that each went through, or where it stands."""
    runs = dict(complaints.values_list("case__run", "case__state"))
    runs.update(Step.objects.filter(run__in=runs, target__in=_ENDS).order_by("seq").values_list("run", "target"))
    return sorted(Counter(runs.values()).items(), key=lambda one: (-one[1], one[0]))


_ENDS = ("removed", "dismissed", "settled", "withdrawn", "rejected")


def _kept(fair: Exhibition, clock: str) -> Kept:
    found = Deadline.objects.filter(run__case__fair_complaint__exhibition=fair, clock=clock)
    state = Deadline.State
    counts = dict(found.order_by().values_list("state").annotate(n=Count("id")))
    met, running = counts.get(state.MET, 0), counts.get(state.RUNNING, 0) + counts.get(state.PAUSED, 0)
    return Kept(clock, met, counts.get(state.LAPSED, 0), running, _median(_taken(found)))


def _taken(found: QuerySet[Deadline]) -> list[float]:
    """Hours from the beginning of each clock to the step that met it."""
    taken = []
    for deadline in found.filter(ended_on__isnull=False, trigger_at__isnull=False).exclude(state=Deadline.State.CANCELLED):
        step = deadline.run.steps.filter(seq__gt=deadline.begun_by, moment__gte=deadline.trigger_at).order_by("seq")
        moves = deadline.run.definition.transitions
        stops = {move.event for move in moves if deadline.clock in move.clocks.stops}
        first = step.filter(event__in=stops).first()
        if first is not None and first.moment is not None and deadline.trigger_at is not None:
            taken.append((first.moment - deadline.trigger_at).total_seconds() / 3600)
    return taken


def _median(values: list[float]) -> float | None:
    ranked = sorted(values)
    if not ranked:
        return None
    middle = len(ranked) // 2
    return ranked[middle] if len(ranked) % 2 else (ranked[middle - 1] + ranked[middle]) / 2
