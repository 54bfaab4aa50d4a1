"""The agreement: its text, what was found in it, its signatures, its end; the pack for the court."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from suizhi.commons.evidence.origin import sent_with
from suizhi.commons.policy import viewer
from suizhi.halls.casework.mediation import selectors
from suizhi.halls.casework.mediation.confirming import Confirmation, confirmation_of, pack_bytes
from suizhi.halls.casework.mediation.paper import paper_of
from suizhi.halls.casework.mediation.services import Intent, agreement_conclude, agreement_make, agreement_sign
from suizhi.halls.casework.mediation.views.opening import entered, told
from suizhi.halls.casework.mediation.views.proving import proved
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from django.http import HttpRequest

    from suizhi.halls.casework.mediation.seats import Seat
    from suizhi.halls.casework.models import Agreement


@login_required
@never_cache
@require_safe
def agreement(request: HttpRequest, pk: int) -> HttpResponse:
    """The agreement as it stands: what is missing before there is one, its text, its signatures."""
    seat = entered(request, pk)
    context = {"case": seat.case, "seat": seat, "paper": paper_of(seat, timezone.localdate())}
    return render(request, "casework/mediation/agreement.html", context)


@login_required
@require_POST
def make(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the text of what both sides agreed to."""
    seat = entered(request, pk)
    try:
        said = {name: request.POST.get(name, "") for name in ("summary", "despite")}
        agreement_make(who=viewer(request), case=seat.case, **said)
        messages.success(request, _("协议文本已经生成，等各方签名。"))
    except Refusal as refusal:
        told(request, refusal)
    return redirect("casework:mediation-agreement", pk=pk)


@sensitive_post_parameters("password")
@login_required
@require_POST
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign: the name, the password once more, of one's own will."""
    seat = entered(request, pk)
    try:
        intent = Intent(
            name=request.POST.get("name", ""),
            proof=proved(request, request.POST.get("password", "")),
            willing=request.POST.get("willing") == "on",
            digest=request.POST.get("digest", ""),
            **sent_with(request),
        )
        agreement_sign(who=viewer(request), agreement=_latest(seat), intent=intent)
        messages.success(request, _("已经签名。"))
    except Refusal as refusal:
        told(request, refusal)
    return redirect("casework:mediation-agreement", pk=pk)


@login_required
@require_POST
def conclude(request: HttpRequest, pk: int) -> HttpResponse:
    """Close the mediation with the agreement that all have signed."""
    seat = entered(request, pk)
    try:
        agreement_conclude(who=viewer(request), agreement=_latest(seat))
        messages.success(request, _("协议已经生效并归入案卷，履行事项已经列出。"))
    except Refusal as refusal:
        told(request, refusal)
    return redirect("casework:mediation-agreement", pk=pk)


@login_required
@never_cache
@require_safe
def confirmation(request: HttpRequest, pk: int) -> HttpResponse:
    """Applying together for confirmation by a court."""
    seat = entered(request, pk)
    context = {"case": seat.case, "seat": seat, "found": _in_force(seat)}
    return render(request, "casework/mediation/confirmation.html", context)


@login_required
@require_POST
def pack(request: HttpRequest, pk: int) -> HttpResponse:
    """The papers for the court as one file."""
    seat = entered(request, pk)
    answer = HttpResponse(pack_bytes(seat, _in_force(seat)), content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="confirmation-{seat.case.pk}.zip"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def _latest(seat: Seat) -> Agreement:
    found = selectors.agreement(seat)
    if found is None:
        raise Http404
    return found


def _in_force(seat: Seat) -> Confirmation:
    found = selectors.agreement(seat)
    if found is None or getattr(found, "conclusion", None) is None:
        raise Http404
    return confirmation_of(found)
