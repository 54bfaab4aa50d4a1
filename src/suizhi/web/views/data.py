"""我的个人信息: what is held of a person, who looked, a copy to take along, and requests that it be erased."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from suizhi.commons.languages import sentence
from suizhi.commons.personal import erasing
from suizhi.commons.personal.holdings import holdings_of, looks_of
from suizhi.commons.policy import viewer
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse


@never_cache
@login_required
@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """What is held of the viewer, what they asked about it, and who looked."""
    who = viewer(request)
    context = {"holdings": holdings_of(who), "asked": erasing.asked_by(who), "looks": looks_of(who)}
    return render(request, "web/data.html", context)


@never_cache
@login_required
@require_safe
def data_copy(request: HttpRequest) -> HttpResponse:
    """The same as a file, for the person to take along."""
    held = [
        {"where": one.title, "what": one.what, "since": one.since, "content": dict(one.content)} for one in holdings_of(viewer(request))
    ]
    answer = JsonResponse({"made_at": timezone.now(), "held": held}, json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Disposition"] = 'attachment; filename="suizhi-personal-data.json"'
    return answer


@login_required
@require_POST
def data_erase(request: HttpRequest) -> HttpResponse:
    """Ask that something held be erased."""
    key = request.POST.get("key", "")
    _attempt(request, lambda: erasing.erasure_ask(who=viewer(request), key=key), _("请求已经收到，答复会写在这里。"))
    return redirect("web:data")


@never_cache
@login_required
@require_safe
def erasures(request: HttpRequest) -> HttpResponse:
    """The requests that wait for the viewer's answer."""
    return render(request, "web/erasures.html", {"waiting": erasing.to_answer(viewer(request))})


@login_required
@require_POST
def erasure_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer one."""
    who, basis = viewer(request), request.POST.get("basis", "")[:200]
    asked = erasing.request_of(who, pk)
    today = timezone.localdate()
    _attempt(request, lambda: erasing.erasure_answer(who=who, asked=asked, basis=basis, on=today), _("已经答复。"))
    return redirect("web:erasures")


def _attempt(request: HttpRequest, act: Callable[[], object], done: str) -> None:
    try:
        act()
    except Refusal as refusal:
        messages.error(request, sentence(refusal))
    else:
        messages.success(request, done)
