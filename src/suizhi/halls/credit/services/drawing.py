"""A draw: promised by one person, made by another, its results published in time."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from suizhi.commons.ledger.services import append
from suizhi.commons.policy import Viewer, require
from suizhi.engines.draws import Inspector, Plan, Subject, draw, promise, read_plan
from suizhi.engines.draws.verifying import FORMAT
from suizhi.halls.credit import law, refusals
from suizhi.halls.credit.access import DIRECT, WORK, account_of
from suizhi.halls.credit.models import Draw, PoolInspector, PoolSubject
from suizhi.halls.credit.subjects import masked

State = Draw.State
_SEED_BYTES = 32
_WITNESS_MAX = 200


@dataclass(frozen=True, slots=True)
class Planned:
    """What a person decides about a draw: whole percents by grade, on which basis, and how many inspect together."""

    pool: str
    title: str
    basis: str
    ratios: Mapping[str, int]
    team: int


@transaction.atomic
def draw_commit(*, who: Viewer, planned: Planned) -> Draw:
    """Freeze the pools, make a seed, and publish the digests of both. The law leaves the ratios to the plan; a person states them.

    Raises PermissionDenied, Refusal for a plan that cannot be drawn by.
    """
    require(who, WORK)
    plan = _plan(planned)
    seed = secrets.token_hex(_SEED_BYTES)
    # What would fail in the draw must fail before the promise: the witness words do not change who is able to inspect.
    draw(plan, seed=seed, witness="")
    made = Draw(
        pool=planned.pool,
        title=planned.title.strip(),
        basis=planned.basis.strip(),
        record={"format": FORMAT, "plan": plan.as_dict(), "promise": promise(plan, seed)},
        seed=seed,
        committed_at=timezone.now(),
        committed_by=account_of(who),
        synthetic=PoolSubject.objects.filter(pool=planned.pool, left_at=None, synthetic=True).exists(),
    )
    made.full_clean()
    made.save(force_insert=True)
    append(actor=who.actor, verb="credit.draw_promised", subject=made.subject, payload=made.record["promise"])
    return made


@transaction.atomic
def draw_make(*, who: Viewer, draw_: Draw, witness: str) -> Draw:
    """Reveal the seed and draw, with witness words that nobody could know when the promise was made. Another person than the promiser.

    Raises PermissionDenied; Refusal: `credit.draw_state`, `credit.draw_witness`, `credit.reason` without witness words.
    """
    require(who, DIRECT)
    held = _held(draw_, State.COMMITTED)
    if held.committed_by_id == who.user_id:
        raise refusals.same_person()
    if not witness.strip():
        raise refusals.reason_missing()
    words = " ".join(witness.split())[:_WITNESS_MAX]
    result = draw(read_plan(held.record["plan"]), seed=held.seed, witness=words)
    held.record = {**held.record, "seed": held.seed, "witness": words, "result": [one.as_dict() for one in result]}
    held.state, held.drawn_at, held.drawn_by = State.DRAWN, timezone.now(), account_of(who)
    held.save(update_fields=["record", "state", "drawn_at", "drawn_by"])
    append(actor=who.actor, verb="credit.drawn", subject=held.subject, payload={"drawn": len(result)})
    return held


@transaction.atomic
def draw_finish(*, who: Viewer, draw_: Draw, results: Mapping[str, str], on: date) -> Draw:
    """Enter what was found at every subject drawn; from this day the time to publish runs (AGY-007). Raises PermissionDenied, Refusal."""
    require(who, WORK)
    held = _held(draw_, State.DRAWN)
    drawn = [one["subject"] for one in held.record["result"]]
    missing = [key for key in drawn if not results.get(key, "").strip()]
    if missing:
        raise refusals.reason_missing().located(field=missing[0])
    span = law.span(law.INSPECTION, on, period="publish")
    held.results = {key: results[key].strip()[:500] for key in drawn}
    held.state, held.finished_on, held.publish_by, held.publish_basis = State.INSPECTED, on, span.until, span.basis
    held.save(update_fields=["results", "state", "finished_on", "publish_by", "publish_basis"])
    append(actor=who.actor, verb="credit.draw_inspected", subject=held.subject, payload={"publish_by": span.until.isoformat()})
    return held


@transaction.atomic
def draw_publish(*, who: Viewer, draw_: Draw, on: date) -> Draw:
    """Publish the results. Raises PermissionDenied, Refusal."""
    require(who, DIRECT)
    held = _held(draw_, State.INSPECTED)
    held.state, held.published_on = State.PUBLISHED, on
    held.save(update_fields=["state", "published_on"])
    late = held.publish_by is not None and on > held.publish_by
    append(actor=who.actor, verb="credit.draw_published", subject=held.subject, payload={"late": late})
    return held


def _plan(planned: Planned) -> Plan:
    subjects = PoolSubject.objects.filter(pool=planned.pool, left_at=None).order_by("party")
    inspectors = PoolInspector.objects.filter(pool=planned.pool, left_at=None).order_by("pk")
    return Plan(
        title=planned.title.strip(),
        basis=planned.basis.strip(),
        subjects=tuple(Subject(f"party:{one.party}", one.name, one.grade) for one in subjects),
        inspectors=tuple(
            Inspector(f"inspector:{one.pk}", masked(one.name, is_person=True), tuple(f"party:{party}" for party in sorted(one.recused)))
            for one in inspectors
        ),
        ratios=dict(planned.ratios),
        team=planned.team,
    )


def _held(draw_: Draw, state: Draw.State) -> Draw:
    held = Draw.objects.select_for_update().get(pk=draw_.pk)
    if held.state != state:
        raise refusals.draw_state(held)
    return held
