"""The lead desk, one lead, its answer, and the way into a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from suizhi.commons.evidence.selectors import item_of, items_of
from suizhi.commons.evidence.services import evidence_serve
from suizhi.commons.languages import sentence
from suizhi.commons.policy import viewer
from suizhi.halls.search.marks.figures import fit
from suizhi.halls.watch import selectors
from suizhi.halls.watch.access import READ, WORK
from suizhi.halls.watch.figures import lead_compare, lead_figures
from suizhi.halls.watch.forms import AnswerForm, PictureForm
from suizhi.halls.watch.lead_shown import shown_lead
from suizhi.halls.watch.models import MarketLead
from suizhi.halls.watch.reasons import LEAD_REASONS, LEAD_STATES
from suizhi.halls.watch.services import Answer, lead_answer, lead_file, lead_look
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from django.http import FileResponse, HttpRequest, HttpResponse

    from suizhi.halls.search.marks.figures_shown import ShownFigure

_PAGE = 50
State = MarketLead.State


@login_required
@require_safe
def leads(request: HttpRequest) -> HttpResponse:
    """The leads by priority: those that wait, those that were confirmed, handed on, dismissed."""
    who = viewer(request)
    asked = request.GET.get("tab", "")
    tab = asked if asked in State.values else State.NEW.value
    found = selectors.leads(who)
    page = Paginator(found.filter(state=tab), _PAGE).get_page(request.GET.get("page"))
    tabs = [(state.value, state.label, found.filter(state=state).order_by().count()) for state in State]
    return render(request, "watch/leads.html", {"page": page, "tab": tab, "tabs": tabs, "is_office": who.may(READ)})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def lead(request: HttpRequest, pk: int) -> HttpResponse:
    """One lead; opening it is on record."""
    who = viewer(request)
    found = selectors.lead_of(who, pk)
    form = AnswerForm(LEAD_STATES, dict(State.choices), LEAD_REASONS, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            lead_answer(who=who, lead=found, answer=Answer(*form.chosen))
            messages.success(request, _("已经记下。"))
            return redirect(found)
        except Refusal as refusal:
            form.add_error(None, sentence(refusal))
    return _page(request, found, form)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def picture(request: HttpRequest, pk: int) -> HttpResponse:
    """The lead with a picture of its listing beside the right's own. The picture is not kept; without one it is the lead's page."""
    who = viewer(request)
    found = selectors.lead_of(who, pk)
    figures = lead_figures(found, who)
    if request.method != "POST" or figures is None:
        return redirect(found)
    answer = AnswerForm(LEAD_STATES, dict(State.choices), LEAD_REASONS)
    if "sample" in request.POST and figures.sample:
        return _page(request, found, answer, pair=lead_compare(figures.right, fit(figures.sample)))
    form = PictureForm(request.POST, request.FILES)
    try:
        pair = lead_compare(figures.right, form.cleaned_data["picture"]) if form.is_valid() else None
    except Refusal as refusal:
        pair = None
        form.add_error("picture", sentence(refusal))
    return _page(request, found, answer, form, pair)


def _page(
    request: HttpRequest, found: MarketLead, form: AnswerForm, pictured: PictureForm | None = None, pair: ShownFigure | None = None
) -> HttpResponse:
    """The page of a lead; that it was opened is on record."""
    who = viewer(request)
    lead_look(who=who, lead=found)
    pictured = pictured or PictureForm()
    context = {
        "figures": lead_figures(found, who),
        "picture_form": pictured,
        "pair": pair,
        "lead": found,
        "shown": shown_lead(found, who),
        "form": form,
        "evidence": items_of(found.subject, who),
        "answers": found.answers.select_related("by"),
        "seller": selectors.of_seller(who, found),
        "looks": selectors.looks(who, found)[:10],
        "may_answer": who.may(WORK) and found.state in (State.NEW, State.CONFIRMED),
        "may_file": who.may(WORK) and who.may("casework.work") and found.state == State.CONFIRMED,
        "reads_cases": who.may("casework.read"),
        "is_office": who.may(READ),
    }
    return render(request, "watch/lead.html", context, status=422 if form.errors or pictured.errors else 200)


@login_required
@require_POST
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a case on a confirmed lead."""
    who = viewer(request)
    found = selectors.lead_of(who, pk)
    try:
        filed = lead_file(who=who, lead=found)
    except Refusal as refusal:
        messages.error(request, sentence(refusal))
        return redirect(found)
    messages.success(request, _("已经转为案件 %(number)s，由你承办；商品信息和信号都带过来了。") % {"number": filed.case_number})
    return redirect("casework:case", pk=filed.case)


@login_required
@require_safe
def snapshot(request: HttpRequest, pk: int) -> FileResponse:
    """The snapshot of a lead from custody."""
    who = viewer(request)
    found = selectors.lead_of(who, pk)
    if not found.evidence:
        raise Http404
    return evidence_serve(request=request, item=item_of(found.evidence, who), purpose=found.subject)
