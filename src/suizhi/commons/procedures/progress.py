"""Where a run stands on its way: the stages that were gone through, the present one, and those that the ordinary course has left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from suizhi.commons.procedures.models import Deadline, Run
from suizhi.commons.procedures.selectors import open_deadlines
from suizhi.engines.procedures import Definition, Words
from suizhi.engines.procedures.model import Transition


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage. `kind` is `past`, `here` or `ahead`; `on` the day on which a past one was entered; `limit` what is due in it."""

    state: str
    words: Words
    kind: str
    on: date | None = None
    limit: Deadline | None = None

    @property
    def is_here(self) -> bool:
        """Whether the run stands here."""
        return self.kind == "here"


@dataclass(frozen=True, slots=True)
class Progress:
    """The stages in order, and the place of the present one, counted from 1."""

    stages: tuple[Stage, ...]
    place: int

    @property
    def here(self) -> Stage:
        """The present stage."""
        return self.stages[self.place - 1]

    @property
    def next(self) -> Stage | None:
        """The stage that ordinarily follows; None at the end."""
        return self.stages[self.place] if self.place < len(self.stages) else None

    @property
    def total(self) -> int:
        """How many stages there are."""
        return len(self.stages)


def progress(run: Run) -> Progress:
    """The way of a run: what it went through in fact, then what the ordinary course has left."""
    definition, entered = run.definition, _entered(run)
    limits = list(open_deadlines(run))
    past = [Stage(state, definition.state(state).words, "past", on=on) for state, on in entered.items() if state != run.state]
    here = Stage(run.state, definition.state(run.state).words, "here", entered.get(run.state), _limit(definition, run.state, limits))
    ahead = [_ahead(definition, state, limits) for state in _left(definition, run.state, entered)]
    return Progress((*past, here, *ahead), len(past) + 1)


def _entered(run: Run) -> dict[str, date]:
    """The states that the run came to, in order, each with the day of its first coming."""
    found: dict[str, date] = {}
    for target, on in run.steps.order_by("seq").values_list("target", "on"):
        found.setdefault(target, on)
    return found


def _left(definition: Definition, state: str, entered: dict[str, date]) -> tuple[str, ...]:
    """The states of the ordinary course after the last one that the run has come to; none once it is over."""
    if definition.state(state).final:
        return ()
    places = [place for place, stage in enumerate(definition.course) if stage == state or stage in entered]
    last = definition.course.index(state) if state in definition.course else max(places, default=-1)
    return tuple(stage for stage in definition.course[last + 1 :] if stage != state)


def _ahead(definition: Definition, state: str, limits: list[Deadline]) -> Stage:
    """A stage to come, with the limit by which it should be entered."""
    entering = [move for move in definition.transitions if move.target == state and move.source != state]
    return Stage(state, definition.state(state).words, "ahead", limit=_stopped_by(entering, limits))


def _limit(definition: Definition, state: str, limits: list[Deadline]) -> Deadline | None:
    """The earliest limit that a step out of the state, or within it, would meet."""
    return _stopped_by(definition.leaving(state), limits)


def _stopped_by(moves: tuple[Transition, ...] | list[Transition], limits: list[Deadline]) -> Deadline | None:
    clocks = {clock for move in moves for clock in (*move.clocks.stops, *move.clocks.within, *move.clocks.after)}
    return next((deadline for deadline in limits if deadline.clock in clocks), None)
