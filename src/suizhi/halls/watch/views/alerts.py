"""The watch desk, the deadline first, and one alert."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from suizhi.commons.accounts.models import User
from suizhi.commons.languages import sentence
from suizhi.commons.policy import viewer
from suizhi.halls.watch import selectors
from suizhi.halls.watch.access import KEEP, READ, WORK, may_change, workers
from suizhi.halls.watch.forms import AnswerForm
from suizhi.halls.watch.models import Alert
from suizhi.halls.watch.reasons import ALERT_REASONS, ALERT_STATES
from suizhi.halls.watch.services import Answer, alert_answer, alert_assign
from suizhi.halls.watch.shown import shown
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from suizhi.commons.policy import Viewer

_PAGE = 50
TABS = ("week", "open", "mine", "answered")


@login_required
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """What is due this week, what is open, what is mine, what was answered."""
    who, today = viewer(request), timezone.localdate()
    found = {
        "week": selectors.due_within(who, today),
        "open": selectors.open_alerts(who),
        "mine": selectors.open_alerts(who).filter(assignee=who.user_id),
        "answered": selectors.alerts(who).exclude(state__in=Alert.OPEN),
    }
    asked = request.GET.get("tab", "")
    tab = asked if asked in TABS else next((name for name in TABS[:2] if found[name].exists()), "open")
    page = Paginator(found[tab], _PAGE).get_page(request.GET.get("page"))
    context = {
        "is_office": who.may(READ),
        "may_keep": who.may(KEEP),
        "tab": tab,
        "tabs": [(name, rows.order_by().count()) for name, rows in found.items()],
        "page": page,
        "groups": selectors.grouped(page.object_list),
        "running": selectors.watches(who).filter(ended_at=None).order_by().count(),
        "today": today,
    }
    return render(request, "watch/desk.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def alert(request: HttpRequest, pk: int) -> HttpResponse:
    """One alert: both names with what the rules saw, until when, on which article, and the answer."""
    who = viewer(request)
    found = selectors.alert_of(who, pk)
    form = AnswerForm(ALERT_STATES, dict(Alert.State.choices), ALERT_REASONS, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            alert_answer(who=who, alert=found, answer=Answer(*form.chosen))
            messages.success(request, _("已经记下。"))
            return redirect(found)
        except Refusal as refusal:
            form.add_error(None, sentence(refusal))
    context = {"alert": found, "shown": shown(found, who), "form": form, "is_office": who.may(READ), **_ways(found, who)}
    return render(request, "watch/alert.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def assign(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the alert to somebody, or back to all."""
    who = viewer(request)
    found = selectors.alert_of(who, pk)
    chosen = request.POST.get("to", "")
    to = workers().filter(pk=int(chosen)).first() if chosen.isdecimal() and len(chosen) < 19 else None
    alert_assign(who=who, alert=found, to=to)
    messages.success(request, _("已经记下。"))
    return redirect(found)


def _ways(found: Alert, who: Viewer) -> dict[str, object]:
    """What the viewer may do with the alert now."""
    may = may_change(found.watch, who) and found.state != Alert.State.CLOSED
    people: list[User] = list(workers()) if who.may(WORK) else []
    return {"may_answer": may, "people": people, "answers": found.answers.select_related("by")}
