"""The desk for filings: sending them in, the dossiers that came of it, one dossier, and its paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from suizhi.commons.documents import write_pdf
from suizhi.commons.languages import sentence
from suizhi.commons.policy import require, viewer
from suizhi.halls.watch.access import READ, SEND, WORK
from suizhi.halls.watch.filings import selectors
from suizhi.halls.watch.filings.answering import dossier_answer, dossier_look
from suizhi.halls.watch.filings.forms import FilingsForm
from suizhi.halls.watch.filings.report import report_of
from suizhi.halls.watch.filings.sending import review_send
from suizhi.halls.watch.filings.shown import shown_dossier
from suizhi.halls.watch.forms import AnswerForm
from suizhi.halls.watch.models import FilingDossier
from suizhi.halls.watch.reasons import DOSSIER_REASONS, DOSSIER_STATES
from suizhi.halls.watch.services import Answer
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from typing import Any

    from django.db.models import QuerySet
    from django.http import HttpRequest

    from suizhi.commons.policy import Viewer
    from suizhi.halls.watch.models import FilingReview

_PAGE = 50
_FILED = 20
_REVIEWS = 20
_REFUSED = 100
_LOOKS = 10
State = FilingDossier.State


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def reviews(request: HttpRequest) -> HttpResponse:
    """The form to send a gazette with what goes with it, and what was looked through so far."""
    who = viewer(request)
    require(who, SEND if request.method == "POST" else READ)
    form = FilingsForm(request.POST, request.FILES) if request.method == "POST" else FilingsForm()
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(review_send(who=who, sent=form.sent))
        except Refusal as refusal:
            form.add_error(refusal.field, sentence(refusal))
    page = Paginator(selectors.reviews(who), _REVIEWS).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "may_send": who.may(SEND)}
    return render(request, "watch/filings/reviews.html", context, status=422 if form.errors else 200)


@login_required
@require_safe
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """One review: how far it is, then its dossiers. Asked by htmx, only the part that changes."""
    who = viewer(request)
    found = selectors.review_of(who, pk)
    part = request.headers.get("HX-Request") == "true"
    context = {"review": found, "refused": found.refused_lines.all()[:_REFUSED]} | _listed(request, who, found)
    return render(request, "watch/filings/parts/review.html" if part else "watch/filings/review.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def dossier(request: HttpRequest, pk: int) -> HttpResponse:
    """One dossier, and what a person makes of it; opening it is on record."""
    who = viewer(request)
    found = selectors.dossier_of(who, pk)
    form = AnswerForm(DOSSIER_STATES, dict(State.choices), DOSSIER_REASONS, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            dossier_answer(who=who, dossier=found, answer=Answer(*form.chosen))
            messages.success(request, _("已经记下。"))
            return redirect(found)
        except Refusal as refusal:
            form.add_error(None, sentence(refusal))
    dossier_look(who=who, dossier=found)
    shown = shown_dossier(found)
    context = {
        "dossier": found,
        "shown": shown,
        "form": form,
        "page": Paginator(shown.filings, _FILED).get_page(request.GET.get("page")),
        "answers": found.answers.select_related("by"),
        "others": selectors.of_the_same(who, found),
        "looks": selectors.looks(who, found)[:_LOOKS],
        "may_answer": who.may(WORK),
    }
    return render(request, "watch/filings/dossier.html", context, status=422 if form.errors else 200)


@login_required
@require_safe
def dossier_report(request: HttpRequest, pk: int) -> HttpResponse:
    """The dossier as a PDF; where none can be made, its page says why. Taking it is on record as opening it is."""
    who = viewer(request)
    found = selectors.dossier_of(who, pk)
    now = timezone.now()
    try:
        data = write_pdf(report_of(found, city=settings.CITY, on=timezone.localdate(now)), at=now)
    except Refusal as refusal:
        messages.error(request, sentence(refusal))
        return redirect(found)
    dossier_look(who=who, dossier=found)
    response = HttpResponse(data, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="suizhi-filings-{found.key}.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response


def _listed(request: HttpRequest, who: Viewer, found: FilingReview) -> dict[str, Any]:
    """The dossiers of a review under one of the tabs."""
    every = selectors.dossiers(who, found)
    tabs: dict[str, QuerySet[FilingDossier]] = {
        "all": every,
        "waiting": every.filter(state=State.NEW, score__gte=found.line),
        State.FOLLOW_UP.value: every.filter(state=State.FOLLOW_UP),
        State.CLEARED.value: every.filter(state=State.CLEARED),
    }
    asked = request.GET.get("tab", "")
    tab = asked if asked in tabs else "all"
    page = Paginator(tabs[tab], _PAGE).get_page(request.GET.get("page"))
    counts = [(name, rows.order_by().count()) for name, rows in tabs.items()]
    return {"tab": tab, "tabs": counts, "page": page, "below": _below(page.object_list, found)}


def _below(dossiers: Any, found: FilingReview) -> int | None:
    """The first dossier below the review line, where one above it stands on the same page."""
    rows = list(dossiers)
    below = [one.pk for one in rows if one.score < found.line]
    return below[0] if below and len(below) < len(rows) else None
