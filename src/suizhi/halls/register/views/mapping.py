"""Saying what the columns of an unknown spreadsheet mean, and saving that as a new source definition."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from suizhi.commons.policy import require, viewer
from suizhi.halls.register.definitions import definition_save
from suizhi.halls.register.desk import import_upload
from suizhi.halls.register.exchange.fields import FIELDS
from suizhi.halls.register.loading.importer import catalogue
from suizhi.halls.register.mapping.choice import choice_of, definition_text, meanings, proposed
from suizhi.halls.register.mapping.page import MappingPage
from suizhi.halls.register.mapping.sheet import Sheet, unknown_sheet, values_of
from suizhi.halls.register.models.rights import KIND_LABELS
from suizhi.halls.register.selectors import import_runs
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from suizhi.halls.register.mapping.choice import Choice
    from suizhi.halls.register.models import ImportRun


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def mapping(request: HttpRequest, pk: int) -> HttpResponse:
    """Columns first; where one of them is a kind or a status, the meaning of each of its values next; then saved and read anew."""
    who = viewer(request)
    require(who, "register.define")
    run = get_object_or_404(import_runs(who), pk=pk)
    sheet = unknown_sheet(Path(run.path), catalogue())
    if sheet is None:
        raise Http404
    if request.method != "POST":
        return _show(request, run, MappingPage(sheet, proposed(sheet)))
    choice = choice_of(request.POST, sheet)
    try:
        values = values_of(sheet, choice.closed())
        if not choice.complete(values):
            return _show(request, run, MappingPage(sheet, choice, values))
        return _save(request, run, sheet, choice)
    except Refusal as refusal:
        return _show(request, run, MappingPage(sheet, choice, refusal=refusal))


def _save(request: HttpRequest, run: ImportRun, sheet: Sheet, choice: Choice) -> HttpResponse:
    who = viewer(request)
    definition = definition_save(by=who, text=definition_text(choice, sheet))
    path = Path(run.path)
    with path.open("rb") as file:
        again = import_upload(
            by=who, name=path.name, chunks=iter(lambda: file.read(1 << 20), b""), source=definition.code, collection=run.collection
        )
    messages.success(request, _("已存为来源定义，并按它重新读这个文件。"))
    return redirect("register:import-run", pk=again.pk)


def _show(request: HttpRequest, run: ImportRun, page: MappingPage) -> HttpResponse:
    context = {
        "run": run,
        "page": page,
        "fields": FIELDS,
        "kinds": KIND_LABELS.items(),
        "meanings": {name: meanings(name) for name in ("kind", "status")},
    }
    return render(request, "register/mapping.html", context)
