"""Random inspection: the promise, the draw and the results, open to everybody; making them, for the office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from suizhi.commons.policy import require, viewer
from suizhi.halls.credit import selectors
from suizhi.halls.credit.access import DIRECT, READ, WORK
from suizhi.halls.credit.forms import PlanForm, ResultsForm, WitnessForm
from suizhi.halls.credit.models import Draw
from suizhi.halls.credit.pools import pool_of, pools
from suizhi.halls.credit.services import Planned, draw_commit, draw_finish, draw_make, draw_publish
from suizhi.halls.credit.shown import shown
from suizhi.halls.credit.views.told import attempt, faulty

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_LISTED = 100


@require_safe
def draws(request: HttpRequest) -> HttpResponse:
    """All draws, newest first."""
    return render(request, "credit/draws.html", {"draws": selectors.draws()[:_LISTED]})


@require_safe
def draw(request: HttpRequest, pk: int) -> HttpResponse:
    """One draw: what was promised, what was drawn, what was found."""
    who, found = viewer(request), selectors.draw_of(pk)
    context = {
        "draw": found,
        "shown": shown(found),
        "witness_form": WitnessForm() if found.state == Draw.State.COMMITTED and who.may(DIRECT) else None,
        "results_form": ResultsForm(found) if found.state == Draw.State.DRAWN and who.may(WORK) else None,
        "may_publish": found.state == Draw.State.INSPECTED and who.may(DIRECT),
    }
    return render(request, "credit/draw.html", context)


@require_safe
def record(request: HttpRequest, pk: int) -> JsonResponse:
    """What anybody needs to draw again."""
    answer = JsonResponse(selectors.draw_of(pk).record, json_dumps_params={"ensure_ascii": False, "indent": 2})
    answer["Content-Disposition"] = f'attachment; filename="draw-{pk}.json"'
    return answer


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest, pool: str) -> HttpResponse:
    """A pool, and the plan of a draw from it."""
    who = viewer(request)
    require(who, READ)
    held = pool_of(pool)
    form = PlanForm(held.grades, request.POST or None)
    if request.method == "POST":
        require(who, WORK)
        if form.is_valid():
            sent = form.cleaned_data
            planned = Planned(pool=pool, title=sent["title"], basis=sent["basis"], ratios=form.ratios(), team=sent["team"])
            if attempt(request, lambda: draw_commit(who=who, planned=planned), _("承诺已经公布。请由另一名负责人主持抽取。")):
                return redirect("credit:draws")
    context = {"pool": held, "form": form, "pools": pools(), "may_work": who.may(WORK)}
    return render(request, "credit/pool.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def make(request: HttpRequest, pk: int) -> HttpResponse:
    """Say the witness words and draw."""
    who, found, form = viewer(request), selectors.draw_of(pk), WitnessForm(request.POST)
    require(who, DIRECT)
    if form.is_valid():
        attempt(request, lambda: draw_make(who=who, draw_=found, witness=form.cleaned_data["witness"]), _("已经抽取，种子已公布。"))
    else:
        faulty(request, form)
    return redirect("credit:draw", pk=pk)


@login_required
@require_POST
def finish(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter the results."""
    who, found = viewer(request), selectors.draw_of(pk)
    require(who, WORK)
    if found.state != Draw.State.DRAWN:
        return redirect("credit:draw", pk=pk)
    form = ResultsForm(found, request.POST)
    if form.is_valid():
        results = form.results()
        attempt(
            request,
            lambda: draw_finish(who=who, draw_=found, results=results, on=timezone.localdate()),
            _("结果已录入，公示期限开始计算。"),
        )
    else:
        faulty(request, form)
    return redirect("credit:draw", pk=pk)


@login_required
@require_POST
def results(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish the results."""
    who, found = viewer(request), selectors.draw_of(pk)
    require(who, DIRECT)
    attempt(request, lambda: draw_publish(who=who, draw_=found, on=timezone.localdate()), _("结果已公示。"))
    return redirect("credit:draw", pk=pk)
