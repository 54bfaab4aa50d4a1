"""Time: longer limits with approval, standing still, and dates that law or calendar changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, cast

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_POST, require_safe

from suizhi.commons.evidence.origin import Origin, sent_with
from suizhi.commons.policy import require, viewer
from suizhi.commons.procedures.models import Deadline, DeadlineChange
from suizhi.halls.casework.access import HEAD, READ, Work, require_work, visible
from suizhi.halls.casework.management import services
from suizhi.halls.casework.management.clocks import changes_waiting, requests_waiting, times_of
from suizhi.halls.casework.management.services.timing import Answer, case_of_deadline
from suizhi.halls.casework.management.views.doing import case_for, done
from suizhi.halls.casework.models import ExtensionRequest
from suizhi.halls.casework.services import paper_add
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest, HttpResponse

    from suizhi.commons.policy import Viewer
    from suizhi.halls.casework.models import Case

_PAGE = "casework:case-times"


@login_required
@require_safe
def times(request: HttpRequest, pk: int) -> HttpResponse:
    """The limits of a case, and what can be done to each."""
    who, case = case_for(request, pk)
    require_work(Work.MANAGE, case, who)
    return render(request, "casework/management/times.html", {"case": case, "times": times_of(case, who), "today": timezone.localdate()})


@login_required
@require_POST
def extend(request: HttpRequest, pk: int, deadline: int) -> HttpResponse:
    """Ask for more time."""
    who, case, found = _deadline(request, pk, deadline)
    reason = request.POST.get("reason", "")
    return done(request, lambda: services.extension_ask(who=who, deadline=found, reason=reason), _PAGE, case.pk)


@login_required
@require_POST
def extension(request: HttpRequest, pk: int, asked: int) -> HttpResponse:
    """Answer a request for more time."""
    who, case = case_for(request, pk)
    require(who, HEAD)
    found = get_object_or_404(ExtensionRequest.objects.select_related("deadline__run"), pk=asked, deadline__run=case.run)
    back = "casework:desk-waiting" if request.POST.get("back") == "desk" else _PAGE
    return done(request, lambda: _answered(request, who, case, found), back, *([] if back != _PAGE else [case.pk]))


@login_required
@require_POST
def suspend(request: HttpRequest, pk: int, deadline: int) -> HttpResponse:
    """Let a limit stand still."""
    who, case, found = _deadline(request, pk, deadline)
    ground, reason = request.POST.get("ground", ""), request.POST.get("reason", "")
    return done(
        request,
        lambda: services.time_suspend(who=who, deadline=found, ground=ground, on=_day(request), reason=reason),
        _PAGE,
        case.pk,
    )


@login_required
@require_POST
def resume(request: HttpRequest, pk: int, deadline: int) -> HttpResponse:
    """Let a limit go on."""
    who, case, found = _deadline(request, pk, deadline)
    ground = request.POST.get("ground", "")
    return done(request, lambda: services.time_resume(who=who, deadline=found, ground=ground, on=_day(request)), _PAGE, case.pk)


@login_required
@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """What waits for the viewer's answer: dates that law or calendar changed, and, for the head, requests for more time."""
    who = viewer(request)
    require(who, READ)
    context = {"changes": changes_waiting(who), "requests": requests_waiting(who), "is_head": who.may(HEAD), "section_part": "waiting"}
    return render(request, "casework/management/waiting.html", context)


@login_required
@require_POST
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a changed date, or keep the old one."""
    who = viewer(request)
    found = get_object_or_404(DeadlineChange.objects.select_related("deadline__run"), pk=pk, deadline__run__case__in=visible(who))
    require_work(Work.MANAGE, case_of_deadline(found.deadline), who)
    accept, reason = request.POST.get("answer") == "accept", request.POST.get("reason", "")
    return done(request, lambda: services.change_answer(who=who, change=found, accept=accept, reason=reason), "casework:desk-waiting")


def _deadline(request: HttpRequest, pk: int, deadline: int) -> tuple[Viewer, Case, Deadline]:
    who, case = case_for(request, pk)
    require_work(Work.MANAGE, case, who)
    return who, case, get_object_or_404(Deadline.objects.select_related("run"), pk=deadline, run=case.run)


def _answered(request: HttpRequest, who: Viewer, case: Case, found: ExtensionRequest) -> ExtensionRequest:
    sent, paper = request.FILES.get("paper"), ""
    if sent is not None:
        origin = Origin(source="上一级部门", **sent_with(request))
        paper = paper_add(who=who, case=case, file=cast(BinaryIO, sent), name=sent.name or "", purpose="延长期限批复", origin=origin).ref
    answer = Answer(request.POST.get("answer") == "approve", request.POST.get("note", ""), _day(request), paper)
    return services.extension_decide(who=who, request=found, answer=answer)


def _day(request: HttpRequest) -> date:
    typed = request.POST.get("on", "").strip()
    try:
        found = parse_date(typed)
    except ValueError:
        found = None
    if found is None and typed:
        raise Refusal(
            "procedure.day",
            zh=f"“{typed[:20]}”不是日期。",
            en=f"{typed[:20]!r} is no day.",
            mend_zh="请写成 2026-11-20。",
            mend_en="Write it as 2026-11-20.",
            field="on",
        )
    return found or timezone.localdate()
