"""The import desk: send a file, read its preview, commit it, fetch what was refused."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from suizhi.commons.languages import is_english
from suizhi.commons.policy import require, viewer
from suizhi.halls.register.desk import import_commit, import_upload
from suizhi.halls.register.exchange.out.refusals import write_refusals
from suizhi.halls.register.forms import UploadForm
from suizhi.halls.register.loading.importer import catalogue
from suizhi.halls.register.progress import progress_of
from suizhi.halls.register.selectors import import_runs, refused_rows
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from django.http import HttpRequest

    from suizhi.halls.register.models import ImportRun

RUNS_PER_PAGE = 20
REFUSED_SHOWN = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def imports(request: HttpRequest) -> HttpResponse:
    """The desk: the form to send a file, and the runs so far."""
    who = viewer(request)
    require(who, "register.imports.read")
    form = UploadForm(catalogue(), request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            run = _upload(request, form)
            return redirect("register:import-run", pk=run.pk)
        except Refusal as refusal:
            form.add_error("file", refusal.en if is_english() else refusal.zh)
    page = Paginator(import_runs(who), RUNS_PER_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "may_import": who.may("register.import")}
    return render(request, "register/imports.html", context)


@login_required
@require_safe
def import_run(request: HttpRequest, pk: int) -> HttpResponse:
    """One run: progress while it works, its preview, what came of it. Asked by htmx, only the part that changes."""
    run = _run(request, pk)
    progress = progress_of(run)
    refused = progress.errors if run.state == run.State.PREVIEW else refused_rows(run)
    context = {
        "run": run,
        "progress": progress,
        "refused": Paginator(refused, REFUSED_SHOWN).get_page(request.GET.get("page")),
        "may_import": viewer(request).may("register.import"),
    }
    part = request.headers.get("HX-Request") == "true"
    return render(request, "register/parts/run.html" if part else "register/import_run.html", context)


@login_required
@require_POST
def commit(request: HttpRequest, pk: int) -> HttpResponse:
    """Have a previewed run taken into the register."""
    run = _run(request, pk)
    try:
        import_commit(by=viewer(request), run=run)
    except Refusal as refusal:
        messages.error(request, refusal.en if is_english() else refusal.zh)
    else:
        messages.success(request, _("已开始写入。可以离开，做完在这里看结果。"))
    return redirect("register:import-run", pk=run.pk)


@login_required
@require_safe
def refused_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The refused rows as they stood, with the reasons beside them, as a spreadsheet to mend and send again."""
    run = _run(request, pk)
    target = BytesIO()
    write_refusals(refused_rows(run), target, language="en" if is_english() else "zh")
    disposition = f'attachment; filename="refused-{run.pk}.xlsx"'
    return HttpResponse(target.getvalue(), content_type=XLSX, headers={"Content-Disposition": disposition})


def _upload(request: HttpRequest, form: UploadForm) -> ImportRun:
    file = form.cleaned_data["file"]
    return import_upload(by=viewer(request), name=file.name or "", chunks=file.chunks(), source=form.cleaned_data["source"])


def _run(request: HttpRequest, pk: int) -> ImportRun:
    who = viewer(request)
    require(who, "register.imports.read")
    return get_object_or_404(import_runs(who), pk=pk)
