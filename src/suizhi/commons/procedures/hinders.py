"""What a hall wants done before a step, where the table cannot say it: asked wherever the step is offered and wherever it is taken."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime

from suizhi.commons.procedures.models import Run
from suizhi.kernel.errors import Refusal

Hinder = Callable[[Run, date | datetime], Iterator[Refusal]]
_hinders: dict[tuple[str, str], list[Hinder]] = {}


def hinder(procedure: str, *events: str) -> Callable[[Hinder], Hinder]:
    """Register a function that yields what stands against these steps of a procedure, in a run on a day."""

    def register(function: Hinder) -> Hinder:
        for event in events:
            _hinders.setdefault((procedure, event), []).append(function)
        return function

    return register


def hindered(run: Run, event: str, on: date | datetime) -> Iterator[Refusal]:
    """What the halls say against a step."""
    for one in _hinders.get((run.procedure, event), ()):
        yield from one(run, on)
