"""The desk: what is open and until when; and after the fair: tracking, repetition, the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from suizhi.commons.policy import viewer
from suizhi.halls.casework.exhibitions.access import desk_of, require_desk, stands_at
from suizhi.halls.casework.exhibitions.forms import PostForm
from suizhi.halls.casework.exhibitions.hours import Hours, hours_of
from suizhi.halls.casework.exhibitions.repeats import repeaters
from suizhi.halls.casework.exhibitions.reporting import report_of
from suizhi.halls.casework.exhibitions.services import fair_close
from suizhi.halls.casework.exhibitions.views.answers import tried

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

    from suizhi.halls.casework.exhibitions.models import Complaint, Exhibition

LISTED = 200


@login_required
@require_safe
def desk(request: HttpRequest, pk: int) -> HttpResponse:
    """The complaints of a fair, what runs out first on top."""
    who, now = viewer(request), timezone.now()
    fair = desk_of(who, pk)
    rows = [(complaint, _first(complaint, now)) for complaint in _open(fair)]
    rows.sort(key=lambda row: (row[1] is None or not row[1].deadline.open, row[1].deadline.ends_at if row[1] else now))
    context = {
        "fair": fair,
        "rows": rows,
        "acts": stands_at(fair, who),
        "phase": fair.phase(timezone.localdate(now)),
        "posts": fair.posts.filter(until=None).select_related("user"),
        "post_form": PostForm(),
        "may_post": fair.organiser_id == who.user_id,
        "exhibitors": fair.exhibitors.count(),
    }
    return render(request, "casework/exhibitions/desk.html", context)


@login_required
@require_safe
def tracking(request: HttpRequest, pk: int) -> HttpResponse:
    """What was removed and is followed after the fair; who was found to infringe again."""
    who = viewer(request)
    fair = desk_of(who, pk)
    tracked = _of(fair).filter(case__state__in=("removed", "tracking")).select_related("decision")[:LISTED]
    context = {
        "fair": fair,
        "tracked": tracked,
        "repetitions": repeaters(fair),
        "acts": stands_at(fair, who),
        "phase": fair.phase(timezone.localdate()),
    }
    return render(request, "casework/exhibitions/tracking.html", context)


@login_required
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """The fair closes: everything removed goes into tracking."""
    who = viewer(request)
    fair = desk_of(who, pk)
    require_desk(fair, who)
    return tried(
        request,
        lambda: fair_close(who=who, fair=fair, on=timezone.now()),
        _("已转入展后跟踪。"),
        reverse("casework:fair-tracking", args=[pk]),
    )


@login_required
@require_safe
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """The report of a fair, to be read and printed."""
    fair = desk_of(viewer(request), pk)
    complaints = _of(fair).order_by("pk")[:LISTED]
    return render(
        request,
        "casework/exhibitions/report.html",
        {"fair": fair, "report": report_of(fair), "complaints": complaints, "made": timezone.now()},
    )


def _of(fair: Exhibition) -> QuerySet[Complaint]:
    return fair.complaints.select_related("case__run", "exhibitor").order_by("-pk")


def _open(fair: Exhibition) -> QuerySet[Complaint]:
    return _of(fair).filter(case__closed_on=None)[:LISTED]


def _first(complaint: Complaint, now: datetime) -> Hours | None:
    """The clock that counts now, else the last one that did."""
    assert complaint.case.run is not None
    return next(iter(hours_of(complaint.case.run, now)), None)
