"""Checking whether a request is complete, and asking once for all that is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from suizhi.commons.languages import sentence
from suizhi.halls.casework.access import Work, require_work
from suizhi.halls.casework.management import services
from suizhi.halls.casework.management.completing import completeness_of
from suizhi.halls.casework.management.forms import CompletenessForm
from suizhi.halls.casework.management.views.doing import case_for, number
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_PAGE = "casework:case-completeness"


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def completion(request: HttpRequest, pk: int) -> HttpResponse:
    """What the rules find on the request, and what they still have to be told."""
    who, case = case_for(request, pk)
    require_work(Work.MANAGE, case, who)
    found = completeness_of(case, timezone.localdate())
    form = CompletenessForm(found, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            services.completeness_state(who=who, case=case, facts=form.facts())
            messages.success(request, _("已记下。"))
            return redirect(_PAGE, pk)
        except Refusal as refusal:
            form.add_error(None, sentence(refusal))
    context = {"case": case, "found": found, "form": form}
    return render(request, "casework/management/completeness.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def complete(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask once for all that is missing: to the drafted letter."""
    who, case = case_for(request, pk)
    require_work(Work.MANAGE, case, who)
    try:
        letter = services.completion_ask(who=who, case=case, seq=number(request.POST.get("seq")))
    except Refusal as refusal:
        messages.error(request, sentence(refusal))
        return redirect(_PAGE, pk)
    messages.success(request, _("通知书已起草，请核对后发出。"))
    return redirect(letter)
