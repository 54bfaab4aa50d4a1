"""Pages of intake."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from suizhi.commons.languages import sentence
from suizhi.commons.policy import require, viewer
from suizhi.halls.casework.intake.forms import AnswersForm, TellingForm
from suizhi.halls.casework.intake.reading import can_begin, reading, rights_named
from suizhi.halls.casework.intake.services import Telling, draft_begin, draft_drop, draft_hand_in, draft_state, draft_tell
from suizhi.halls.casework.selectors import drafts
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from suizhi.commons.policy import Viewer
    from suizhi.halls.casework.models import Draft


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Begin: tell what happened."""
    who = viewer(request)
    require(who, "casework.start")
    form = TellingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return redirect("casework:draft", pk=draft_begin(who=who, telling=_telling(form, who)).pk)
    context = {"form": form, "drafts": drafts(who)[:5]}
    return render(request, "casework/intake/new.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """What was understood, what is asked next, and the ways that are open, each with its reasons."""
    who, mine = _mine(request, pk)
    read = reading(mine, who, timezone.localdate())
    form = AnswersForm(read.questions, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            draft_state(who=who, draft=mine, facts=form.stated())
            return redirect("casework:draft", pk=pk)
        except Refusal as refusal:
            form.add_error(None, sentence(refusal))
    ways = [(one, can_begin(one)) for one in read.routes]
    context = {"draft": mine, "read": read, "ways": ways, "form": form}
    return render(request, "casework/intake/draft.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def retell(request: HttpRequest, pk: int) -> HttpResponse:
    """Tell it again."""
    who, mine = _mine(request, pk)
    first = {"story": mine.story, "right_said": mine.right_said, "respondent": mine.respondent}
    form = TellingForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        draft_tell(who=who, draft=mine, telling=_telling(form, who))
        return redirect("casework:draft", pk=pk)
    context = {"form": form, "drafts": [], "draft": mine}
    return render(request, "casework/intake/new.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def hand_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand it in by the chosen way; the receipt is the page of the case."""
    who, mine = _mine(request, pk)
    try:
        case = draft_hand_in(who=who, draft=mine, route=request.POST.get("route", ""))
    except Refusal as refusal:
        messages.error(request, sentence(refusal))
        return redirect("casework:draft", pk=pk)
    messages.success(request, _("已收到，编号 %(number)s。材料可以现在交，也可以稍后在这一页补交。") % {"number": case.number})
    return redirect(case)


@login_required
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget a draft."""
    who, mine = _mine(request, pk)
    draft_drop(who=who, draft=mine)
    return redirect("casework:new")


def _mine(request: HttpRequest, pk: int) -> tuple[Viewer, Draft]:
    who = viewer(request)
    require(who, "casework.start")
    return who, get_object_or_404(drafts(who), pk=pk)


def _telling(form: TellingForm, who: Viewer) -> Telling:
    told = form.cleaned_data
    named = rights_named(told["right_said"], who)
    return Telling(told["story"], named[0].pk if len(named) == 1 else None, told["right_said"], told["respondent"])
