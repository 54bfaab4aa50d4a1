"""Everything that the page of a credit event shows, for one viewer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from suizhi.commons.evidence.selectors import items_of
from suizhi.commons.procedures.allowed import Allowed, allowed
from suizhi.commons.procedures.case import Case
from suizhi.commons.procedures.history import history
from suizhi.halls.credit import law
from suizhi.halls.credit.access import READ, actor_in, roles_in
from suizhi.halls.credit.letters import letters_of
from suizhi.halls.credit.services.acting import known_facts

if TYPE_CHECKING:
    from suizhi.commons.evidence.models import Item
    from suizhi.commons.policy import Viewer
    from suizhi.commons.procedures.history import Told
    from suizhi.commons.procedures.models import Deadline
    from suizhi.halls.credit.letters import Letter
    from suizhi.halls.credit.models import CreditEvent, Measure, Objection, PublicRecord

_IN_FORCE = ("measures", "serious_list", "repair_asked", "removal_asked")


@dataclass(frozen=True, slots=True)
class File:
    """A credit event opened on the desk of one viewer."""

    allowed: Allowed
    steps: list[Told]
    terms: list[Deadline]
    gates: list[Deadline]
    """Days from which something may be asked for: no limits, so nothing is ever overdue."""
    letters: list[Letter]
    """What the viewer may write now."""
    papers: list[Item]
    publications: list[PublicRecord]
    measures: list[Measure]
    objections: list[Objection]
    is_office: bool
    is_subject: bool
    is_handler: bool
    is_director: bool
    in_force: bool
    may_erase: bool


def file_of(event: CreditEvent, who: Viewer) -> File:
    """The file of an event as the viewer may see it."""
    run, roles = event.run, roles_in(event, who)
    assert run is not None
    clocks = list(Case.of(run).clocks.values())
    return File(
        allowed=options_of(event, who),
        steps=history(run)[::-1],
        terms=[one for one in clocks if one.clock not in law.GATES],
        gates=[one for one in clocks if one.clock in law.GATES and event.closed_on is None],
        letters=letters_of(event, who),
        papers=items_of(event.subject, who),
        publications=list(event.publications.order_by("-id")),
        measures=list(event.measures.order_by("-id")),
        objections=list(event.objections.order_by("-id")),
        is_office=who.may(READ),
        is_subject="subject" in roles,
        is_handler="handler" in roles,
        is_director="director" in roles,
        in_force=event.state in _IN_FORCE,
        may_erase="subject" in roles and event.is_person and event.closed_on is not None,
    )


def options_of(event: CreditEvent, who: Viewer) -> Allowed:
    """What the viewer can do in the event today."""
    assert event.run is not None
    today = timezone.localdate()
    return allowed(run=event.run, viewer=actor_in(event, who), on=today, facts=known_facts(event, today))
