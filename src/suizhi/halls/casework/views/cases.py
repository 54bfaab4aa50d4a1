"""A case as its people see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from suizhi.commons.evidence.origin import Origin, sent_with
from suizhi.commons.evidence.selectors import item_of
from suizhi.commons.evidence.services import evidence_serve
from suizhi.commons.languages import sentence
from suizhi.commons.policy import viewer
from suizhi.halls.casework import selectors
from suizhi.halls.casework.file import file_of
from suizhi.halls.casework.forms import PaperForm
from suizhi.halls.casework.listing import Page, rows
from suizhi.halls.casework.services import paper_add
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from django.http import FileResponse, HttpRequest, HttpResponse


@login_required
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """The cases that the viewer has a place in, the newest first; `after` goes on behind a case."""
    page = Page.newest(selectors.own(viewer(request)), "opened_on", request.GET.get("after", ""))
    return render(request, "casework/mine.html", {"page": page, "rows": rows(page.cases, timezone.localdate())})


@login_required
@require_safe
def case(request: HttpRequest, pk: int) -> HttpResponse:
    """One case: where it stands, what is due, what can be done now, its people, evidence and history."""
    who = viewer(request)
    found = selectors.case_of(who, pk)
    return render(request, "casework/case.html", {"case": found, "file": file_of(found, who), "paper_form": PaperForm()})


@login_required
@require_POST
def papers(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand in a paper or a piece of evidence."""
    who = viewer(request)
    found = selectors.case_of(who, pk)
    form = PaperForm(request.POST, request.FILES)
    if not form.is_valid():
        context = {"case": found, "file": file_of(found, who), "paper_form": form}
        return render(request, "casework/case.html", context, status=422)
    sent = form.cleaned_data
    try:
        origin = Origin(source=sent["source"], captured_at=sent["captured_at"], **sent_with(request))
        paper_add(who=who, case=found, file=sent["file"], name=sent["file"].name, purpose=sent["purpose"], origin=origin)
        messages.success(request, _("已收下，并记入证据链。"))
    except Refusal as refusal:
        messages.error(request, sentence(refusal))
    return redirect(f"{found.get_absolute_url()}#evidence")


@login_required
@require_safe
def paper(request: HttpRequest, pk: int, ref: str) -> FileResponse:
    """The bytes of a piece of evidence, each look on record."""
    who = viewer(request)
    selectors.case_of(who, pk)
    return evidence_serve(request=request, item=item_of(ref, who), purpose=f"case:{pk}")
