"""Template tags of managing cases: the doors on a case's page, what waits in the desk's rail, hearings in the calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.utils import timezone

from suizhi.commons.languages import said
from suizhi.commons.policy import viewer
from suizhi.halls.casework.access import HEAD, READ, Work, does, roles_in
from suizhi.halls.casework.letters.missing import completeness
from suizhi.halls.casework.management import figures
from suizhi.halls.casework.management.agenda import upcoming
from suizhi.halls.casework.management.clocks import waiting_count
from suizhi.halls.casework.management.noticing import notice_of
from suizhi.halls.casework.management.turns import turn_words
from suizhi.halls.casework.whence import whence

if TYPE_CHECKING:
    from suizhi.halls.casework.models import Case

register = template.Library()

_WEEKS = 4


@register.inclusion_tag("casework/management/parts/doors.html", takes_context=True)
def case_doors(context: dict[str, Any], case: Case) -> dict[str, Any]:
    """The ways from a case's page to its people, hearings, time and links, for those who have business there."""
    who = viewer(context["request"])
    heard = case.run is not None and notice_of(case.run.definition) is not None
    return {
        "case": case,
        "heard": heard and bool(roles_in(case, who)),
        "manages": does(Work.MANAGE, case, who),
        "checks": bool(completeness(case)),
    }


@register.inclusion_tag("casework/management/parts/rail.html", takes_context=True)
def desk_rail(context: dict[str, Any]) -> dict[str, Any]:
    """What waits for the viewer's answer, in the rail of the desk."""
    who = viewer(context["request"])
    held = waiting_count(who) if who.may(READ) else 0
    return {"waiting": held, "is_head": who.may(HEAD), "section_part": context.get("section_part", ""), "reads": who.may(READ)}


@register.simple_tag(takes_context=True)
def may(context: dict[str, Any], capability: str) -> bool:
    """Whether a page that asks for this capability opens for the viewer: nobody is led to a closed door."""
    return viewer(context["request"]).may(capability)


@register.inclusion_tag("casework/management/parts/agenda.html", takes_context=True)
def desk_agenda(context: dict[str, Any], everybody: bool) -> dict[str, Any]:
    """The hearings of the coming weeks, in the calendar."""
    who = viewer(context["request"])
    return {"hearings": upcoming(who, timezone.localdate(), 7 * _WEEKS, everybody=everybody)}


@register.simple_tag(takes_context=True)
def case_turn(context: dict[str, Any], case: Case) -> str:
    """Whose turn it is in a case."""
    return turn_words(case, viewer(context["request"]))


@register.simple_tag
def outcome_words(procedure: str, state: str) -> str:
    """How a case ended, in words."""
    return said(figures.outcome_words(procedure, state))


@register.inclusion_tag("casework/parts/whence.html", takes_context=True)
def case_whence(context: dict[str, Any], case: Case) -> dict[str, Any]:
    """Where a case came from, as far as the viewer may see."""
    return {"origins": whence(case, viewer(context["request"]))}
