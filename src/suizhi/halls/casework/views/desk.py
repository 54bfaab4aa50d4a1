"""The officers' desk: work lists by what is due first, and the calendar of limits."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from suizhi.commons.accounts.models import User
from suizhi.commons.languages import sentence
from suizhi.commons.policy import require, viewer
from suizhi.commons.procedures.selectors import deadlines_between, overdue
from suizhi.halls.casework import selectors
from suizhi.halls.casework.access import READ
from suizhi.halls.casework.listing import Page, rows
from suizhi.halls.casework.management.exporting import headers, lines
from suizhi.halls.casework.management.finding import found_by
from suizhi.halls.casework.management.load import strip
from suizhi.halls.casework.numbering import MARKS
from suizhi.halls.casework.services import case_assign
from suizhi.halls.register.exchange.out.writers import write_csv_rows, write_xlsx_rows
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest

    from suizhi.commons.policy import Viewer
    from suizhi.halls.casework.models import Case

_WEEKS = 4
_LISTED = 200
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_OF_CASES = Q(run__subject__startswith="case:")
"""Other halls run procedures too, and show their own limits."""
TABS = {"mine": selectors.in_hand, "new": selectors.unassigned, "all": selectors.all_open, "ended": selectors.ended}


@login_required
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """A work list: `tab` says whose cases, `procedure` narrows it, `after` goes on behind a case."""
    who = viewer(request)
    require(who, READ)
    tab = request.GET.get("tab", "mine")
    tab = tab if tab in TABS else "mine"
    found, typed = asked_for(request, who, tab)
    after = request.GET.get("after", "")
    page = Page.newest(found, "closed_on", after) if tab == "ended" else Page.of(found, after)
    narrowed = {"procedure": request.GET.get("procedure", ""), "q": typed}
    context = {
        "tab": tab,
        "tabs": [(code, selectors.capped(TABS[code](who))) for code in TABS],
        "procedures": MARKS,
        **narrowed,
        "query": urlencode({"tab": tab, **narrowed}),
        "narrowed": urlencode(narrowed),
        "strip": strip(timezone.localdate(), _owners(who, tab)),
        "page": page,
        "rows": rows(page.cases, timezone.localdate()),
        "late": selectors.capped(overdue(owners=_owners(who, tab)).filter(_OF_CASES)),
    }
    return render(request, "casework/desk.html", context)


@login_required
@require_safe
def desk_export(request: HttpRequest, suffix: str) -> HttpResponse:
    """The present list as a table, `csv` or `xlsx`."""
    who = viewer(request)
    require(who, READ)
    write = {"csv": (write_csv_rows, "text/csv; charset=utf-8"), "xlsx": (write_xlsx_rows, _XLSX)}.get(suffix)
    if write is None:
        raise Http404
    tab = request.GET.get("tab", "mine")
    found, _typed = asked_for(request, who, tab if tab in TABS else "mine")
    out = BytesIO()
    write[0](headers(), lines(found, who, timezone.localdate()), out)
    response = HttpResponse(out.getvalue(), content_type=write[1])
    response["Content-Disposition"] = f'attachment; filename="cases-{timezone.localdate()}.{suffix}"'
    response["Cache-Control"] = "private, no-store"
    return response


@login_required
@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """What is due in the coming weeks, by day; the office's own limits and the parties'."""
    who = viewer(request)
    require(who, READ)
    today = timezone.localdate()
    owners = None if request.GET.get("tab") == "all" else [who.actor]
    due = deadlines_between(today, today + timedelta(weeks=_WEEKS), owners=owners).filter(_OF_CASES).select_related("run__case")[:_LISTED]
    late = overdue(owners=owners).filter(_OF_CASES).select_related("run__case")[:_LISTED]
    return render(request, "casework/calendar.html", {"due": due, "late": late, "all": owners is None, "section_part": "calendar"})


@login_required
@require_POST
def take(request: HttpRequest, pk: int) -> HttpResponse:
    """An officer takes a case that nobody has in hand."""
    who = viewer(request)
    case = selectors.case_of(who, pk)
    require(who, "casework.work")
    try:
        case_assign(who=who, case=case, handler=get_object_or_404(User, pk=who.user_id))
        messages.success(request, _("已由你承办。"))
    except Refusal as refusal:
        messages.error(request, sentence(refusal))
    return redirect("casework:case", pk=pk)


def asked_for(request: HttpRequest, who: Viewer, tab: str) -> tuple[QuerySet[Case], str]:
    """The cases of a tab that the request narrows, and the words that were typed."""
    typed = request.GET.get("q", "").strip()[:100]
    return found_by(_narrowed(TABS[tab](who), request.GET.get("procedure", "")), typed), typed


def _narrowed(found: QuerySet[Case], procedure: str) -> QuerySet[Case]:
    return found.filter(procedure=procedure) if procedure in MARKS else found


def _owners(who: Viewer, tab: str) -> list[str] | None:
    return [who.actor] if tab == "mine" else None
