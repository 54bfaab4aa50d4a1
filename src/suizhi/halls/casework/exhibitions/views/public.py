"""What everybody may read: which fairs there are, where the desk is and how to complain. And entering a fair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from suizhi.commons.policy import require, viewer
from suizhi.halls.casework.exhibitions.access import OPEN_FAIR, desks_of
from suizhi.halls.casework.exhibitions.forms import FairForm
from suizhi.halls.casework.exhibitions.models import Exhibition
from suizhi.halls.casework.exhibitions.reporting import desk_needed
from suizhi.halls.casework.exhibitions.services import NewFair, fair_open

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

LISTED = 100


@require_safe
def fairs(request: HttpRequest) -> HttpResponse:
    """The fairs, the newest first."""
    who, today = viewer(request), timezone.localdate()
    mine = set(desks_of(who).values_list("pk", flat=True))
    rows = [(fair, fair.phase(today), fair.pk in mine) for fair in Exhibition.objects.all()[:LISTED]]
    return render(request, "casework/exhibitions/fairs.html", {"rows": rows, "may_open": who.may(OPEN_FAIR)})


@require_safe
def fair(request: HttpRequest, pk: int) -> HttpResponse:
    """One fair: when, where, and where its complaint desk stands."""
    found = get_object_or_404(Exhibition, pk=pk)
    at_desk = desks_of(viewer(request)).filter(pk=pk).exists()
    context = {"fair": found, "phase": found.phase(timezone.localdate()), "at_desk": at_desk, "needed": desk_needed(found)}
    return render(request, "casework/exhibitions/fair.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def fair_new(request: HttpRequest) -> HttpResponse:
    """Enter a fair."""
    who = viewer(request)
    require(who, OPEN_FAIR)
    form = FairForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        organiser = given.pop("organiser")
        try:
            return redirect("casework:fair-desk", pk=fair_open(who=who, fair=NewFair(**given), organiser=organiser).pk)
        except ValidationError as error:
            form.add_error(None, error.messages[0])
    return render(request, "casework/exhibitions/fair_new.html", {"form": form}, status=422 if form.errors else 200)
