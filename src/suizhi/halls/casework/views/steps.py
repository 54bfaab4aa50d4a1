"""Taking a step: a page that says what will happen, asks what is missing, and does it."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from suizhi.commons.evidence.origin import Origin, sent_with
from suizhi.commons.languages import sentence
from suizhi.commons.policy import viewer
from suizhi.halls.casework import selectors
from suizhi.halls.casework.access import is_office_side, roles_in
from suizhi.halls.casework.file import options_of
from suizhi.halls.casework.forms import StepForm
from suizhi.halls.casework.services import case_act, paper_add
from suizhi.halls.casework.services.acting import Wanted
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from suizhi.commons.policy import Viewer
    from suizhi.halls.casework.models import Case


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, pk: int, event: str) -> HttpResponse:
    """The page of one step. What the viewer's role may never do here is not there."""
    who = viewer(request)
    case = selectors.case_of(who, pk)
    options = [option for option in options_of(case, who).options if option.event == event and option.mine]
    if not options:
        raise Http404
    form = StepForm(options, case, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            _take(request, who, case, event, form)
            messages.success(request, _("已办。期限和经过已经更新。"))
            return redirect(case)
        except Refusal as refusal:
            form.add_error(None, sentence(refusal))
    context = {"case": case, "option": options[0], "form": form, "is_office_side": is_office_side(roles_in(case, who), who)}
    return render(request, "casework/act.html", context, status=422 if form.errors else 200)


def _take(request: HttpRequest, who: Viewer, case: Case, event: str, form: StepForm) -> None:
    documents = form.papers_held()
    for paper, file in form.files_sent():
        origin = Origin(source=who.actor, **sent_with(request))
        name = form.paper_name(paper)
        documents[paper] = paper_add(who=who, case=case, file=cast(BinaryIO, file), name=file.name or name, purpose=name, origin=origin).ref
    wanted = Wanted(
        event=event,
        on=form.cleaned_data["on"],
        seq=form.cleaned_data["seq"],
        facts=form.facts_stated(),
        documents=documents,
        reason=form.cleaned_data.get("reason", ""),
    )
    case_act(who=who, case=case, wanted=wanted)
