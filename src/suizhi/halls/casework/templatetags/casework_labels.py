"""Template tags of the hall: words of the procedures, limits as chips, the course of a case."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from suizhi.commons.languages import is_english
from suizhi.commons.procedures.models import Deadline
from suizhi.commons.procedures.plug import clockwork
from suizhi.engines.clocks import packaged_calendar
from suizhi.engines.rules import load_book
from suizhi.halls.casework.labels import PROCEDURE_LABELS, TAB_LABELS, role_name, said

if TYPE_CHECKING:
    from suizhi.engines.procedures import Words
    from suizhi.halls.casework.models import Case

register = template.Library()

_SIGNS = {"over": "alert", "done": "check", "prov": "calendar"}
_SOON = 3
"""Working days from which a limit is near (the chips of the design)."""


@register.filter
def words(value: Words) -> str:
    """Words of a procedure in the language of the page."""
    return said(value)


@register.filter
def listed(several: Iterable[Words]) -> str:
    """Several words of a procedure in one line."""
    return (", " if is_english() else "、").join(map(said, several))


@register.filter
def role(code: str) -> str:
    """A role in words."""
    return role_name(code)


@register.filter
def procedure(code: str) -> str:
    """A procedure in words."""
    return str(PROCEDURE_LABELS.get(code, code))


@register.filter
def tab(code: str) -> str:
    """A tab of the desk in words."""
    return str(TAB_LABELS[code])


@register.filter
def state(case: Case) -> str:
    """Where a case stands, in words."""
    assert case.run is not None
    return said(case.run.definition.state(case.state).words)


@register.filter
def fact(name: str) -> str:
    """A fact's label."""
    term = load_book().vocabulary.facts.get(name)
    return (term.label_en if is_english() else term.label) if term else name


@register.filter
def fact_value(value: Any, name: str) -> str:
    """A fact's value in words."""
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if value is None:
        return _("没有")
    if isinstance(value, list):
        return "、".join(map(str, value)) or _("没有")
    term = load_book().vocabulary.facts.get(name)
    return term.label_of(str(value)) if term else str(value)


@register.filter
def event(step: Any) -> str:
    """What was done in a step, in words."""
    definition = step.run.definition
    if not step.event:
        return _("收到并登记")
    moves = [move for move in definition.transitions if move.event == step.event]
    return said(moves[0].words) if moves else step.event


@register.filter
def clock(deadline: Deadline) -> str:
    """What a clock is for: the rule's sentence."""
    rule = load_book().rule(deadline.rule, on=deadline.trigger)
    return rule.rule_en if is_english() else rule.rule


@register.filter
def cite(deadline: Deadline) -> str:
    """The article that a limit rests on."""
    return clockwork().cite(deadline.rule, deadline.trigger)


@register.inclusion_tag("casework/parts/chip.html")
def chip(deadline: Deadline | None) -> dict[str, Any]:
    """A limit as a chip: a date and words, never a colour alone."""
    look = _look(deadline, timezone.localdate()) if deadline else {"look": "", "said": ""}
    return {"deadline": deadline, "sign": _SIGNS.get(look["look"], "clock"), **look}


@register.inclusion_tag("casework/parts/course.html")
def course(case: Case) -> dict[str, Any]:
    """The steps that a case usually goes through, with where it stands."""
    assert case.run is not None
    definition = case.run.definition
    done = {step.target: step.on for step in case.run.steps.order_by("seq")}
    stages = [{"words": definition.state(name).words, "on": done.get(name), "now": name == case.state} for name in definition.course]
    here = next((place for place, stage in enumerate(stages, 1) if stage["now"]), 0)
    return {"stages": stages, "here": here, "total": len(stages), "aside": None if here else definition.state(case.state).words}


def _look(deadline: Deadline, today: date) -> dict[str, str]:
    if deadline.state == Deadline.State.PAUSED:
        return {"look": "still", "said": _("中止")}
    if deadline.ended_on is not None:
        late = deadline.state == Deadline.State.LAPSED
        return {"look": "over" if late else "done", "said": _("逾期后完成") if late else _("已完成")}
    if deadline.due is None:
        return {"look": "still", "said": ""}
    if deadline.due < today:
        days = (today - deadline.due).days
        return {"look": "over", "said": ngettext("逾期 %(n)d 日", "逾期 %(n)d 日", days) % {"n": days}}
    return {"look": _nearness(deadline, today), "said": _left(deadline, today)}


def _left(deadline: Deadline, today: date) -> str:
    assert deadline.due is not None
    if deadline.due == today:
        return _("今日 24 时前")
    days = (deadline.due - today).days
    left = ngettext("剩 %(n)d 日", "剩 %(n)d 日", days) % {"n": days}
    return f"{left} {_('暂定')}" if deadline.provisional else left


def _nearness(deadline: Deadline, today: date) -> str:
    assert deadline.due is not None
    if deadline.due == today:
        return "today"
    if packaged_calendar().working_days(today, deadline.due) <= _SOON:
        return "soon"
    return "prov" if deadline.provisional else "ok"
