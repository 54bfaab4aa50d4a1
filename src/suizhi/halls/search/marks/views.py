"""Clearing a name or a figure, and comparing two names: which marks are alike, by which rules, and what a person still has to judge."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from suizhi.commons.documents import write_pdf
from suizhi.commons.languages import is_english, sentence
from suizhi.commons.policy import viewer
from suizhi.engines.marks import Comparison, compare, read_section
from suizhi.engines.marks.compare import ASIDE
from suizhi.halls.register.selectors import goods_notes
from suizhi.halls.search.marks.clearing import Cleared, Hit, clear
from suizhi.halls.search.marks.drawings import sample
from suizhi.halls.search.marks.figures import figures_like, fit, gallery_size
from suizhi.halls.search.marks.figures_shown import codes_of, colours_of, inlined, shown_figure
from suizhi.halls.search.marks.forms import CompareForm, FigureForm, GoodsForm
from suizhi.halls.search.marks.goods import find
from suizhi.halls.search.marks.question import Question, address_of, has_picture, question_of
from suizhi.halls.search.marks.report import Reported, report_of
from suizhi.halls.search.marks.showing import BANDS, BRIEF, OVER, beside, quoted, reasons, relation, seen, unseen
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from django.http import HttpRequest, QueryDict
    from django.utils.functional import _StrPromise
    from django.utils.safestring import SafeString


@require_http_methods(["GET", "HEAD", "POST"])
def clear_name(request: HttpRequest) -> HttpResponse:
    """The page. Without a name it is the form alone; with words for goods it shows those of the table, to be chosen.

    The form is sent, so that a picture can come with it; a question without one becomes the address.
    """
    if request.method == "POST" and not has_picture(request):
        return HttpResponseRedirect(address_of(request.POST))
    question = question_of(request)
    form = question.form
    context: dict[str, Any] = {"form": form, "question": question, "choices": question.choices, "bands": BANDS}
    context |= {"picture_field": (form if isinstance(form, FigureForm) else FigureForm())["picture"]}
    context |= {"goods_form": GoodsForm(question.sent if "goods" in question.sent else None), "goods_fault": question.fault}
    context |= _looked_for(question.sent)
    if question.is_sound:
        context |= _cleared(request, question)
        context |= _alike(request, question) if question.picture else {}
    elif not form.is_bound and gallery_size():
        context["sample"] = base64.b64encode(fit(sample())).decode()
    context["unseen"] = unseen(words="found" in context or not question.picture, figure=bool(question.picture) or not form.is_bound)
    status = 422 if question.fault or form.errors else 503 if "absent" in context or "gallery_fault" in context else 200
    return render(request, "search/marks/clear.html", context, status=status)


@require_safe
def sample_figure(request: HttpRequest) -> HttpResponse:
    """The demonstration's sample of a figure, to be seen, saved and dropped."""
    response = HttpResponse(sample(), content_type="image/svg+xml")
    response["Content-Disposition"] = 'inline; filename="suizhi-sample.svg"'
    return response


