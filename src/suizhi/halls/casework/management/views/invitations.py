"""Codes: made by the officer and shown once; typed by whoever was served."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from suizhi.commons.languages import sentence
from suizhi.commons.policy import require, viewer
from suizhi.halls.casework.access import Work, require_work
from suizhi.halls.casework.management.services import invitation_make, invitation_use
from suizhi.halls.casework.management.views.doing import case_for
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@login_required
@never_cache
@require_POST
def invitation(request: HttpRequest, pk: int, participant: int) -> HttpResponse:
    """Make a code and show it, once, as the sheet that goes out with the papers to be served."""
    who, case = case_for(request, pk)
    require_work(Work.MANAGE, case, who)
    person = get_object_or_404(case.participants.select_related("case"), pk=participant)
    try:
        made, code = invitation_make(who=who, participant=person)
    except Refusal as refusal:
        messages.error(request, sentence(refusal))
        return redirect("casework:case-people", pk)
    address = request.build_absolute_uri(reverse("casework:join"))
    context = {"case": case, "person": person, "made": made, "code": code, "address": address}
    return render(request, "casework/management/invitation.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """Type the code that came with the served papers."""
    who = viewer(request)
    require(who, "casework.invited")
    if request.method != "POST":
        return render(request, "casework/management/join.html")
    try:
        case = invitation_use(who=who, code=request.POST.get("code", "")[:60])
    except Refusal as refusal:
        context = {"error": sentence(refusal)}
        return render(request, "casework/management/join.html", context, status=422)
    messages.success(request, _("已进入案件。以后登录就能看到。"))
    return redirect(case)
