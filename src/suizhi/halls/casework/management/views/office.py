"""The page of the head of the office: numbers, and the cases behind each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.db.models import F
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_safe

from suizhi.commons.policy import require, viewer
from suizhi.halls.casework.access import HEAD
from suizhi.halls.casework.listing import Page, rows
from suizhi.halls.casework.management import figures
from suizhi.halls.casework.numbering import MARKS

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest, HttpResponse

_LIMITS = ("kept", "missed")
KINDS = ("received", "closed", "pending", *_LIMITS)


@login_required
@require_safe
def office(request: HttpRequest) -> HttpResponse:
    """How many, how long, how they ended, how many limits were kept, over the last twelve months."""
    require(viewer(request), HEAD)
    return render(
        request, "casework/management/office.html", {"figures": figures.figures_kept(timezone.localdate()), "section_part": "office"}
    )


@login_required
@require_safe
def behind(request: HttpRequest) -> HttpResponse:
    """The cases behind a number; for limits, the cases that they were set in."""
    require(viewer(request), HEAD)
    today = timezone.localdate()
    first, last = figures.period(today)
    asked = request.GET
    kind = asked.get("kind", "")
    kind = kind if kind in KINDS else "pending"
    since, until = _day(asked.get("first", ""), first), _day(asked.get("last", ""), last)
    procedure = asked.get("procedure", "")
    procedure = procedure if procedure in MARKS else ""
    after = asked.get("after", "")
    if kind in _LIMITS:
        page = Page.of_limits(figures.limits_behind(kind, procedure, since, until), after)
    elif kind == "pending":
        found = figures.behind(kind, procedure, since, until).select_related("run", "handler")
        page = Page.of(found.order_by(F("next_due").asc(nulls_last=True), "pk"), after)
    else:
        found = figures.behind(kind, procedure, since, until, asked.get("end", "")[:40]).select_related("run", "handler")
        page = Page.newest(found, figures.latest_first(kind), after)
    query = asked.copy()
    query.pop("after", None)
    context = {"kind": kind, "page": page, "rows": rows(page.cases, today), "procedure": procedure, "query": query.urlencode()}
    return render(request, "casework/management/behind.html", {**context, "first": since, "last": until, "section_part": "office"})


def _day(typed: str, otherwise: date) -> date:
    try:
        return parse_date(typed) or otherwise
    except ValueError:
        return otherwise
