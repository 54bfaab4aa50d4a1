"""Template tags of the hall: words of the procedures, facts, what was done, the ways of intake."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import template
from django.utils.translation import gettext as _

from suizhi.commons.languages import is_english, said
from suizhi.commons.procedures.models import Deadline
from suizhi.commons.procedures.plug import clockwork
from suizhi.commons.procedures.templatetags.procedures import words
from suizhi.engines.rules import load_book
from suizhi.halls.casework.labels import PROCEDURE_LABELS, TAB_LABELS, role_name

if TYPE_CHECKING:
    from suizhi.commons.languages import InBoth
    from suizhi.engines.stories import Elsewhere
    from suizhi.engines.triage import Route
    from suizhi.halls.casework.models import Case

register = template.Library()


register.filter("words", words)


@register.filter
def listed(several: Iterable[InBoth]) -> str:
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


@register.filter
def result(way: Route) -> str:
    """A way in a sentence."""
    return way.result_en if is_english() else way.result


@register.filter
def papers(way: Route) -> str:
    """The papers of a way, in one line."""
    return (", " if is_english() else "、").join(dict.fromkeys(said(paper.name) for paper in way.documents)) or "—"


@register.filter
def due_words(due: Any) -> str:
    """A limit of a way: what, and by when."""
    shown = due.as_dict()
    provisional = f" {_('暂定')}" if shown.get("provisional") else ""
    return f"{shown['label_en'] if is_english() else shown['label']} {shown['due']}{provisional}"


@register.filter
def told(place: Elsewhere) -> str:
    """Where to turn instead, in the language of the page."""
    return f"{place.title_en}: {place.turn_en}" if is_english() else f"{place.title}：{place.turn}"
