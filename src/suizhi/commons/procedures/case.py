"""A run with its definition and its clocks: what a decision about the next step is made from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from suizhi.commons.procedures import refusals
from suizhi.commons.procedures.actor import Actor
from suizhi.commons.procedures.days import aware, day_of, end_of
from suizhi.commons.procedures.hinders import hindered
from suizhi.commons.procedures.models import Deadline, Run
from suizhi.engines.procedures import Definition
from suizhi.engines.procedures.model import Transition
from suizhi.engines.procedures.moves import Judged
from suizhi.kernel.errors import Refusal


@dataclass(frozen=True, slots=True)
class Case:
    """A run as it stands. `clocks` holds the latest deadline of each clock that was ever started."""

    run: Run
    definition: Definition
    clocks: Mapping[str, Deadline]

    @classmethod
    def of(cls, run: Run) -> Case:
        """The case of a run, its clocks read once."""
        return cls(run, run.definition, {deadline.clock: deadline for deadline in run.deadlines.order_by("id")})

    def begun(self, clocks: Sequence[str]) -> list[Deadline]:
        """The latest deadlines of those clocks that were ever started."""
        return [self.clocks[clock] for clock in clocks if clock in self.clocks]

    def papers_missing(self, found: Judged, brought: Mapping[str, str]) -> list[str]:
        """The papers that the step needs and that are neither in the file nor brought along; fresh ones must be brought."""
        fresh = {need.document for need in found.move.needs if need.fresh}
        held = set(self.run.documents)
        return [paper for paper in found.needs if paper not in brought and (paper in fresh or paper not in held)]


def hindrances(case: Case, found: Judged, *, by: Actor, on: date | datetime, brought: Mapping[str, str]) -> Iterator[Refusal]:
    """Everything but its conditions that stands against a step: role, time limits, papers, what its hall wants done before."""
    move = found.move
    if not by.role_among(move.roles):
        yield refusals.not_yours(move.roles, move.words)
    yield from _time(case, move, on)
    missing = case.papers_missing(found, brought)
    if missing:
        yield refusals.papers_missing(case.definition, missing)
    yield from hindered(case.run, move.event, on)


def is_over(deadline: Deadline, on: date | datetime) -> bool:
    """Whether the limit is over on the day: run out, or ended by what it was set for."""
    if deadline.state in (Deadline.State.MET, Deadline.State.CANCELLED):
        return True
    return deadline.ends_at is not None and _moment(on, deadline) >= deadline.ends_at


def in_time(deadline: Deadline, on: date | datetime) -> bool:
    """Whether something done then is within the limit. A limit marked as lapsed does not forbid entering late what was done in time."""
    if deadline.ended_on is not None:
        return False
    return deadline.ends_at is None or _moment(on, deadline) < deadline.ends_at


def _time(case: Case, move: Transition, on: date | datetime) -> Iterator[Refusal]:
    waited = case.begun(move.clocks.after)
    if move.clocks.after and not waited:
        yield refusals.never_begun(move.clocks.after[0])
    yield from (refusals.too_early(deadline) for deadline in waited if not is_over(deadline, on))
    bound = case.begun(move.clocks.within)
    if bound and not any(in_time(deadline, on) for deadline in bound):
        yield refusals.too_late(bound[-1])


def _moment(on: date | datetime, deadline: Deadline) -> datetime:
    """When the step happens: a day without a time counts from its first moment."""
    if isinstance(on, datetime) and deadline.trigger_at is not None:
        return aware(on)
    day = day_of(on)
    return end_of(date.fromordinal(day.toordinal() - 1))
