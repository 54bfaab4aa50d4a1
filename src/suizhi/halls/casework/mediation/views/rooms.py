"""The rooms: reading, saying, taking back, opening a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from suizhi.commons.evidence.origin import Origin, sent_with
from suizhi.commons.evidence.selectors import item_of
from suizhi.commons.evidence.services import evidence_serve
from suizhi.commons.languages import sentence
from suizhi.commons.policy import viewer
from suizhi.halls.casework.mediation import selectors
from suizhi.halls.casework.mediation.room import room_of
from suizhi.halls.casework.mediation.services import Said, message_send, message_withdraw
from suizhi.halls.casework.mediation.views.opening import back, chosen_audience, entered, told
from suizhi.halls.casework.models import Audience
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from django.http import FileResponse, HttpRequest, HttpResponse


@login_required
@never_cache
@require_safe
def room(request: HttpRequest, pk: int) -> HttpResponse:
    """The room as its viewer sees it; `with` chooses the tab."""
    seat = entered(request, pk)
    return render(request, "casework/mediation/room.html", {"case": seat.case, "room": room_of(seat, request.GET.get("with", ""))})


@login_required
@never_cache
@require_POST
def say(request: HttpRequest, pk: int) -> HttpResponse:
    """Say something. What cannot be sent stays in the box, under the reason."""
    seat = entered(request, pk)
    audience = request.POST.get("to", "")
    try:
        message_send(who=viewer(request), case=seat.case, said=_said(request, chosen_audience(seat, audience)))
    except Refusal as refusal:
        context = {"case": seat.case, "room": room_of(seat, request.POST.get("tab", "")), "fault": sentence(refusal)}
        context |= {"typed": request.POST.get("text", ""), "to": audience}
        return render(request, "casework/mediation/room.html", context, status=422)
    return back(request, pk, "#end")


@login_required
@require_POST
def withdraw(request: HttpRequest, pk: int, message: int) -> HttpResponse:
    """Take one's own message back."""
    seat = entered(request, pk)
    try:
        message_withdraw(who=viewer(request), message=selectors.own_message(seat, message))
    except Refusal as refusal:
        told(request, refusal)
    return back(request, pk)


@login_required
@never_cache
@require_safe
def file(request: HttpRequest, pk: int, ref: str) -> FileResponse:
    """A file that came with a message, each look on record."""
    seat = entered(request, pk)
    if not selectors.shared_with(seat, ref):
        raise Http404
    return evidence_serve(request=request, item=item_of(ref, viewer(request)), purpose=f"mediation:{pk}")


def _said(request: HttpRequest, audience: Audience) -> Said:
    sent = request.FILES.get("file")
    text = request.POST.get("text", "")
    if sent is None:
        return Said(audience, text)
    origin = Origin(source=f"{viewer(request).actor}", **sent_with(request))
    return Said(audience, text, file=sent, file_name=sent.name or "", origin=origin)  # type: ignore[arg-type]
