"""Taking a step in a case, and stating facts in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from suizhi.commons.ledger.services import append
from suizhi.commons.policy import Viewer
from suizhi.commons.procedures.models import Step
from suizhi.commons.procedures.services import act
from suizhi.halls.casework.access import actor_in, roles_in
from suizhi.halls.casework.letters.issues import issued_by
from suizhi.halls.casework.models import Case
from suizhi.halls.casework.selectors import facts_of
from suizhi.halls.casework.services.facts import checked, state
from suizhi.halls.casework.services.letters.drafting import letters_for_step
from suizhi.halls.casework.services.mirroring import mirror


@dataclass(frozen=True, slots=True)
class Wanted:
    """A step that somebody wants to take: the event, its legal day, and what comes with it."""

    event: str
    on: date | datetime
    seq: int
    """The last step that they have seen."""
    facts: Mapping[str, Any] = field(default_factory=dict)
    documents: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""


@transaction.atomic
def case_act(*, who: Viewer, case: Case, wanted: Wanted) -> Step:
    """Take a step. Facts that come with it are stated first. Raises PermissionDenied for outsiders, Refusal as `procedures.act`."""
    actor = actor_in(case, who)
    if not actor.roles or case.run is None:
        raise PermissionDenied("casework.act")
    facts = checked(wanted.facts)
    state(case, facts, by=who.actor)
    step = act(
        run=case.run,
        event=wanted.event,
        by=actor,
        on=wanted.on,
        expected_seq=wanted.seq,
        facts=checked(facts_of(case)),
        documents=wanted.documents,
        reason=wanted.reason,
    )
    case.refresh_from_db(from_queryset=Case.objects.select_related("run", "handler"))
    mirror(case)
    letters_for_step(case=case, step=step, documents=issued_by(case, step), by=who.actor)
    return step


@transaction.atomic
def case_state(*, who: Viewer, case: Case, facts: Mapping[str, Any]) -> None:
    """State facts in a case that the viewer has a place in. Raises PermissionDenied, Refusal."""
    if not roles_in(case, who):
        raise PermissionDenied("casework.state")
    state(case, checked(facts), by=who.actor)
    append(actor=who.actor, verb="case.stated", subject=case.subject, payload={"facts": sorted(facts)})
