"""Taking a step in a procedure: the one way in which a case moves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from suizhi.commons.procedures import refusals
from suizhi.commons.procedures.actor import Actor
from suizhi.commons.procedures.case import Case, hindrances
from suizhi.commons.procedures.days import day_of
from suizhi.commons.procedures.intervals import BY_EVENT, by_event
from suizhi.commons.procedures.models import Deadline, Run, Step
from suizhi.commons.procedures.services import clocks
from suizhi.commons.procedures.services.holding import entered, held, not_later_than_today
from suizhi.commons.procedures.services.opening import due_starts, known_papers, record
from suizhi.commons.procedures.vouching import vouched
from suizhi.engines.procedures.guards import GUARDS, Facts, base
from suizhi.engines.procedures.model import Transition
from suizhi.engines.procedures.moves import Judged, way


@dataclass(frozen=True, slots=True)
class _Act:
    """What somebody wants to do."""

    by: Actor
    on: date | datetime
    facts: Facts
    documents: Mapping[str, str]
    reason: str


@transaction.atomic
def act(
    *,
    run: Run,
    event: str,
    by: Actor,
    on: date | datetime,
    expected_seq: int,
    facts: Facts | None = None,
    documents: Mapping[str, str] | None = None,
    reason: str = "",
) -> Step:
    """Take the step that `event` means where the run stands, on the legal day (or moment) `on`.

    `facts` are those of the case, by the names of the vocabulary; `documents` the papers that come with the step, id → reference in
    the file; `expected_seq` the last step that the actor has seen. Raises Refusal: `procedure.overtaken` where somebody was faster,
    `.event`, `.condition`, `.question`, `.role`, `.documents`, `.reason`, `.too_early`, `.too_late`, `.day`.
    """
    case = Case.of(held(run, expected_seq=expected_seq))
    wanted = _Act(by, on, {} if facts is None else facts, documents or {}, reason.strip())
    found = way(case.definition, case.run.state, event, wanted.facts)
    _check(case, found, wanted)
    return _take(case, found.move, wanted)


def _check(case: Case, found: Judged, wanted: _Act) -> None:
    not_later_than_today(wanted.on)
    last = case.run.steps.order_by("-seq").values_list("on", flat=True).first()
    if last is not None and day_of(wanted.on) < last:
        raise refusals.bad_day(
            f"{day_of(wanted.on)} 早于上一步（{last}）。", f"{day_of(wanted.on)} is before the last step ({last}).", last
        )
    known_papers(case.definition, wanted.documents)
    for refusal in hindrances(case, found, by=wanted.by, on=wanted.on, brought=wanted.documents):
        raise refusal
    if found.move.reason and not wanted.reason:
        raise refusals.reason_missing()


def _take(case: Case, move: Transition, wanted: _Act) -> Step:
    run = case.run
    run.seq, run.state = run.seq + 1, move.target
    run.documents = sorted({*run.documents, *wanted.documents})
    final = case.definition.state(move.target).final
    run.closed_on = day_of(wanted.on) if final else None
    run.save(update_fields=["seq", "state", "documents", "closed_on"])
    step = record(
        run,
        by=wanted.by,
        on=wanted.on,
        documents=wanted.documents,
        role=wanted.by.role_among(move.roles),
        event=move.event,
        source=move.source,
        target=move.target,
        reason=wanted.reason,
        facts=_facts_read(move, wanted.facts),
    )
    moved = _tick(case, move, wanted, final=final)
    said = {"seq": step.seq, "event": move.event, "state": run.state, "on": step.on.isoformat(), **vouched(step)}
    entered(run, verb="step.taken", by=wanted.by.name, clocks=moved, **said)
    return step


def _tick(case: Case, move: Transition, wanted: _Act, *, final: bool) -> dict[str, str]:
    """What the step does to the clocks: each clock that it touched, with its state."""
    day, effects = day_of(wanted.on), move.clocks
    for deadline in case.begun(effects.stops):
        clocks.stop(deadline, wanted.on)
    for deadline in case.begun(effects.resumes):
        clocks.go_on(deadline, day, BY_EVENT)
    for deadline in case.begun(effects.pauses):
        clocks.pause(deadline, by_event(move, on=day, by=wanted.by.name))
    begun = [clocks.begin(case, start, on=wanted.on, facts=wanted.facts) for start in due_starts(effects, wanted.facts)]
    if final:
        _end(case, begun, day)
    touched = [*case.begun((*effects.stops, *effects.resumes, *effects.pauses)), *begun]
    return {deadline.clock: str(deadline.state) for deadline in touched}


def _end(case: Case, begun: list[Deadline], day: date) -> None:
    """At the end of the procedure every clock stops but those that outlive it."""
    for deadline in (*case.clocks.values(), *begun):
        if not deadline.outlives:
            clocks.cancel(deadline, day)


def _facts_read(move: Transition, facts: Facts) -> dict[str, Any]:
    refs = [*move.guards, *(need.when for need in move.needs), *(start.when for start in move.clocks.starts)]
    names = {fact for ref in refs if ref for fact in GUARDS[base(ref)[0]].reads}
    names |= {start.since for start in move.clocks.starts if start.since}
    return {name: _plain(facts[name]) for name in sorted(names) if facts.get(name) is not None}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
