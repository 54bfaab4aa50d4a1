"""Clearing a name and comparing two: which marks are alike, by which rules, and what a person still has to judge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from suizhi.commons.documents import write_pdf
from suizhi.commons.languages import is_english, sentence
from suizhi.commons.policy import viewer
from suizhi.engines.marks import Comparison, compare, read_section
from suizhi.engines.marks.compare import ASIDE
from suizhi.halls.register.selectors import goods_notes
from suizhi.halls.search.marks.clearing import Cleared, Hit, Wish, clear
from suizhi.halls.search.marks.forms import ClearForm, CompareForm, GoodsForm
from suizhi.halls.search.marks.goods import Choice, chosen, find
from suizhi.halls.search.marks.report import report_of
from suizhi.halls.search.marks.showing import BANDS, BRIEF, OVER, UNSEEN, beside, quoted, reasons, relation, seen
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.utils.functional import _StrPromise
    from django.utils.safestring import SafeString

_QUESTION = ("name", "owner", "everywhere", "g")
"""What of the address makes the question; the rest says what is being looked at."""


@require_safe
def clear_name(request: HttpRequest) -> HttpResponse:
    """The page. Without a name it is the form alone; with words for goods it shows those of the table, to be chosen."""
    asked = "name" in request.GET and "find" not in request.GET
    form = ClearForm(request.GET if asked else None, initial=request.GET.dict())
    choices, fault = _chosen(request)
    context: dict[str, Any] = {
        "form": form,
        "parameters": _parameters(request.GET),
        "goods_form": GoodsForm(request.GET if "goods" in request.GET else None),
        "choices": choices,
        "bands": BANDS,
        "unseen": UNSEEN,
    }
    context |= _looked_for(request)
    if fault:
        form.is_valid()
        context["goods_fault"] = fault
    elif form.is_valid():
        context |= _cleared(request, form, choices)
    status = 422 if fault or form.errors else 503 if "absent" in context else 200
    return render(request, "search/marks/clear.html", context, status=status)


@require_safe
def goods(request: HttpRequest) -> HttpResponse:
    """The goods chosen and those found, for the page to put in place; on its own it leads to the page."""
    if "HX-Request" not in request.headers:
        return HttpResponseRedirect(f"{reverse('marks:clear')}?{request.GET.urlencode()}")
    choices, fault = _chosen(request)
    context = {"choices": choices, "goods_fault": fault} | _looked_for(request)
    return render(request, "search/marks/parts/goods.html", context)


@require_safe
def report(request: HttpRequest) -> HttpResponse:
    """What clearing found as a PDF; where there is nothing to report, the page says why."""
    back = HttpResponseRedirect(f"{reverse('marks:clear')}?{_parameters(request.GET)}")
    form = ClearForm(request.GET)
    choices, fault = _chosen(request)
    if fault or not form.is_valid():
        return back
    try:
        found = clear(viewer(request), _wish(form, choices))
        now = timezone.now()
        data = write_pdf(report_of(found, choices, city=settings.CITY, on=timezone.localdate(now)), at=now)
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


def _chosen(request: HttpRequest) -> tuple[list[Choice], str]:
    """The goods of the address, or why they cannot be read."""
    try:
        return chosen(request.GET.getlist("g")), ""
    except Refusal as refusal:
        return [], sentence(refusal)


def _looked_for(request: HttpRequest) -> dict[str, Any]:
    """What the table has for the words, where there are any."""
    words = GoodsForm(request.GET)
    if not words.is_valid() or not words.cleaned_data["goods"].strip():
        return {}
    return {"table": find(words.cleaned_data["goods"], request.GET.getlist("g"))}


def _cleared(request: HttpRequest, form: ClearForm, choices: list[Choice]) -> dict[str, Any]:
    try:
        found = clear(viewer(request), _wish(form, choices))
    except Refusal as refusal:
        if refusal.code.startswith("marks."):
            return {"absent": refusal}
        form.add_error("name", sentence(refusal))
        return {}
    at = _at(request, found)
    rows = [_row(hit) for hit in found.hits]
    counts = {str(band): found.count(band) for band in BANDS}
    context: dict[str, Any] = {"found": found, "rows": rows, "counts": counts, "at": at, "aside": ASIDE[is_english()]}
    if at is None:
        return context
    shown = {"notes": quoted(at.found.goods.notes), "also": quoted(at.found.goods.also), "relation": relation(at.found.goods)}
    return context | shown | {"beside": beside(found.mark, at), "band": BANDS[at.found.band]}


def _row(hit: Hit) -> tuple[Hit, _StrPromise, str, SafeString]:
    """A hit, its band in short, or that it is over, the look of that, and its words with what the strongest rule saw."""
    band, words = hit.found.band, seen(hit.mark.raw, "right", hit.found.score.findings[:1])
    return (hit, OVER, "b-none", words) if hit.is_dead else (hit, BRIEF[band], BANDS[band][1], words)


def _at(request: HttpRequest, found: Cleared) -> Hit | None:
    """The hit that is being looked at: the one asked for, or the first."""
    asked = request.GET.get("at", "")
    return next((hit for hit in found.hits if str(hit.right.pk) == asked), found.hits[0] if found.hits else None)


def _wish(form: ClearForm, choices: list[Choice]) -> Wish:
    sent = form.cleaned_data
    return Wish(sent["name"], [choice.section for choice in choices], sent["owner"].strip(), sent["everywhere"])


def _parameters(sent: QueryDict) -> str:
    kept = QueryDict(mutable=True)
    for name in _QUESTION:
        if values := [value for value in sent.getlist(name) if value]:
            kept.setlist(name, values)
    return kept.urlencode()
