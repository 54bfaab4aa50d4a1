"""Batches: sending one in, and how far it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from suizhi.commons.languages import sentence
from suizhi.commons.policy import require, viewer
from suizhi.halls.watch import selectors
from suizhi.halls.watch.access import READ, SEND
from suizhi.halls.watch.forms import BatchForm
from suizhi.halls.watch.services import batch_send
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_PAGE = 20
_SHOWN = 100


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def batches(request: HttpRequest) -> HttpResponse:
    """The form to send a file, and what came in so far."""
    who = viewer(request)
    require(who, SEND if request.method == "POST" else READ)
    form = BatchForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            return redirect(batch_send(who=who, kind=form.cleaned_data["kind"], name=file.name, chunks=file.chunks()))
        except Refusal as refusal:
            form.add_error("file", sentence(refusal))
    page = Paginator(selectors.batches(who), _PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "may_send": who.may(SEND), "is_office": True}
    return render(request, "watch/batches.html", context, status=422 if form.errors else 200)


@login_required
@require_safe
def batch(request: HttpRequest, pk: int) -> HttpResponse:
    """One batch: how far it is, what it brought, which lines could not be taken. Asked by htmx, only the part that changes."""
    who = viewer(request)
    found = selectors.batch_of(who, pk)
    part = request.headers.get("HX-Request") == "true"
    context = {"batch": found, "refused": found.refused_lines.all()[:_SHOWN], "is_office": True}
    return render(request, "watch/parts/batch.html" if part else "watch/batch.html", context)
