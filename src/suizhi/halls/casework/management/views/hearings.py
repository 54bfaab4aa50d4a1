"""Hearings: setting one, telling the parties, putting it off, writing down who came; and taking it into one's own calendar."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, BinaryIO, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from suizhi.commons.evidence.origin import Origin, sent_with
from suizhi.commons.languages import sentence
from suizhi.commons.policy import require, viewer
from suizhi.commons.procedures.selectors import deadlines_between
from suizhi.halls.casework.access import READ, Work, does, is_office_role, is_office_side, require_work, roles_in
from suizhi.halls.casework.management import services
from suizhi.halls.casework.management.agenda import hearing_of, hearings_of, upcoming
from suizhi.halls.casework.management.appointments import of_deadline, of_hearing
from suizhi.halls.casework.management.forms import CameForm, PlanForm
from suizhi.halls.casework.management.ical import calendar
from suizhi.halls.casework.management.noticing import notice_of
from suizhi.halls.casework.management.views.doing import case_for, number
from suizhi.halls.casework.models import Participant
from suizhi.halls.casework.services import paper_add
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.forms import Form
    from django.http import HttpRequest

    from suizhi.commons.policy import Viewer
    from suizhi.halls.casework.models import Case, Hearing

_AHEAD = 60
"""Days of the calendar that another calendar takes in."""


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def hearings(request: HttpRequest, pk: int) -> HttpResponse:
    """The hearings of a case, and setting the next one."""
    who, case = case_for(request, pk)
    holds = _holds(case, who)
    form = plan_form(case, request.POST or None) if holds else None
    if form is not None and request.method == "POST" and form.is_valid():
        try:
            made = services.hearing_plan(who=who, case=case, plan=form.plan())
            messages.success(request, _("已定期。请在最迟通知日以前通知当事人。"))
            return redirect(made)
        except Refusal as refusal:
            form.add_error(None, sentence(refusal))
    context = {"case": case, "hearings": list(hearings_of(case)), "form": form, "is_office": is_office_side(roles_in(case, who), who)}
    return render(request, "casework/management/hearings.html", context, status=422 if form is not None and form.errors else 200)


@login_required
@require_safe
def hearing(request: HttpRequest, pk: int) -> HttpResponse:
    """One hearing."""
    return _page(request, hearing_of(viewer(request), pk))


@login_required
@require_POST
def hearing_summon(request: HttpRequest, pk: int) -> HttpResponse:
    """Tell the parties."""
    return _do(request, pk, lambda who, found, version: services.hearing_summon(who=who, hearing=found, version=version))


@login_required
@require_POST
def hearing_cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Call it off."""
    reason = request.POST.get("reason", "")
    return _do(request, pk, lambda who, found, version: services.hearing_cancel(who=who, hearing=found, reason=reason, version=version))


@login_required
@require_POST
def hearing_postpone(request: HttpRequest, pk: int) -> HttpResponse:
    """Put it off to another day."""
    found = _to_hold(viewer(request), pk)
    form, reason = plan_form(found.case, request.POST), request.POST.get("reason", "")
    if not form.is_valid():
        return _page(request, found, status=422, plan_form=form)
    return _do(
        request,
        pk,
        lambda who, found, version: services.hearing_postpone(who=who, hearing=found, plan=form.plan(), reason=reason, version=version),
    )


@login_required
@require_POST
def hearing_close(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down who came, with the record."""
    who = viewer(request)
    found = _to_hold(who, pk)
    form = CameForm(found, request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, found, status=422, came_form=form)

    def close(who: Viewer, found: Hearing, version: int) -> Hearing:
        file = form.cleaned_data["record"]
        origin = Origin(source=who.actor, **sent_with(request))
        record = paper_add(who=who, case=found.case, file=cast(BinaryIO, file), name=file.name, purpose="审理笔录", origin=origin)
        return services.hearing_close(who=who, hearing=found, came=form.came(), record=record.ref, version=version)

    return _do(request, pk, close)


@login_required
@require_safe
def hearing_ics(request: HttpRequest, pk: int) -> HttpResponse:
    """One hearing for another calendar."""
    return _ics(calendar([of_hearing(hearing_of(viewer(request), pk))], now=timezone.now()), f"hearing-{pk}")


@login_required
@require_safe
def calendar_ics(request: HttpRequest) -> HttpResponse:
    """The viewer's own limits and hearings of the coming weeks for another calendar."""
    who = viewer(request)
    require(who, READ)
    today = timezone.localdate()
    due = deadlines_between(today, today + timedelta(days=_AHEAD), owners=[who.actor]).select_related("run__case")[:500]
    entries = [*map(of_hearing, upcoming(who, today, _AHEAD, everybody=False)), *map(of_deadline, due)]
    return _ics(calendar(entries, now=timezone.now()), "suizhi")


def plan_form(case: Case, data: object = None) -> PlanForm:
    """The form that sets a hearing of the case."""
    joined = [link.case for link in case.links.filter(ended_at=None).select_related("case").order_by("pk")]
    people = Participant.objects.filter(case__in=[case, *joined], left_at=None).order_by("pk")
    return PlanForm([one for one in people if not is_office_role(one.role)], joined, data)


def _holds(case: Case, who: Viewer) -> bool:
    known = case.run is not None and notice_of(case.run.definition) is not None
    return known and case.closed_on is None and does(Work.HEARINGS, case, who)


def _to_hold(who: Viewer, pk: int) -> Hearing:
    """A hearing for who holds hearings in its case."""
    found = hearing_of(who, pk)
    require_work(Work.HEARINGS, found.case, who)
    return found


def _do(request: HttpRequest, pk: int, do: Callable[[Viewer, Hearing, int], Hearing]) -> HttpResponse:
    who = viewer(request)
    found = _to_hold(who, pk)
    try:
        done = do(who, found, number(request.POST.get("version")))
    except Refusal as refusal:
        messages.error(request, sentence(refusal))
        return redirect(found)
    messages.success(request, _("已办。"))
    return redirect(done)


def _page(request: HttpRequest, found: Hearing, status: int = 200, **forms: Form) -> HttpResponse:
    who = viewer(request)
    context = {
        "case": found.case,
        "hearing": found,
        "attendances": found.attendances.select_related("participant").order_by("pk"),
        "also": found.also.order_by("pk"),
        "holds": _holds(found.case, who),
        "is_office": is_office_side(roles_in(found.case, who), who),
        "now": timezone.now(),
        "plan_form": plan_form(found.case),
        "came_form": CameForm(found),
        **forms,
    }
    return render(request, "casework/management/hearing.html", context, status=status)


def _ics(text: str, name: str) -> HttpResponse:
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    response["Cache-Control"] = "private, no-store"
    return response
