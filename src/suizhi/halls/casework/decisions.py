"""What other halls may rely on of a decided case: the decision, against whom, on what ground, and whether it still stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from suizhi.commons.procedures.allowed import cited
from suizhi.commons.procedures.models import Deadline
from suizhi.halls.casework.models import Case
from suizhi.halls.casework.selectors import facts_of

if TYPE_CHECKING:
    from suizhi.commons.procedures.models import Run, Step
    from suizhi.engines.procedures import Words


class Standing(StrEnum):
    """How a decision stands: served, before whoever reviews it, or reversed."""

    SERVED = "served"
    CHALLENGED = "challenged"
    REVERSED = "reversed"


@dataclass(frozen=True, slots=True)
class Against:
    """Somebody whom a decision binds, by their place in the case; `party` where the register knows them."""

    part: int
    name: str
    party: int | None


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision that was made and served. `open_until` is the last day of a remedy that still runs, None where none does."""

    case: int
    number: str
    procedure: str
    document: Words
    reference: str
    decided_on: date
    served_on: date
    standing: Standing
    reversed_on: date | None
    open_until: date | None
    publish_by: date | None
    unperformed: bool
    against: tuple[Against, ...]
    articles: tuple[str, ...]
    facts: Mapping[str, Any]
    synthetic: bool


@dataclass(frozen=True, slots=True)
class _Way:
    """How one procedure decides: the steps and clocks that say so."""

    decide: tuple[str, ...]
    serve: str
    reverse: str
    challenged: tuple[str, ...]
    refused: tuple[str, ...]
    remedies: tuple[str, ...]
    publish: tuple[str, ...]
    document: str
    against: str


_WAYS = {
    "penalty": _Way(
        decide=("decide",),
        serve="serve",
        reverse="reverse",
        challenged=("in_review", "in_suit"),
        refused=("enforce",),
        remedies=("PEN-020", "PEN-021/direct", "PEN-021/after_review"),
        publish=("PEN-018/same_province", "PEN-018/other_province"),
        document="penalty_decision",
        against="subject",
    ),
    "patent_adjudication": _Way(
        decide=("decide", "decide_directly"),
        serve="serve_decision",
        reverse="annulled",
        challenged=("in_suit",),
        refused=("apply_for_enforcement", "propose_listing"),
        remedies=("PAJ-029",),
        publish=("PAJ-035",),
        document="adjudication",
        against="respondent",
    ),
}


def decision_of(case: int) -> Decision | None:
    """The decision of a case that was served last; None where there is none, or the case is of a procedure that decides nothing."""
    found = Case.objects.select_related("run").filter(pk=case, run__isnull=False).first()
    way = _WAYS.get(found.procedure) if found else None
    if found is None or found.run is None or way is None:
        return None
    steps = list(found.run.steps.order_by("seq"))
    decided, served = _last(steps, way.decide), _last(steps, (way.serve,))
    if decided is None or served is None or served.seq < decided.seq:
        return None
    return _decision(found, found.run, way, steps, decided, served)


def _decision(case: Case, run: Run, way: _Way, steps: list[Step], decided: Step, served: Step) -> Decision:
    undone = _last(steps, (way.reverse,))
    reversed_on = undone.on if undone and undone.seq > served.seq else None
    refused = _last(steps, way.refused)
    return Decision(
        case=case.pk,
        number=case.number,
        procedure=case.procedure,
        document=run.definition.documents[way.document],
        reference=str(decided.documents.get(way.document, "")),
        decided_on=decided.on,
        served_on=served.on,
        standing=_standing(run, way, reversed_on),
        reversed_on=reversed_on,
        open_until=_latest(run, way.remedies),
        publish_by=_latest(run, way.publish),
        unperformed=refused is not None and refused.seq > served.seq,
        against=tuple(_against(case, way.against)),
        articles=_articles(run, decided),
        facts=facts_of(case),
        synthetic=case.synthetic,
    )


def _last(steps: list[Step], events: tuple[str, ...]) -> Step | None:
    return next((step for step in reversed(steps) if step.event in events), None)


def _standing(run: Run, way: _Way, reversed_on: date | None) -> Standing:
    if reversed_on:
        return Standing.REVERSED
    return Standing.CHALLENGED if run.state in way.challenged else Standing.SERVED


def _latest(run: Run, clocks: tuple[str, ...]) -> date | None:
    """The last day among those of these clocks that still run."""
    running = run.deadlines.filter(clock__in=clocks, state=Deadline.State.RUNNING, due__isnull=False)
    return running.order_by("-due").values_list("due", flat=True).first()


def _against(case: Case, role: str) -> list[Against]:
    people = case.participants.filter(role=role, represents=None).order_by("id")
    return [Against(one.pk, one.name, one.party) for one in people]


def _articles(run: Run, step: Step) -> tuple[str, ...]:
    """The articles of the step, as the decision cites them."""
    moves = [move for move in run.definition.transitions if (move.event, move.source) == (step.event, step.source)]
    return cited(moves[0].basis, step.on) if moves else ()
