"""What a hall's pages show of a procedure: the stepper, the whole procedure drawn, its deadlines, one deadline as a chip."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import template
from django.utils import timezone

from suizhi.commons.documents import citing
from suizhi.commons.languages import InBoth, said
from suizhi.commons.procedures.chips import chip
from suizhi.commons.procedures.history import history
from suizhi.commons.procedures.models import Deadline, Run
from suizhi.commons.procedures.picture import picture
from suizhi.commons.procedures.progress import progress
from suizhi.engines.procedures import Definition, roles

register = template.Library()


@register.filter
def words(value: InBoth | str) -> str:
    """Words in the language of the page; nothing where a page has none (a template hands on an empty text)."""
    return "" if isinstance(value, str) or value is None else said(value)


@register.filter
def brief(citations: str | Iterable[str]) -> str:
    """A citation, or several, as short as a page needs; the whole stands beside it, a click away."""
    return citing.brief([citations] if isinstance(citations, str) else citations)


@register.filter
def role_name(role: str) -> str:
    """A role's name in the language of the page."""
    return said(roles()[role].words)


@register.inclusion_tag("procedures/parts/progress.html")
def procedure_progress(run: Run) -> dict[str, Any]:
    """The stepper: what was gone through, where the run stands, what the ordinary course has left."""
    return {"progress": progress(run)}


@register.inclusion_tag("procedures/parts/map.html")
def procedure_map(run: Run) -> dict[str, Any]:
    """The whole procedure drawn, beside the list of what was done and what comes. On a phone the list stands alone."""
    return {"picture": picture(run.definition, run), "history": history(run), "progress": progress(run)}


@register.inclusion_tag("procedures/parts/drawing.html")
def procedure_drawing(definition: Definition) -> dict[str, Any]:
    """A procedure drawn, without a case in it."""
    return {"picture": picture(definition)}


@register.inclusion_tag("procedures/parts/deadlines.html")
def procedure_deadlines(run: Run) -> dict[str, Any]:
    """The clocks of a run in a table: what, whose, from when, by when, on which article; those that wait for something apart."""
    found = sorted(run.deadlines.exclude(state=Deadline.State.CANCELLED), key=lambda one: (one.due or date.max, one.pk))
    return {"waiting": [one for one in found if one.ended_on is None], "ended": [one for one in found if one.ended_on is not None]}


@register.inclusion_tag("procedures/parts/chip.html")
def deadline_chip(deadline: Deadline) -> dict[str, Any]:
    """A deadline as a chip: icon, date, and how much is left."""
    return {"chip": chip(deadline, today=timezone.localdate())}
