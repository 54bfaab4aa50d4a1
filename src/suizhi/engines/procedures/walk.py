"""A case that walks through a definition without a file: where it is, and which clocks run. For trials of a definition."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from suizhi.engines.procedures.guards import base
from suizhi.engines.procedures.model import Clocks, Definition, Start, Transition


class Walk:
    """One walk. `truth` says of each condition, by its name, whether it holds at this moment."""

    def __init__(self, definition: Definition, truth: Callable[[str], bool]) -> None:
        self.definition, self.truth = definition, truth
        self.state = definition.opening
        self.running: set[str] = set()
        self.paused: set[str] = set()
        self.ended: set[str] = set()
        self._start(definition.opened.starts)

    @property
    def over(self) -> bool:
        """Whether a final state is reached."""
        return self.definition.state(self.state).final

    def moves(self) -> Sequence[Transition]:
        """What can be done now: the conditions hold, and no clock that must be over still stands still or was never begun."""
        return [move for move in self.definition.leaving(self.state) if self._may(move)]

    def take(self, move: Transition) -> None:
        """Do one step; at the end of the procedure every clock stops but those that outlive it."""
        assert move in self.moves(), f"{move.event} cannot be done at {self.state}"
        self._tick(move.clocks)
        self.state = move.target
        if self.over:
            kept = {start.clock for start in self.definition.starts if start.outlives}
            self.ended |= (self.running | self.paused) - kept
            self.running, self.paused = self.running & kept, self.paused & kept

    def holds(self, ref: str) -> bool:
        """Whether a condition, negated or not, holds."""
        name, negated = base(ref)
        return self.truth(name) is not negated

    def _may(self, move: Transition) -> bool:
        begun = self.running | self.paused | self.ended
        after = set(move.clocks.after)
        waited = not after or (after & begun and not after & self.paused)
        return bool(waited) and all(self.holds(ref) for ref in move.guards)

    def _tick(self, clocks: Clocks) -> None:
        over = set(clocks.stops) | set(clocks.after)
        self.ended |= over & (self.running | self.paused)
        self.running -= over
        self.paused -= over
        standing = set(clocks.pauses) & self.running
        going = set(clocks.resumes) & self.paused
        self.running = (self.running - standing) | going
        self.paused = (self.paused - going) | standing
        self._start(clocks.starts)

    def _start(self, starts: tuple[Start, ...]) -> None:
        fresh = {start.clock for start in starts if not start.when or self.holds(start.when)}
        self.running |= fresh
        self.paused -= fresh
