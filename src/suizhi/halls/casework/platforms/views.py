"""Pages of platform notices, for the holder, the merchant, the platform and the office; and what is published, for everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from suizhi.commons.evidence.selectors import items_of
from suizhi.commons.languages import sentence
from suizhi.commons.policy import require, viewer
from suizhi.halls.casework.access import is_office_side
from suizhi.halls.casework.exhibitions.rights import looked_up
from suizhi.halls.casework.exhibitions.views.answers import faults, tried
from suizhi.halls.casework.platforms import access
from suizhi.halls.casework.platforms.api.shown import events
from suizhi.halls.casework.platforms.deeds import ASIDE, DEEDS, open_to
from suizhi.halls.casework.platforms.elements import check_notice
from suizhi.halls.casework.platforms.forms import NoticeForm
from suizhi.halls.casework.platforms.models import PlatformNotice
from suizhi.halls.casework.platforms.services import NewNotice, Paper, notice_open
from suizhi.halls.casework.platforms.services.filing import Side
from suizhi.halls.casework.platforms.services.waiting import CLOCK, cap_ends
from suizhi.halls.casework.platforms.services.wrongful import damages_note
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from suizhi.commons.policy import Viewer

LISTED = 100


@login_required
@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    """The notices that the viewer has a place in, or their platform's; for the office all."""
    who = viewer(request)
    found = list(access.notices(who)[:LISTED])
    rows = [(one, one.case.run.deadlines.filter(clock=CLOCK).order_by("-id").first() if one.case.run else None) for one in found]
    context = {"rows": rows, "platform": access.platform_of(who), "may_start": who.may("casework.start")}
    return render(request, "casework/platforms/notices.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def notice_new(request: HttpRequest) -> HttpResponse:
    """A holder gives notice to a platform."""
    who = viewer(request)
    require(who, "casework.start")
    form = NoticeForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            sent = form.cleaned_data
            return redirect(notice_open(who=who, platform=sent["platform"], notice=_new(sent, who), on=timezone.localdate()))
        except Refusal as refusal:
            form.add_error(None, sentence(refusal))
    return render(request, "casework/platforms/new.html", {"form": form}, status=422 if form.errors else 200)


@login_required
@require_safe
def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """One notice: what it lacks, where it stands, until when, and what the viewer can do."""
    who = viewer(request)
    found = access.notice_of(who, pk)
    case, roles = found.case, access.roles_here(found.case, who)
    assert case.run is not None
    wait = case.run.deadlines.filter(clock=CLOCK).order_by("-id").first()
    deeds = open_to(found, roles, events(found, who), wait.state if wait else "")
    context = {
        "notice": found,
        "case": case,
        "checked": check_notice(found.elements, case.opened_on),
        "wait": wait,
        "cap": cap_ends(wait) if wait else None,
        "deeds": [(verb, one.title, one.form()) for verb, one in deeds.items()],
        "people": case.participants.filter(left_at=None).order_by("id"),
        "evidence": items_of(case.subject, who),
        "steps": case.run.steps.order_by("-seq"),
        "damages": damages_note(found, case.opened_on),
        "is_office": is_office_side(roles, who),
    }
    return render(request, "casework/platforms/notice.html", context)


@login_required
@require_POST
def deed(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """Do one thing to a notice."""
    who = viewer(request)
    found, wanted = access.notice_of(who, pk), {**DEEDS, **ASIDE}.get(verb)
    if wanted is None:
        raise Http404
    form = wanted.form(request.POST, request.FILES)
    if not form.is_valid():
        faults(request, form)
        return redirect(found)
    return tried(request, lambda: wanted.do(who, found, form.cleaned_data), _("已办。期限和经过已经更新。"), found.get_absolute_url())


@require_safe
def published(request: HttpRequest) -> HttpResponse:
    """What platforms have published of notices, declarations and outcomes."""
    found = PlatformNotice.objects.exclude(published_at=None).select_related("case", "platform").order_by("-published_at")[:LISTED]
    return render(request, "casework/platforms/published.html", {"notices": found})


def _new(sent: dict[str, Any], who: Viewer) -> NewNotice:
    looked = looked_up(who, sent["right"], timezone.localdate())
    file = sent.get("file")
    return NewNotice(
        holder=Side(sent["holder"], user=who.user_id),
        merchant=Side(sent["merchant"]),
        goods=sent["goods"],
        links=sent["links"],
        elements=sent["elements"],
        right_said=sent["right"],
        right=looked.id if looked else None,
        story=sent["story"],
        paper=Paper(sent["story"], file, file.name if file else ""),
    )
