"""The history of a run as a page tells it."""

from __future__ import annotations

from dataclasses import dataclass

from suizhi.commons.procedures.models import Run, Step
from suizhi.commons.procedures.refusals import event_words
from suizhi.engines.procedures import Words


@dataclass(frozen=True, slots=True)
class Told:
    """One step with its words, and the papers that came or went with it."""

    step: Step
    words: Words
    papers: tuple[Words, ...]


def history(run: Run) -> list[Told]:
    """The steps of a run, the first one first."""
    definition = run.definition
    return [
        Told(step, event_words(definition, step), tuple(definition.documents[paper] for paper in step.documents))
        for step in run.steps.order_by("seq")
    ]
