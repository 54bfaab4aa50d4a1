"""Parties: the list, the page of one, and a clerk's judgement on who is who."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from suizhi.commons.accounts.models import User
from suizhi.commons.languages import is_english
from suizhi.commons.policy import require, viewer
from suizhi.halls.register.card import card, parts
from suizhi.halls.register.forms import JudgementForm
from suizhi.halls.register.models import Party
from suizhi.halls.register.party_search import party_page
from suizhi.halls.register.selectors import parties
from suizhi.halls.register.services import party_judge
from suizhi.kernel.errors import Refusal
from suizhi.kernel.places import DISTRICTS

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

RIGHTS_PER_PAGE = 50


@require_safe
def party_list(request: HttpRequest) -> HttpResponse:
    """Parties by name, identifier and district, a page at a time."""
    page = party_page(viewer(request), request.GET)
    return render(request, "register/party_list.html", {"page": page, "districts": DISTRICTS})


@require_safe
def party(request: HttpRequest, pk: int) -> HttpResponse:
    """One party: names through time, identifiers, addresses, rights by role, and for the office who it may also be."""
    who = viewer(request)
    held = get_object_or_404(parties(who), pk=pk)
    made = card(who, held)
    page = Paginator(made.rights, RIGHTS_PER_PAGE).get_page(request.GET.get("page"))
    context = {"party": held, "card": made, "page": page, "parts": parts(who, held, page.object_list)}
    return render(request, "register/party.html", context | {"may_judge": who.may("register.judge")})


@login_required
@require_POST
def judge(request: HttpRequest, pk: int) -> HttpResponse:
    """Record a judgement on this party and another."""
    require(viewer(request), "register.judge")
    left = get_object_or_404(parties(viewer(request)), pk=pk)
    form = JudgementForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("没有记下：请选一个结论，并写明理由。"))
        return redirect(left)
    right = get_object_or_404(Party, pk=form.cleaned_data["other"])
    try:
        assert isinstance(request.user, User)  # login_required has let nobody else through.
        party_judge(left=left, right=right, verdict=form.cleaned_data["verdict"], reason=form.cleaned_data["reason"], by=request.user)
    except Refusal as refusal:
        messages.error(request, refusal.en if is_english() else refusal.zh)
    else:
        messages.success(request, _("已记下你的判断。以后有新材料，可以再判断一次，原来的判断留在记录里。"))
    return redirect(left)
