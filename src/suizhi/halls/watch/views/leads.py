"""The lead desk, and one lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from suizhi.commons.policy import viewer
from suizhi.halls.watch import selectors
from suizhi.halls.watch.access import READ

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_PAGE = 50


@login_required
@require_safe
def leads(request: HttpRequest) -> HttpResponse:
    """The leads by priority."""
    who = viewer(request)
    page = Paginator(selectors.leads(who), _PAGE).get_page(request.GET.get("page"))
    return render(request, "watch/leads.html", {"page": page, "is_office": who.may(READ)})
