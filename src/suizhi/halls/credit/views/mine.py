"""A subject's own page: the events about them, what they can do, and who of the office looked at their file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from suizhi.commons.policy import viewer
from suizhi.halls.credit import selectors
from suizhi.halls.credit.access import own_parties
from suizhi.halls.credit.forms import ObjectionForm
from suizhi.halls.credit.personal import EVENTS
from suizhi.halls.credit.services import objection_make
from suizhi.halls.credit.views.told import attempt, faulty

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_LOOKS = 100


@login_required
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """The viewer's own credit file."""
    who = viewer(request)
    context = {"events": selectors.own_events(who)[:_LOOKS], "looks": EVENTS.looked(who), "acts": bool(own_parties(who))}
    return render(request, "credit/mine.html", context)


@login_required
@require_POST
def objection(request: HttpRequest, pk: int) -> HttpResponse:
    """The subject objects."""
    who = viewer(request)
    event = selectors.event_of(who, pk)
    form = ObjectionForm(request.POST)
    if form.is_valid():
        attempt(
            request,
            lambda: objection_make(who=who, event=event, text=form.cleaned_data["text"]),
            _("异议已经收到，会由没有参与认定的人答复。"),
        )
    else:
        faulty(request, form)
    return redirect(event)
