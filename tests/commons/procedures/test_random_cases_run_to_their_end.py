"""Random cases of every procedure, run on the database with the real law: what is said to be possible is, and every end is clean."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine

from suizhi.commons.ledger.models import Entry
from suizhi.commons.ledger.services import verify
from suizhi.commons.procedures.actor import Actor
from suizhi.commons.procedures.allowed import Option, allowed
from suizhi.commons.procedures.models import Deadline, Run
from suizhi.commons.procedures.models.deadlines import OPEN
from suizhi.commons.procedures.services import act, start, sweep
from suizhi.engines.procedures import definition, names, roles

pytestmark = pytest.mark.django_db

EVERYBODY = Actor("user:1", frozenset(roles()))
BEGIN = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
ENOUGH = 150
TEXTS: dict[str, list[Any]] = {
    "clause_kinds": [["赔偿"], ["知识产权确权"]],
    "channel": ["online", "counter"],
    "penalty_severity": ["较轻", "一般"],
    "mediation_organiser": ["人民调解委员会", "人民法院邀请的组织"],
    "panel_size": [1, 2, 3, 5],
}


@pytest.fixture(autouse=True)
def later() -> Iterator[None]:
    """Every day that a case may come to has come."""
    with time_machine.travel(datetime(2099, 1, 4, 4, 0, tzinfo=UTC), tick=False):
        yield


class Facts(dict[str, Any]):
    """Facts that are stated when they are asked for, each once for a step."""

    def __init__(self, chance: random.Random, now: datetime) -> None:
        super().__init__()
        self._chance, self._now = chance, now

    def __missing__(self, fact: str) -> Any:
        if fact.endswith("_on"):
            self[fact] = (self._now + timedelta(days=30)).date()
        else:
            self[fact] = self._chance.choice(TEXTS.get(fact, [True, False]))
        return self[fact]

    def get(self, fact: str, default: Any = None) -> Any:
        return self[fact]


def options(run: Run, facts: Facts, on: datetime, papers: dict[str, str]) -> list[Option]:
    return list(allowed(run=run, viewer=EVERYBODY, on=on, facts=facts, brought=papers).can)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("name", names())
def test_a_random_case(name: str, seed: int) -> None:
    chance, now = random.Random(f"{name} {seed}"), BEGIN
    papers = dict.fromkeys(definition(name).documents, "file:1")
    run = start(procedure=name, subject="case:1", by=EVERYBODY, on=now, facts=Facts(chance, now))
    for _ in range(ENOUGH):
        if run.closed_on:
            break
        now += timedelta(days=chance.choice([0, 1, 3, 20, 200]), hours=1)
        if chance.random() < 0.3:
            sweep(now=now)
        facts = Facts(chance, now)
        can = options(run, facts, now, papers)
        if can:
            # What is said to be possible is.
            step = act(
                run=run,
                event=chance.choice(can).event,
                by=EVERYBODY,
                on=now,
                expected_seq=run.seq,
                facts=facts,
                documents=papers,
                reason="理由",
            )
            run = step.run
    assert run.closed_on, run
    left = run.deadlines.filter(state__in=OPEN)
    assert all(deadline.outlives for deadline in left)
    assert list(run.steps.values_list("seq", flat=True)) == list(range(run.seq + 1))
    assert Entry.objects.filter(verb="procedures.step.taken").count() == run.seq
    assert verify()[1] is None
    assert not Deadline.objects.filter(state=Deadline.State.RUNNING, ends_at=None).exists()
