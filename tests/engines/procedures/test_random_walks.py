"""Random walks through every definition: each ends, and no clock is left that nobody looks after."""

from __future__ import annotations

import random
from functools import partial
from operator import contains

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from suizhi.engines.procedures.guards import GUARDS
from suizhi.engines.procedures.library import definition, names
from suizhi.engines.procedures.walk import Walk

ENOUGH = 3000
"""Steps after which a random walk that can end has ended: far more than the longest loop times its chance."""


@pytest.mark.parametrize("name", names())
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(seed=st.integers(0, 2**32))
def test_every_walk_ends(name: str, seed: int) -> None:
    chance = random.Random(seed)
    walk = Walk(definition(name), lambda guard: chance.random() < 0.5)
    for _ in range(ENOUGH):
        if walk.over:
            break
        moves = walk.moves()
        if moves:
            # What can be done is judged anew for each look: a person may state other facts on another day.
            move = chance.choice(moves)
            walk.truth = partial(contains, move.guards)
            walk.take(move)
            walk.truth = lambda guard: chance.random() < 0.5
    assert walk.over
    assert not walk.paused


class Case(RuleBasedStateMachine):
    """A case under some definition, moved by whoever may, on whatever the facts are."""

    def __init__(self) -> None:
        super().__init__()
        self.walk: Walk | None = None

    @precondition(lambda self: self.walk is None)
    @rule(name=st.sampled_from(names()), facts=st.fixed_dictionaries({guard: st.booleans() for guard in GUARDS}))
    def begin(self, name: str, facts: dict[str, bool]) -> None:
        self.walk = Walk(definition(name), facts.__getitem__)

    @precondition(lambda self: self.walk is not None)
    @rule(facts=st.fixed_dictionaries({guard: st.booleans() for guard in GUARDS}))
    def learn(self, facts: dict[str, bool]) -> None:
        assert self.walk
        self.walk.truth = facts.__getitem__

    @precondition(lambda self: self.walk is not None and self.walk.moves())
    @rule(data=st.data())
    def act(self, data: st.DataObject) -> None:
        assert self.walk
        move = data.draw(st.sampled_from(self.walk.moves()))
        self.walk.take(move)
        assert self.walk.state == move.target

    @invariant()
    def no_event_is_ambiguous(self) -> None:
        if self.walk:
            events = [move.event for move in self.walk.moves()]
            assert len(events) == len(set(events))

    @invariant()
    def a_clock_stands_in_one_place(self) -> None:
        if self.walk:
            assert not self.walk.running & self.walk.paused

    @invariant()
    def the_end_leaves_nothing_running(self) -> None:
        if self.walk and self.walk.over:
            kept = {start.clock for start in self.walk.definition.starts if start.outlives}
            assert self.walk.running <= kept


TestCase = Case.TestCase
TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
