"""Cases that could be dealt with together: open, of the same procedure, on the same right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from suizhi.halls.casework.access import visible
from suizhi.halls.casework.file import options_of
from suizhi.halls.casework.models import Case, CaseLink

if TYPE_CHECKING:
    from suizhi.commons.policy import Viewer
    from suizhi.commons.procedures.allowed import Option

SHOWN = 20
_FORWARDING = frozenset({"transfer_decision", "forwarding_letter", "crime_transfer"})
"""The papers by which a case goes to another authority."""


@dataclass(frozen=True, slots=True)
class Links:
    """What a case is joined with, what it could be joined with, and the steps that send it away or take it up again."""

    joined: list[CaseLink]
    lead: CaseLink | None
    before: list[CaseLink]
    candidates: list[Case]
    forwarding: list[Option]
    reopening: list[Option]


def links_of(case: Case, who: Viewer) -> Links:
    """The links of a case for who has charge of it."""
    options = [option for option in options_of(case, who).options if option.mine]
    lead = case.linked_to.filter(ended_at=None).select_related("lead").first()
    return Links(
        joined=list(case.links.filter(ended_at=None).select_related("case").order_by("pk")),
        lead=lead,
        before=list(case.links.exclude(ended_at=None).select_related("case").order_by("-pk")),
        candidates=candidates(case, who) if lead is None and case.closed_on is None else [],
        forwarding=[option for option in options if option.event in _events(case, sending=True)],
        reopening=[option for option in options if option.event in _events(case, sending=False)],
    )


def candidates(case: Case, who: Viewer) -> list[Case]:
    """The open cases on the same right that the viewer may see and that are joined with nothing."""
    found = visible(who).filter(procedure=case.procedure, closed_on=None).exclude(pk=case.pk)
    same = found.filter(right=case.right) if case.right is not None else found.filter(right=None, right_said=case.right_said)
    if case.right is None and not case.right_said:
        return []
    linked = CaseLink.objects.filter(ended_at=None)
    free = same.exclude(pk__in=linked.values("case")).exclude(pk__in=linked.values("lead"))
    return list(free.order_by("opened_on", "pk")[:SHOWN])


def same_right(one: Case, other: Case) -> bool:
    """Whether both are about one right: the register's, or what both requests call it."""
    if one.right is not None or other.right is not None:
        return one.right == other.right
    return bool(one.right_said) and one.right_said == other.right_said


def _events(case: Case, *, sending: bool) -> set[str]:
    """The steps from here that issue a paper of forwarding; or those that lead back on the ordinary course."""
    assert case.run is not None
    definition, state = case.run.definition, case.run.state
    if sending:
        return {move.event for move in definition.leaving(state) if _FORWARDING & set(move.issues)}
    place = {name: number for number, name in enumerate(definition.course)}
    here = max((place[one] for one in _been(case) if one in place), default=-1)
    return {move.event for move in definition.leaving(state) if place.get(move.target, here) < here}


def _been(case: Case) -> set[str]:
    assert case.run is not None
    return set(case.run.steps.values_list("target", flat=True))
