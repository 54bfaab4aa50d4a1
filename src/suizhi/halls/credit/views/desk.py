"""The officers' desk: what waits for a person, the events, and what subjects have asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from suizhi.commons.policy import require, viewer
from suizhi.halls.casework.decisions import decision_of
from suizhi.halls.credit import selectors
from suizhi.halls.credit.access import DIRECT, READ, WORK
from suizhi.halls.credit.forms import AnswerForm, PublishForm, ReasonForm, TakeForm
from suizhi.halls.credit.models import CreditProposal
from suizhi.halls.credit.services import (
    Taken,
    objection_answer,
    proposal_decline,
    proposal_publish,
    proposal_take,
)
from suizhi.halls.credit.views.told import attempt, faulty

if TYPE_CHECKING:
    from collections.abc import Callable

    from django import forms
    from django.http import HttpRequest, HttpResponse

    from suizhi.commons.policy import Viewer

_PAGE = 50


@login_required
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Everything that waits, and the events page by page."""
    who = viewer(request)
    require(who, READ)
    context = {
        "proposals": selectors.proposals(who)[:_PAGE],
        "objections": selectors.unanswered(who),
        "page": Paginator(selectors.events(who), _PAGE).get_page(request.GET.get("page")),
        "answer_form": AnswerForm(),
        "may_answer": who.may(DIRECT),
        "today": timezone.localdate(),
    }
    return render(request, "credit/desk.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """One proposal: the decision it rests on, and what to make of it."""
    who = viewer(request)
    found = selectors.proposal_of(who, pk)
    wanted = request.POST.get("do", "") if request.method == "POST" else ""
    if wanted:
        require(who, WORK)
    form = (PublishForm if found.kind == CreditProposal.Kind.PUBLICATION else TakeForm)(found, request.POST if wanted == "take" else None)
    decline = ReasonForm(request.POST if wanted == "decline" else None, auto_id="decline_%s")
    deed = _deed(who, found, form if wanted == "take" else decline)
    if wanted and (form if wanted == "take" else decline).is_valid() and attempt(request, deed, _("已办。")):
        return redirect("credit:desk")
    context = {"proposal": found, "decision": decision_of(found.case), "form": form, "decline": decline, "may_work": who.may(WORK)}
    return render(request, "credit/proposal.html", context, status=422 if wanted else 200)


@login_required
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer an objection."""
    who = viewer(request)
    require(who, DIRECT)
    found, form = selectors.objection_of(who, pk), AnswerForm(request.POST)
    if form.is_valid():
        sent = form.cleaned_data
        attempt(request, lambda: objection_answer(who=who, objection=found, upheld=sent["upheld"], reason=sent["reason"]), _("已经答复。"))
    else:
        faulty(request, form)
    return redirect("credit:desk")


def _deed(who: Viewer, found: CreditProposal, form: forms.Form) -> Callable[[], object]:
    """What the form asks for, once it is valid."""
    today = timezone.localdate()

    def do() -> object:
        sent = form.cleaned_data
        if isinstance(form, TakeForm):
            taken = Taken(party=sent["party"], act=sent["act"], reason=sent["reason"], ground=sent["ground"])
            return proposal_take(who=who, proposal=found, taken=taken, on=today)
        if isinstance(form, PublishForm):
            return proposal_publish(who=who, proposal=found, party=sent["party"], minor=sent["minor"], on=today)
        return proposal_decline(who=who, proposal=found, reason=sent["reason"])

    return do
