"""Rights: the register by kinds, the page of one right, its summary for paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from suizhi.commons.policy import viewer
from suizhi.halls.register.census import counts
from suizhi.halls.register.dossier import Dossier, dossier
from suizhi.halls.register.handing import MEDIA_TYPES, rights_file
from suizhi.halls.register.models import Right
from suizhi.halls.register.overview import kind_counts, latest_rights
from suizhi.halls.register.selectors import rights, similar_rights
from suizhi.halls.register.views.days import AsOf, as_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase


@require_safe
def right_list(request: HttpRequest) -> HttpResponse:
    """The register: how many of each kind and status, and what came in last."""
    who, held = viewer(request), counts()
    context = {"kinds": kind_counts(who, held), "counted_at": held.at, "latest": latest_rights(rights(who))}
    return render(request, "register/right_list.html", context)


@require_safe
def right(request: HttpRequest, pk: int) -> HttpResponse:
    """One right as of a day. A right that was joined to another leads there."""
    joined = Right.objects.filter(pk=pk, joined_to__isnull=False).first()
    if joined is not None:
        return redirect("register:right", pk=joined.joined_to_id, permanent=False)
    day = as_of(request)
    held = get_object_or_404(rights(viewer(request)), pk=pk)
    context = {"right": held, "day": day, "dossier": dossier(held, viewer(request), day.on), "forms": MEDIA_TYPES}
    if day.is_today:
        context["similar"] = similar_rights(viewer(request), held)
    return render(request, "register/right.html", context)


@require_safe
def right_summary(request: HttpRequest, pk: int) -> HttpResponse:
    """登记摘要: the facts and events of one right on one sheet."""
    day, found = _dossier(request, pk)
    return render(request, "register/summary.html", {"right": found.right, "day": day, "dossier": found})


@require_safe
def right_export(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Everything held about one right, as a file in the form asked for."""
    form = request.GET.get("format", "")
    if form not in MEDIA_TYPES:
        raise Http404
    who, day = viewer(request), as_of(request)
    held = get_object_or_404(rights(who), pk=pk)
    return rights_file([held], who, form, f"suizhi-right-{pk}", day.on)


def _dossier(request: HttpRequest, pk: int) -> tuple[AsOf, Dossier]:
    day, who = as_of(request), viewer(request)
    found = dossier(get_object_or_404(rights(who), pk=pk), who, day.on)
    if found is None:
        raise Http404
    return day, found
