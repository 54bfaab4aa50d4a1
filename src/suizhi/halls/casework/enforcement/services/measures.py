"""Asking for a measure, deciding on it, lifting it. Its clock runs in the procedure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from suizhi.commons.ledger.services import append
from suizhi.commons.policy import Viewer
from suizhi.halls.casework.enforcement.access import require_handler, require_head
from suizhi.halls.casework.enforcement.powers import check_power, event_of
from suizhi.halls.casework.models import Case, Measure, SeizedItem
from suizhi.halls.casework.selectors import facts_of
from suizhi.halls.casework.services import case_act
from suizhi.halls.casework.services.acting import Wanted
from suizhi.kernel.errors import Refusal


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the inventory."""

    name: str
    quantity: Decimal
    unit: str
    spec: str = ""
    kept_at: str = ""


@dataclass(frozen=True, slots=True)
class NewMeasure:
    """What is asked for: which measure, where, why, on what."""

    kind: str
    place: str
    reason: str
    items: Sequence[Line]


@transaction.atomic
def measure_propose(*, who: Viewer, case: Case, new: NewMeasure, on: date) -> Measure:
    """Ask for a measure. What the law forbids is refused with the article, before anybody approves. Raises PermissionDenied, Refusal."""
    require_handler(case, who)
    if not new.items:
        raise Refusal(
            "measure.inventory",
            zh="没有清单。",
            en="There is no inventory.",
            mend_zh="写明名称、数量和单位，一行一件。",
            mend_en="List name, quantity and unit, one a line.",
            field="items",
        )
    basis = check_power(new.kind, facts_of(case), on)
    measure = Measure.objects.create(
        case=case, kind=new.kind, place=new.place, reason=new.reason, basis=basis, proposed_by=who.actor, proposed_at=timezone.now()
    )
    SeizedItem.objects.bulk_create(
        SeizedItem(measure=measure, name=one.name, spec=one.spec, quantity=one.quantity, unit=one.unit, kept_at=one.kept_at)
        for one in new.items
    )
    append(actor=who.actor, verb="enforcement.measure.proposed", subject=case.subject, payload={"measure": measure.pk, "kind": new.kind})
    return measure


@transaction.atomic
def measure_decide(*, who: Viewer, measure: Measure, approve: bool, why: str, on: date) -> Measure:
    """The head approves, and the procedure starts the clock, or does not. Raises PermissionDenied, Refusal as `case_act`."""
    case = measure.case
    require_head(case, who)
    _require(measure, Measure.State.PROPOSED)
    if approve:
        check_power(measure.kind, facts_of(case), on)
        assert case.run is not None
        case_act(who=who, case=case, wanted=Wanted(event_of(measure.kind), on, case.run.seq, reason=measure.reason))
    measure.state = Measure.State.IN_FORCE if approve else Measure.State.REFUSED
    measure.decided_by, measure.decided_on, measure.decided_why = who.actor, on, why
    measure.save(update_fields=["state", "decided_by", "decided_on", "decided_why"])
    append(actor=who.actor, verb="enforcement.measure.decided", subject=case.subject, payload={"measure": measure.pk, "approved": approve})
    return measure


@transaction.atomic
def measure_lift(*, who: Viewer, measure: Measure, disposal: str, on: date) -> Measure:
    """Decide on the goods and lift the measure. The procedure leaves `measures` when the last one is lifted. Raises PermissionDenied, Refusal."""
    case = measure.case
    require_handler(case, who)
    _require(measure, Measure.State.IN_FORCE)
    measure.state, measure.lifted_on = Measure.State.LIFTED, on
    measure.save(update_fields=["state", "lifted_on"])
    measure.items.update(disposal=disposal[:200])
    if not Measure.objects.filter(case=case, state=Measure.State.IN_FORCE).exists():
        assert case.run is not None
        case_act(who=who, case=case, wanted=Wanted("dispose", on, case.run.seq))
    append(actor=who.actor, verb="enforcement.measure.lifted", subject=case.subject, payload={"measure": measure.pk, "disposal": disposal})
    return measure


def _require(measure: Measure, state: Measure.State) -> None:
    if measure.state != state:
        raise Refusal(
            "measure.state",
            zh=f"这项措施现在是“{Measure.State(measure.state).label}”，不能这样办。",
            en="The measure is not in a state for this.",
            mend_zh="刷新页面，看最新的情况。",
            mend_en="Reload the page.",
        )
