"""The short deeds on a file: looking at who reported, measures, the amount, the review."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from suizhi.commons.languages import sentence
from suizhi.commons.policy import viewer
from suizhi.halls.casework.enforcement.access import enforcement_case, require_handler
from suizhi.halls.casework.enforcement.forms import AmountForm, DecideForm, FactsForm, LiftForm, MeasureForm, PurposeForm
from suizhi.halls.casework.enforcement.services import (
    NewMeasure,
    amount_propose,
    measure_decide,
    measure_lift,
    measure_propose,
    reporter_reveal,
    sheet_decide,
)
from suizhi.halls.casework.enforcement.views.file import context_of
from suizhi.halls.casework.exhibitions.views.answers import faults, tried
from suizhi.halls.casework.models import Case, Measure, Sheet
from suizhi.halls.casework.services import case_state
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from suizhi.commons.policy import Viewer

Sent = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed: its form, what it does, and the page it goes back to."""

    form: type[forms.Form]
    do: Callable[[Viewer, Case, forms.Form, str], Any]
    back: str = "casework:enforcement"


@login_required
@never_cache
@require_POST
def deed(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """Do one thing to a file."""
    who = viewer(request)
    case, wanted = enforcement_case(who, pk), _DEEDS.get(verb)
    if verb == "reporter":
        return _reporter(request, case, who)
    if wanted is None:
        raise Http404
    form, back = wanted.form(request.POST), reverse(wanted.back, args=[case.pk])
    if not form.is_valid():
        faults(request, form)
        return redirect(back)
    return tried(request, lambda: wanted.do(who, case, form, request.POST.get("of", "")), _("已办。"), back)


def _reporter(request: HttpRequest, case: Case, who: Viewer) -> HttpResponse:
    """Show who reported, once, for a purpose."""
    context = context_of(case, who)
    form = PurposeForm(request.POST)
    context["purpose_form"] = form
    if form.is_valid():
        try:
            context["reporter"] = reporter_reveal(who=who, case=case, purpose=form.cleaned_data["purpose"])
        except Refusal as refusal:
            form.add_error("purpose", sentence(refusal))
    return render(request, "casework/enforcement/file.html", context, status=422 if form.errors else 200)


def _measure(case: Case, key: str) -> Measure:
    return get_object_or_404(Measure, case=case, pk=int(key) if key.isdecimal() else 0)


def _facts(who: Viewer, case: Case, form: forms.Form, _of: str) -> None:
    assert isinstance(form, FactsForm)
    require_handler(case, who)
    case_state(who=who, case=case, facts=form.stated())


def _propose(who: Viewer, case: Case, form: forms.Form, _of: str) -> None:
    sent = form.cleaned_data
    if sent["evidence"] is not None:
        case_state(who=who, case=case, facts=dict.fromkeys(("evidence_of_infringement", "evidence_of_fake"), sent["evidence"]))
    measure_propose(who=who, case=case, new=NewMeasure(sent["kind"], sent["place"], sent["reason"], sent["items"]), on=timezone.localdate())


def _decide(who: Viewer, case: Case, form: forms.Form, of: str) -> None:
    sent = form.cleaned_data
    measure_decide(who=who, measure=_measure(case, of), approve=sent["approve"], why=sent["why"], on=timezone.localdate())


def _lift(who: Viewer, case: Case, form: forms.Form, of: str) -> None:
    measure_lift(who=who, measure=_measure(case, of), disposal=form.cleaned_data["disposal"], on=timezone.localdate())


def _amount(who: Viewer, case: Case, form: forms.Form, of: str) -> None:
    assert isinstance(form, AmountForm)
    sent = form.cleaned_data
    amount_propose(who=who, sheet=_sheet(case, of), amount=form.fen(), reason=sent["reason"], reduced=sent["outcome"] == "reduced")


def _review(who: Viewer, case: Case, form: forms.Form, of: str) -> None:
    sent = form.cleaned_data
    sheet_decide(who=who, sheet=_sheet(case, of), approve=sent["approve"], opinion=sent["why"])


def _sheet(case: Case, key: str) -> Sheet:
    return get_object_or_404(Sheet, case=case, pk=int(key) if key.isdecimal() else 0)


_DEEDS = {
    "facts": Deed(FactsForm, _facts),
    "measure": Deed(MeasureForm, _propose),
    "measure-decide": Deed(DecideForm, _decide),
    "measure-lift": Deed(LiftForm, _lift),
    "amount": Deed(AmountForm, _amount, "casework:penalty-sheet"),
    "review": Deed(DecideForm, _review, "casework:penalty-sheet"),
}
