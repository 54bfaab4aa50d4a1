"""Pages of search: results, how to write a query, keeping a search."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from suizhi.commons.languages import is_english
from suizhi.commons.policy import viewer
from suizhi.commons.search.language import FIELDS, QueryRefusal
from suizhi.halls.register.handing import MEDIA_TYPES, rights_file
from suizhi.halls.register.selectors import right_by_number, rights_found
from suizhi.halls.search.engine import engine
from suizhi.halls.search.forms import KeepForm
from suizhi.halls.search.page import answer
from suizhi.halls.search.question import PAGE_SIZES, Question, question_of
from suizhi.halls.search.selectors import saved_searches
from suizhi.halls.search.services import search_drop, search_keep
from suizhi.halls.search.sorts import SORTS
from suizhi.halls.search.ways import WAYS
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase

    from suizhi.halls.register.models import Right

EXPORT_MAX = 10_000
"""Rights in one export: a minute's work for the server; whole copies are made with the command line."""


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """The results page. A number opens its right at once, unless the address says to list (`list=1`)."""
    question = question_of(request.GET)
    found = _numbered(request, question)
    if len(found) == 1 and "list" not in request.GET:
        return HttpResponseRedirect(found[0].get_absolute_url())
    context = {
        "question": question,
        "numbered": found,
        "sorts": SORTS,
        "sizes": PAGE_SIZES,
        "today": timezone.localdate(),
    }
    try:
        page = answer(question, viewer(request), timezone.localdate(), english=is_english())
    except Refusal as refusal:
        return render(
            request,
            "search/results.html",
            context | _fault(refusal),
        )
    return render(request, "search/results.html", context | {"page": page})


@require_safe
def export(request: HttpRequest) -> HttpResponseBase:
    """What the question finds, as a file in the form asked for, up to `EXPORT_MAX` rights."""
    form = request.GET.get("format", "")
    if form not in MEDIA_TYPES:
        raise Http404
    question, who, today = question_of(request.GET), viewer(request), timezone.localdate()
    try:
        found = islice(rights_found(who, engine(), question.text, question.narrowing()), EXPORT_MAX)
        return rights_file(found, who, form, f"suizhi-{today}", question.as_of or today)
    except Refusal as refusal:
        return render(request, "search/results.html", {"question": question, "sorts": SORTS} | _fault(refusal))


@require_safe
def syntax(request: HttpRequest) -> HttpResponse:
    """How to write a query: every field with its names, the operators, examples."""
    return render(request, "search/syntax.html", {"fields": FIELDS, "ways": WAYS})


@login_required
@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Keep a search under a name and go back to it."""
    form = KeepForm(request.POST)
    back = f"{reverse('search:results')}?{QueryDict(request.POST.get('parameters', '')).urlencode()}"
    if not form.is_valid():
        messages.error(request, _("没有保存：请写一个名字，最多 120 个字。"))
        return HttpResponseRedirect(back)
    question = question_of(QueryDict(form.cleaned_data["parameters"]))
    search_keep(
        who=viewer(request),
        name=form.cleaned_data["name"],
        parameters=question.parameters(),
        total=None,
    )
    messages.success(request, _("已保存，在“我的事项”里可以找到。"))
    return HttpResponseRedirect(back)


@login_required
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget a kept search."""
    who = viewer(request)
    search_drop(who=who, search=get_object_or_404(saved_searches(who), pk=pk))
    messages.success(request, _("已删除这个检索。"))
    return redirect("web:mine")


def _numbered(request: HttpRequest, question: Question) -> list[Right]:
    """The rights that bear the number typed, where the text is one and nothing else is asked."""
    return [] if question.filters or not question.text else right_by_number(viewer(request), question.text)


def _fault(refusal: Refusal) -> dict[str, object]:
    """What the page says of a query that cannot be read, or of an index that cannot be asked."""
    return {"refusal": refusal, "unreadable": refusal.code.startswith("query."), "fault_pointer": _pointer(refusal)}


def _pointer(refusal: Refusal) -> tuple[str, str, str]:
    """The query before, at and after the character that cannot be read; empty where the refusal points at none."""
    if not isinstance(refusal, QueryRefusal):
        return "", "", ""
    at = refusal.position
    return refusal.query[:at], refusal.query[at : at + 1], refusal.query[at + 1 :]
