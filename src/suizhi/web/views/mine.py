"""我的事项: what a person has under way here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from suizhi.commons.personal.erasing import ANSWER
from suizhi.commons.policy import viewer
from suizhi.halls.casework.selectors import drafts, own
from suizhi.halls.register.overview import runs_of
from suizhi.halls.search.selectors import saved_searches

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

CASES_SHOWN = 6
RUNS_SHOWN = 10


@login_required
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Own cases and drafts, saved searches, own imports, and the way to the account's settings."""
    who = viewer(request)
    context = {
        "cases": own(who)[:CASES_SHOWN],
        "drafts": drafts(who),
        "searches": saved_searches(who),
        "runs": runs_of(who)[:RUNS_SHOWN],
        "answers": who.may(ANSWER),
    }
    return render(request, "web/mine.html", context)
