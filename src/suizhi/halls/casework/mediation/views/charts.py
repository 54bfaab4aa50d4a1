"""Comparison charts: making one, reading it, saying one's view of a line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from suizhi.commons.languages import sentence
from suizhi.commons.policy import viewer
from suizhi.halls.casework.mediation import selectors
from suizhi.halls.casework.mediation.services import Compared, chart_make, chart_say
from suizhi.halls.casework.mediation.services.charting import ROWS_MAX
from suizhi.halls.casework.mediation.views.opening import chosen_audience, entered, told
from suizhi.halls.casework.models import Audience, Chart, ChartRow, ChartView, Voice
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest, HttpResponse

_FIRST, _MORE = 5, 5


@dataclass(frozen=True, slots=True)
class LineShown:
    """A line of the chart with the latest view of each."""

    row: ChartRow
    views: list[tuple[str, ChartView | None]]


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def chart_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a chart; `more` gives further empty lines."""
    seat = entered(request, pk)
    if not seat.open:
        raise Http404
    rows, fault = _typed(request.POST), ""
    if request.method == "POST" and "more" not in request.POST:
        try:
            said = Compared(
                chosen_audience(seat, request.POST.get("to", "")), request.POST.get("kind", ""), request.POST.get("title", ""), rows
            )
            return redirect("casework:mediation-chart", pk=pk, chart=chart_make(who=viewer(request), case=seat.case, compared=said).pk)
        except Refusal as refusal:
            fault = sentence(refusal)
    rows += [("", "")] * (_MORE if "more" in request.POST else max(0, _FIRST - len(rows)))
    context = {"case": seat.case, "seat": seat, "rows": rows[:ROWS_MAX], "fault": fault, "kinds": Chart.Kind.choices}
    context |= {"sent": request.POST, "audiences": [one for one in seat.audiences if one != Audience.NOTES]}
    return render(request, "casework/mediation/chart_new.html", context, status=422 if fault else 200)


@login_required
@never_cache
@require_safe
def chart(request: HttpRequest, pk: int, chart: int) -> HttpResponse:
    """One chart with all views."""
    seat = entered(request, pk)
    found = selectors.chart(seat, chart)
    lines = [_shown(row) for row in found.rows.all()]
    return render(request, "casework/mediation/chart.html", {"case": seat.case, "seat": seat, "chart": found, "lines": lines})


@login_required
@require_POST
def chart_view(request: HttpRequest, pk: int, chart: int) -> HttpResponse:
    """Say one's view of a line."""
    found = selectors.chart(entered(request, pk), chart)
    number = request.POST.get("row", "")
    row = get_object_or_404(found.rows.all(), number=int(number) if number.isdecimal() else 0)
    try:
        chart_say(who=viewer(request), row=row, text=request.POST.get("text", ""))
    except Refusal as refusal:
        told(request, refusal)
    return redirect("casework:mediation-chart", pk=pk, chart=found.pk)


def _shown(row: ChartRow) -> LineShown:
    latest = {view.voice: view for view in sorted(row.views.all(), key=lambda one: one.pk)}
    return LineShown(row, [(voice, latest.get(voice)) for voice in (Voice.REQUESTER, Voice.RESPONDENT, Voice.MEDIATOR)])


def _typed(data: Mapping[str, str]) -> list[tuple[str, str]]:
    rows = [(data.get(f"feature-{place}", ""), data.get(f"product-{place}", "")) for place in range(ROWS_MAX)]
    return [row for row in rows if any(part.strip() for part in row)]
