"""Everything that the page of a case shows, for one viewer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from suizhi.commons.evidence.selectors import items_of
from suizhi.commons.procedures.allowed import Allowed, allowed
from suizhi.halls.casework.access import actor_in, is_office_side, roles_in
from suizhi.halls.casework.selectors import facts_of
from suizhi.halls.casework.services.facts import checked

if TYPE_CHECKING:
    from suizhi.commons.evidence.models import Item
    from suizhi.commons.policy import Viewer
    from suizhi.commons.procedures.models import Step
    from suizhi.halls.casework.models import Case, Participant


@dataclass(frozen=True, slots=True)
class File:
    """A case opened on the desk of one viewer."""

    allowed: Allowed
    steps: list[Step]
    people: list[Participant]
    facts: dict[str, Any]
    evidence: list[Item]
    is_office: bool
    may_take: bool
    may_hand_in: bool


def file_of(case: Case, who: Viewer) -> File:
    """The file of a case as the viewer may see it."""
    run, roles = case.run, roles_in(case, who)
    assert run is not None
    return File(
        allowed=options_of(case, who),
        steps=list(run.steps.order_by("-seq")),
        people=list(case.participants.filter(left_at=None).order_by("id")),
        facts=facts_of(case),
        evidence=items_of(case.subject, who),
        is_office=is_office_side(roles, who),
        may_take=case.handler_id is None and case.closed_on is None and who.may("casework.work"),
        may_hand_in=bool(roles) and case.closed_on is None,
    )


def options_of(case: Case, who: Viewer) -> Allowed:
    """What the viewer can do in the case today."""
    assert case.run is not None
    return allowed(run=case.run, viewer=actor_in(case, who), on=timezone.localdate(), facts=checked(facts_of(case)))