@require_safe
def goods(request: HttpRequest) -> HttpResponse:
    """The goods chosen and those found, for the page to put in place; on its own it leads to the page."""
    if "HX-Request" not in request.headers:
        return HttpResponseRedirect(f"{reverse('marks:clear')}?{request.GET.urlencode()}")
    question = question_of(request)
    context = {"choices": question.choices, "goods_fault": question.fault} | _looked_for(question.sent)
    return render(request, "search/marks/parts/goods.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    """What clearing found as a PDF; where there is nothing to report, the page says why."""
    question = question_of(request)
    back = HttpResponseRedirect(address_of(question.sent))
    if not question.form.is_bound or not question.is_sound:
        return back
    try:
        found = clear(viewer(request), question.wish) if question.wish else None
        figures = figures_like(viewer(request), question.picture, question.filters) if question.picture else None
        now = timezone.now()
        sheet = report_of(Reported(question.choices, found, figures), city=settings.CITY, on=timezone.localdate(now))
        data = write_pdf(sheet, at=now)
    except Refusal as refusal:
        messages.error(request, sentence(refusal))
        return back
    response = HttpResponse(data, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="suizhi-mark-{timezone.localdate(now)}.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response


@require_safe
def compare_marks(request: HttpRequest) -> HttpResponse:
    """Two marks beside each other; without marks it is the form alone."""
    form = CompareForm(request.GET if "a" in request.GET or "b" in request.GET else None)
    found = _compared(form) if form.is_valid() else None
    context: dict[str, Any] = {"form": form, "found": found, "aside": ASIDE[is_english()]}
    if found is not None:
        context |= {
            "reasons": reasons(found, form.cleaned_data["a"], form.cleaned_data["b"]),
            "band": BANDS[found.band],
            "relation": relation(found.goods),
            "notes": quoted(found.goods.notes),
            "also": quoted(found.goods.also),
        }
    return render(request, "search/marks/compare.html", context, status=422 if form.errors else 200)


def _compared(form: CompareForm) -> Comparison | None:
    sent = form.cleaned_data
    try:
        left, right = ([read_section(group) for group in sent[name]] for name in ("goods_a", "goods_b"))
        notes = goods_notes({section.group for section in (*left, *right)})
        return compare(sent["a"], sent["b"], goods_left=left, goods_right=right, notes=notes)
    except Refusal as refusal:
        form.add_error(None, sentence(refusal))
        return None


def _looked_for(sent: QueryDict) -> dict[str, Any]:
    """What the table has for the words, where there are any."""
    words = GoodsForm(sent)
    if not words.is_valid() or not words.cleaned_data["goods"].strip():
        return {}
    return {"table": find(words.cleaned_data["goods"], sent.getlist("g"))}


def _cleared(request: HttpRequest, question: Question) -> dict[str, Any]:
    """The marks like the name, where there is one."""
    if question.wish is None:
        return {}
    try:
        found = clear(viewer(request), question.wish)
    except Refusal as refusal:
        if refusal.code.startswith("marks."):
            return {"absent": refusal}
        question.form.add_error("name", sentence(refusal))
        return {}
    at = _at(question.sent, found)
    rows = [_row(hit) for hit in found.hits]
    counts = {str(band): found.count(band) for band in BANDS}
    context: dict[str, Any] = {"found": found, "rows": rows, "counts": counts, "at": at, "aside": ASIDE[is_english()]}
    if at is None:
        return context
    shown = {"notes": quoted(at.found.goods.notes), "also": quoted(at.found.goods.also), "relation": relation(at.found.goods)}
    return context | shown | {"beside": beside(found.mark, at), "band": BANDS[at.found.band]}


def _alike(request: HttpRequest, question: Question) -> dict[str, Any]:
    """The pictures like the one that came, and by what they can be narrowed."""
    try:
        found = figures_like(viewer(request), question.picture, question.filters)
    except Refusal as refusal:
        if refusal.code == "logo.gallery":
            return {"gallery_fault": refusal}
        question.form.add_error("picture", sentence(refusal))
        return {}
    said = question.form.cleaned_data
    return {
        "figures": found,
        "shown": [shown_figure(one) for one in found.hits],
        "picture": inlined(question.picture),
        "colours": colours_of(found, said["colour"]),
        "codes": codes_of(found, said["vienna"]),
    }


def _row(hit: Hit) -> tuple[Hit, _StrPromise, str, SafeString]:
    """A hit, its band in short, or that it is over, the look of that, and its words with what the strongest rule saw."""
    band, words = hit.found.band, seen(hit.mark.raw, "right", hit.found.score.findings[:1])
    return (hit, OVER, "b-none", words) if hit.is_dead else (hit, BRIEF[band], BANDS[band][1], words)


def _at(sent: QueryDict, found: Cleared) -> Hit | None:
    """The hit that is being looked at: the one asked for, or the first."""
    asked = sent.get("at", "")
    return next((hit for hit in found.hits if str(hit.right.pk) == asked), found.hits[0] if found.hits else None)
