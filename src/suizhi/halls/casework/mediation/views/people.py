"""People and what they owe: representatives and their authority, confidence, performance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from suizhi.commons.accounts.models import User
from suizhi.commons.evidence.origin import Origin, sent_with
from suizhi.commons.policy import viewer
from suizhi.halls.casework.mediation import selectors
from suizhi.halls.casework.mediation.duty import duties_of
from suizhi.halls.casework.mediation.services import authority_record, confidence_extend, performance_say, representative_add
from suizhi.halls.casework.mediation.views.opening import entered, told
from suizhi.halls.casework.services import paper_add
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from suizhi.halls.casework.mediation.seats import Seat


@login_required
@require_POST
def represent(request: HttpRequest, pk: int) -> HttpResponse:
    """Record a representative, or a change of their authority, with the power of attorney."""
    seat = entered(request, pk)
    special = request.POST.get("special") == "on"
    try:
        person = get_object_or_404(seat.case.participants.filter(left_at=None), pk=_number(request.POST.get("participant")))
        paper = _attorney(request, seat)
        if person.represents_id is not None:
            authority_record(who=viewer(request), participant=person, special=special, paper=paper)
        else:
            user = _account(request.POST.get("account", ""))
            name = request.POST.get("name", "").strip() or str(user)
            representative_add(who=viewer(request), of=person, user=user, name=name, special=special, paper=paper)
        messages.success(request, _("代理权限已经登记。"))
    except Refusal as refusal:
        told(request, refusal)
    return redirect("casework:mediation", pk=pk)


@login_required
@require_POST
def confide(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the present mediator read what was confided to an earlier one."""
    seat = entered(request, pk)
    try:
        confidence_extend(who=viewer(request), case=seat.case)
    except Refusal as refusal:
        told(request, refusal)
    return redirect("casework:mediation", pk=pk)


@login_required
@never_cache
@require_safe
def performance(request: HttpRequest, pk: int) -> HttpResponse:
    """What is owed under the agreement, by whom, by when, and what became of it."""
    seat = entered(request, pk)
    context = {"case": seat.case, "seat": seat, "duties": duties_of(seat, timezone.localdate())}
    return render(request, "casework/mediation/performance.html", context)


@login_required
@require_POST
def perform(request: HttpRequest, pk: int, obligation: int) -> HttpResponse:
    """Say what became of an obligation."""
    found = selectors.obligation(entered(request, pk), obligation)
    try:
        performance_say(who=viewer(request), obligation=found, said=request.POST.get("said", ""), note=request.POST.get("note", ""))
    except Refusal as refusal:
        told(request, refusal)
    return redirect("casework:mediation-performance", pk=pk)


def _attorney(request: HttpRequest, seat: Seat) -> str:
    sent = request.FILES.get("paper")
    if sent is None:
        return ""
    origin = Origin(source=viewer(request).actor, **sent_with(request))
    kept = paper_add(who=viewer(request), case=seat.case, file=sent, name=sent.name or "", purpose="授权委托书", origin=origin)  # type: ignore[arg-type]
    return kept.ref


def _account(name: str) -> User:
    found = User.objects.filter(username=name.strip(), is_active=True).first()
    if found is None:
        raise Refusal(
            "mediation.account",
            zh="没有这个账户。",
            en="There is no such account.",
            mend_zh="请代理人先注册，再告诉你登录名。",
            mend_en="Let the representative register first and tell you the login name.",
            field="account",
        )
    return found


def _number(typed: str | None) -> int:
    return int(typed) if typed and typed.isdecimal() else 0
