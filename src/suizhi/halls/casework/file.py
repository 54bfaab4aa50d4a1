"""Everything that the page of a case shows, for one viewer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from suizhi.commons.evidence.selectors import items_of
from suizhi.commons.procedures.allowed import Allowed, allowed
from suizhi.halls.casework.access import actor_in, is_office_side
from suizhi.halls.casework.selectors import facts_of
from suizhi.halls.casework.services.facts import checked
from suizhi.halls.register.templatetags.register_labels import actor_names

if TYPE_CHECKING:
    from suizhi.commons.evidence.models import Item
    from suizhi.commons.policy import Viewer
    from suizhi.commons.procedures.actor import Actor
    from suizhi.commons.procedures.models import Step
    from suizhi.halls.casework.models import Case, Participant


@dataclass(frozen=True, slots=True)
class Past:
    """A step that was taken, and the name of who took it."""

    step: Step
    by: str


@dataclass(frozen=True, slots=True)
class File:
    """A case opened on the desk of one viewer."""

    allowed: Allowed
    steps: list[Past]
    people: list[Participant]
    facts: dict[str, Any]
    evidence: list[Item]
    is_office: bool
    may_take: bool
    may_hand_in: bool


def file_of(case: Case, who: Viewer) -> File:
    """The file of a case as the viewer may see it."""
    run, actor, facts = case.run, actor_in(case, who), facts_of(case)
    assert run is not None
    steps = list(run.steps.order_by("-seq"))
    names = actor_names({step.by for step in steps})
    return File(
        allowed=_options(case, actor, facts),
        steps=[Past(step, names[step.by]) for step in steps],
        people=list(case.participants.filter(left_at=None).order_by("id")),
        facts=facts,
        evidence=items_of(case.subject, who),
        is_office=is_office_side(actor.roles, who),
        may_take=case.handler_id is None and case.closed_on is None and who.may("casework.work"),
        may_hand_in=bool(actor.roles) and case.closed_on is None,
    )


def options_of(case: Case, who: Viewer) -> Allowed:
    """What the viewer can do in the case today."""
    return _options(case, actor_in(case, who), facts_of(case))


def _options(case: Case, actor: Actor, facts: dict[str, Any]) -> Allowed:
    assert case.run is not None
    return allowed(run=case.run, viewer=actor, on=timezone.localdate(), facts=checked(facts))
