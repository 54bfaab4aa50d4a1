"""Opening a procedure for a case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from suizhi.commons.procedures import refusals
from suizhi.commons.procedures.actor import Actor
from suizhi.commons.procedures.case import Case
from suizhi.commons.procedures.days import aware, day_of
from suizhi.commons.procedures.models import Run, Step
from suizhi.commons.procedures.services import clocks
from suizhi.commons.procedures.services.holding import entered, not_later_than_today
from suizhi.commons.procedures.vouching import vouched
from suizhi.engines import procedures
from suizhi.engines.procedures.guards import Facts, verdict
from suizhi.engines.procedures.model import Clocks
from suizhi.kernel.errors import Refusal


@transaction.atomic
def start(
    *,
    procedure: str,
    subject: str,
    by: Actor,
    on: date | datetime,
    facts: Facts | None = None,
    documents: Mapping[str, str] | None = None,
    owner: str = "",
) -> Run:
    """Open the newest version of a procedure for `subject` on the legal day `on` (the day of receipt, say).

    `documents` are the papers that are there already: id → reference in the file. Raises Refusal on an unknown procedure or paper,
    a day to come, or a fact that a clock of the opening needs.
    """
    definition = procedures.definition(procedure)
    papers, stated = dict(documents or {}), {} if facts is None else facts
    not_later_than_today(on)
    known_papers(definition, papers)
    run = Run.objects.create(
        procedure=definition.name,
        version=definition.version,
        subject=subject,
        owner=owner,
        state=definition.opening,
        documents=sorted(papers),
        opened_on=day_of(on),
        opened_at=timezone.now(),
    )
    first = record(run, by=by, on=on, documents=papers, role=definition.state(definition.opening).owner)
    begun = [clocks.begin(Case(run, definition, {}), one, on=on, facts=stated) for one in due_starts(definition.opened, stated)]
    clocks_begun = [deadline.clock for deadline in begun]
    entered(run, verb="run.opened", by=by.name, on=day_of(on).isoformat(), started=clocks_begun, **vouched(first))
    return run


def record(run: Run, *, by: Actor, on: date | datetime, documents: Mapping[str, str], role: str, **cells: Any) -> Step:
    """Write a line of the run's history."""
    return Step.objects.create(
        run=run,
        seq=run.seq,
        by=by.name,
        role=by.role_among((role,)),
        on=day_of(on),
        moment=aware(on) if isinstance(on, datetime) else None,
        at=timezone.now(),
        documents=dict(documents),
        **{"event": "", "source": "", "target": run.state, **cells},
    )


def due_starts(effects: Clocks, facts: Facts) -> list[procedures.Start]:
    """The clocks that start on these facts. Raises Refusal where a fact is missing that decides."""
    verdicts = {one.when: verdict(one.when, facts) for one in effects.starts if one.when}
    open_ = [found for found in verdicts.values() if found.holds is None]
    if open_:
        raise asks(sorted({fact for found in open_ for fact in found.missing}))
    return [one for one in effects.starts if not one.when or verdicts[one.when].holds]


def known_papers(definition: procedures.Definition, papers: Mapping[str, str]) -> None:
    """Raise Refusal on papers that the procedure does not know."""
    unknown = [paper for paper in papers if paper not in definition.documents]
    if unknown:
        raise refusals.paper_unknown(definition, unknown)


def asks(missing: list[str]) -> Refusal:
    """Facts that decide and that nobody has stated."""
    return Refusal(
        "procedure.question",
        zh="起算期限还缺事实。",
        en="A fact is missing that decides which time limit starts.",
        mend_zh=f"请补充事实：{'、'.join(missing)}。",
        mend_en=f"State the facts: {', '.join(missing)}.",
        field="facts",
        value=", ".join(missing),
    )
