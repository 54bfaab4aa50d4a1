"""Joining cases and separating them; the steps that send a case away or take it up again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST, require_safe

from suizhi.halls.casework import selectors
from suizhi.halls.casework.access import Work, require_work
from suizhi.halls.casework.management import services
from suizhi.halls.casework.management.linking import links_of
from suizhi.halls.casework.management.views.doing import case_for, done, number
from suizhi.halls.casework.models import CaseLink

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_PAGE = "casework:case-links"


@login_required
@require_safe
def links(request: HttpRequest, pk: int) -> HttpResponse:
    """What the case is joined with, and with what it could be."""
    who, case = case_for(request, pk)
    require_work(Work.MANAGE, case, who)
    return render(request, "casework/management/links.html", {"case": case, "links": links_of(case, who)})


@login_required
@require_POST
def link(request: HttpRequest, pk: int) -> HttpResponse:
    """Join another case with this one."""
    who, case = case_for(request, pk)
    require_work(Work.MANAGE, case, who)
    other = selectors.case_of(who, number(request.POST.get("case")))
    reason = request.POST.get("reason", "")
    return done(request, lambda: services.case_join(who=who, lead=case, other=other, reason=reason), _PAGE, pk)


@login_required
@require_POST
def separate(request: HttpRequest, pk: int, link: int) -> HttpResponse:
    """Deal with the cases apart again."""
    who, case = case_for(request, pk)
    require_work(Work.MANAGE, case, who)
    found = get_object_or_404(CaseLink.objects.select_related("lead"), pk=link, lead=case)
    reason = request.POST.get("reason", "")
    return done(request, lambda: services.case_separate(who=who, link=found, reason=reason), _PAGE, pk)
