"""The page of a credit event, its steps, and what an officer records on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from suizhi.commons.evidence.origin import Origin, sent_with
from suizhi.commons.evidence.selectors import item_of
from suizhi.commons.evidence.services import evidence_serve
from suizhi.commons.policy import viewer
from suizhi.halls.credit import selectors
from suizhi.halls.credit.file import file_of, options_of
from suizhi.halls.credit.forms import BasisForm, MeasureForm, ObjectionForm, ReasonForm, StepForm
from suizhi.halls.credit.services import (
    Wanted,
    WantedMeasure,
    event_act,
    event_publish,
    fiscal_bar_apply,
    look,
    measure_apply,
    measure_end,
    paper_add,
)
from suizhi.halls.credit.views.told import attempt, faulty, sentence
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from django.http import FileResponse, HttpRequest, HttpResponse

    from suizhi.commons.policy import Viewer
    from suizhi.halls.credit.models import CreditEvent

_DONE = gettext_lazy("已办。")


@login_required
@require_safe
def event(request: HttpRequest, pk: int) -> HttpResponse:
    """One event: where it stands, on what it rests, what can be done, what is published and measured. The office's look is on record."""
    who = viewer(request)
    found = selectors.event_of(who, pk)
    look(who=who, party=found.party, purpose=found.number)
    context = {
        "event": found,
        "file": file_of(found, who),
        "objection_form": ObjectionForm(),
        "measure_form": MeasureForm(auto_id="measure_%s"),
        "bar_form": ReasonForm(auto_id="bar_%s"),
        "basis_form": BasisForm(auto_id="basis_%s"),
    }
    return render(request, "credit/event.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, pk: int, event: str) -> HttpResponse:
    """The page of one step. What the viewer's role may never do here is not there."""
    who = viewer(request)
    found = selectors.event_of(who, pk)
    options = [option for option in options_of(found, who).options if option.event == event and option.mine]
    if not options:
        raise Http404
    form = StepForm(options, found, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            _take(request, who, found, event, form)
        except Refusal as refusal:
            form.add_error(None, sentence(refusal))
        else:
            messages.success(request, _("已办。期限和经过已经更新。"))
            return redirect(found)
    return render(request, "credit/act.html", {"event": found, "option": options[0], "form": form}, status=422 if form.errors else 200)


@login_required
@require_POST
def measure(request: HttpRequest, pk: int) -> HttpResponse:
    """Record a measure with its legal basis."""
    who, form = viewer(request), MeasureForm(request.POST)
    found = selectors.event_of(who, pk)
    if form.is_valid():
        wanted = WantedMeasure(**form.cleaned_data)
        attempt(request, lambda: measure_apply(who=who, event=found, wanted=wanted, on=timezone.localdate()), _DONE)
    else:
        faulty(request, form)
    return redirect(found)


@login_required
@require_POST
def bar(request: HttpRequest, pk: int) -> HttpResponse:
    """Record the bar on public money."""
    who, form = viewer(request), ReasonForm(request.POST)
    found = selectors.event_of(who, pk)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        attempt(request, lambda: fiscal_bar_apply(who=who, event=found, on=timezone.localdate(), reason=reason), _DONE)
    else:
        faulty(request, form)
    return redirect(found)


@login_required
@require_POST
def unmeasure(request: HttpRequest, pk: int) -> HttpResponse:
    """End a measure before its day."""
    who, form = viewer(request), ReasonForm(request.POST)
    found = selectors.measure_of(who, pk)
    if form.is_valid():
        why = form.cleaned_data["reason"]
        attempt(request, lambda: measure_end(who=who, measure=found, on=timezone.localdate(), why=why), _DONE)
    else:
        faulty(request, form)
    return redirect(found.event)


@login_required
@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish what is in force."""
    who, form = viewer(request), BasisForm(request.POST)
    found = selectors.event_of(who, pk)
    if form.is_valid():
        basis = form.cleaned_data["legal_basis"]
        attempt(request, lambda: event_publish(who=who, event=found, legal_basis=basis, on=timezone.localdate()), _DONE)
    else:
        faulty(request, form)
    return redirect(found)


@login_required
@require_safe
def paper(request: HttpRequest, pk: int, ref: str) -> FileResponse:
    """The bytes of a paper, each look on record."""
    who = viewer(request)
    found = selectors.event_of(who, pk)
    return evidence_serve(request=request, item=item_of(ref, who), purpose=found.subject)


def _take(request: HttpRequest, who: Viewer, found: CreditEvent, event: str, form: StepForm) -> None:
    documents = {}
    for paper, file in form.files_sent():
        origin = Origin(source=who.actor, **sent_with(request))
        name = form.paper_name(paper)
        documents[paper] = paper_add(
            who=who, event=found, file=cast(BinaryIO, file), name=file.name or name, purpose=name, origin=origin
        ).ref
    wanted = Wanted(
        event=event,
        on=form.cleaned_data["on"],
        seq=form.cleaned_data["seq"],
        facts=form.facts_stated(),
        documents=documents,
        reason=form.cleaned_data.get("reason", ""),
        statement_until=form.cleaned_data.get("statement_until"),
    )
    event_act(who=who, event=found, wanted=wanted)
