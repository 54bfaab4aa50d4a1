"""Clues: the desk's list, an officer's entry, and what anybody reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from suizhi.commons.languages import sentence
from suizhi.commons.policy import require, viewer
from suizhi.halls.casework.access import READ
from suizhi.halls.casework.enforcement.forms import ClueForm, ReportForm
from suizhi.halls.casework.enforcement.services import NewClue, clue_register, looks_at_reporter, report_lookup
from suizhi.halls.casework.models import Clue
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

LISTED = 100


@login_required
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """The clues that are open, newest first. Who reported stands nowhere."""
    who = viewer(request)
    require(who, READ)
    found = (
        Clue.objects.filter(case__closed_on=None).defer("reporter_name", "reporter_contact").select_related("case__run", "case__handler")
    )
    context = {"clues": found.order_by("-id")[:LISTED], "may_enter": who.may("casework.work")}
    return render(request, "casework/enforcement/desk.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def clue_new(request: HttpRequest) -> HttpResponse:
    """An officer enters a clue."""
    who = viewer(request)
    require(who, "casework.work")
    form = ClueForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data
        try:
            case, _code = clue_register(who=who, clue=_new(sent), on=sent["received_on"])
            return redirect("casework:enforcement", case.pk)
        except Refusal as refusal:
            form.add_error(None, sentence(refusal))
    return render(request, "casework/enforcement/clue_new.html", {"form": form}, status=422 if form.errors else 200)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report_new(request: HttpRequest) -> HttpResponse:
    """Anybody with an account complains or reports. A report's code is shown once, and kept by nobody here."""
    who = viewer(request)
    require(who, "casework.start")
    form = ReportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            case, code = clue_register(who=who, clue=_new(form.cleaned_data), on=timezone.localdate())
        except Refusal as refusal:
            form.add_error(None, sentence(refusal))
        else:
            if not code:
                messages.success(request, _("已收到，可以在“我的事项”查看进展。"))
                return redirect(case)
            return render(request, "casework/enforcement/reported.html", {"code": code})
    return render(request, "casework/enforcement/report_new.html", {"form": form}, status=422 if form.errors else 200)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report_ask(request: HttpRequest) -> HttpResponse:
    """How a report stands, by its code, and who opened the reporter's identity; nothing of the case's people."""
    require(viewer(request), "casework.start")
    code = request.POST.get("code", "")
    found = report_lookup(code=code) if code else None
    context = {"found": found, "asked": bool(code), "looks": looks_at_reporter(case=found) if found else []}
    return render(request, "casework/enforcement/report_ask.html", context, status=404 if code and not found else 200)


def _new(sent: dict[str, Any]) -> NewClue:
    facts = {name: sent[name] for name in ("ip_right", "case_kind") if sent.get(name)}
    told = {name: sent[name] for name in ("kind", "title", "subject", "said", "place", "name", "contact", "right_said")}
    return NewClue(**told, facts=facts)
