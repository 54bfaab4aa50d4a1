"""The desk's file of a case: clue, inspections, measures, and the worksheet of the fine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from suizhi.commons.evidence.origin import Origin, sent_with
from suizhi.commons.evidence.selectors import items_of
from suizhi.commons.languages import sentence
from suizhi.commons.policy import viewer
from suizhi.halls.casework.enforcement.access import directs, enforcement_case, handles, require_handler
from suizhi.halls.casework.enforcement.forms import (
    AmountForm,
    DecideForm,
    FactsForm,
    InspectionForm,
    LiftForm,
    MeasureForm,
    PurposeForm,
    SheetForm,
)
from suizhi.halls.casework.enforcement.hearing import hearing_right
from suizhi.halls.casework.enforcement.services import NewInspection, Photo, Weighing, inspection_record, sheet_weigh
from suizhi.halls.casework.enforcement.worksheets import sheet_of
from suizhi.halls.casework.models import Clue, Inspection, Measure, Sheet
from suizhi.halls.casework.selectors import facts_of
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from suizhi.commons.policy import Viewer
    from suizhi.halls.casework.models import Case


@login_required
@require_safe
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """The file of a case."""
    who = viewer(request)
    case = enforcement_case(who, pk)
    return render(request, "casework/enforcement/file.html", context_of(case, who))


def context_of(case: Case, who: Viewer) -> dict[str, Any]:
    """What the page of the file shows."""
    sheet = Sheet.objects.filter(case=case).order_by("-id").first()
    return {
        "case": case,
        "clue": Clue.objects.filter(case=case).defer("reporter_name", "reporter_contact").first(),
        "inspections": Inspection.objects.filter(case=case),
        "measures": [
            (one, DecideForm(auto_id=f"decide{one.pk}_%s"), LiftForm(auto_id=f"lift{one.pk}_%s"))
            for one in Measure.objects.filter(case=case).prefetch_related("items")
        ],
        "sheet": sheet,
        "handles": handles(case, who),
        "directs": directs(case, who),
        "facts_form": FactsForm(initial=_stated(case)),
        "purpose_form": PurposeForm(),
        "measure_form": MeasureForm(),
    }


def _stated(case: Case) -> dict[str, Any]:
    """The facts of the case as the fields write them."""
    return {fact: str(value).lower() if isinstance(value, bool) else value for fact, value in facts_of(case).items()}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def inspection(request: HttpRequest, pk: int) -> HttpResponse:
    """Record an inspection, on a phone at the place."""
    who = viewer(request)
    case = enforcement_case(who, pk)
    form = InspectionForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        require_handler(case, who)
        if form.is_valid():
            try:
                origin = Origin(
                    source=_("执法人员现场拍摄"), captured_at=form.cleaned_data["on"].isoformat(), operator=who.actor, **sent_with(request)
                )
                inspection_record(who=who, case=case, new=_inspected(form), origin=origin)
                messages.success(request, _("已记录，照片已进入证据。"))
                return redirect("casework:enforcement", case.pk)
            except Refusal as refusal:
                form.add_error(None, sentence(refusal))
    return render(request, "casework/enforcement/inspection.html", {"case": case, "form": form}, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The worksheet of the fine: both laws, the factors, the range; the amount; the review."""
    who = viewer(request)
    case = enforcement_case(who, pk)
    proofs = [(item.ref, item.name) for item in items_of(case.subject, who)]
    latest = Sheet.objects.filter(case=case).order_by("-id").first()
    form = SheetForm(request.POST or None, evidence=proofs, initial=SheetForm.known(facts_of(case), latest))
    if request.method == "POST":
        require_handler(case, who)
        if form.is_valid():
            try:
                sheet_weigh(who=who, case=case, weighing=_weighing(form))
                return redirect("casework:penalty-sheet", case.pk)
            except Refusal as refusal:
                form.add_error(None, sentence(refusal))
    return render(request, "casework/enforcement/sheet.html", _sheet_context(case, who, latest, form), status=422 if form.errors else 200)


def _sheet_context(case: Case, who: Viewer, latest: Sheet | None, form: SheetForm) -> dict[str, Any]:
    return {
        "case": case,
        "form": form,
        "sheet": latest,
        "worksheet": sheet_of(latest) if latest else None,
        "hearing": hearing_right(case, latest) if latest else None,
        "handles": handles(case, who),
        "directs": directs(case, who),
        "amount_form": AmountForm(),
        "decide_form": DecideForm(),
        "today": timezone.localdate(),
    }


def _inspected(form: InspectionForm) -> NewInspection:
    sent = form.cleaned_data
    names = ("place", "officers", "present", "items", "found", "signed", "refused", "refused_why", "witness")
    photos = [Photo(one, one.name) for one in sent["photos"]]
    return NewInspection(began_at=form.moment("begin"), ended_at=form.moment("end"), photos=photos, **{name: sent[name] for name in names})


def _weighing(form: SheetForm) -> Weighing:
    sent = form.cleaned_data
    said = {name: sent[name] for name in ("conduct", "conduct_on", "decided_on", "lighter", "lighter_why")}
    return Weighing(**said, facts=form.facts_stated(), claims=form.claims())
