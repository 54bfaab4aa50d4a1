"""What everybody may see: a query by name or code, the page of a subject with a record, the rules that all this goes by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from suizhi.commons.policy import viewer
from suizhi.engines.rules import load_book
from suizhi.halls.credit import law, selectors
from suizhi.halls.credit.access import READ
from suizhi.halls.register.selectors import parties

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_PAGE = 50


@require_safe
def query(request: HttpRequest) -> HttpResponse:
    """Look somebody up: `q` is a name or a code; without it, what is published now, the newest first."""
    today = timezone.localdate()
    text = request.GET.get("q", "").strip()[: selectors.TEXT_MAX]
    page = Paginator(selectors.found(text, today), _PAGE).get_page(request.GET.get("page"))
    book = load_book().as_of(today)
    context = {
        "text": text,
        "page": page,
        "today": today,
        "rules": [book.rule(name) for name in law.EVERY],
        "may_work": viewer(request).may(READ),
    }
    return render(request, "credit/query.html", context)


@require_safe
def subject(request: HttpRequest, party: int) -> HttpResponse:
    """The published records of one subject; there is no page for who has none."""
    rows = selectors.published_of(party, timezone.localdate())
    in_register = not rows[0].is_person and parties(viewer(request)).filter(pk=party).exists()
    context = {"rows": rows, "subject": rows[0], "in_register": in_register, "today": timezone.localdate()}
    return render(request, "credit/subject.html", context)
