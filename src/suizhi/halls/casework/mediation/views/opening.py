"""Coming in: the case, the seat; and saying a refusal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse

from suizhi.commons.languages import sentence
from suizhi.commons.policy import viewer
from suizhi.halls.casework import selectors as casework
from suizhi.halls.casework.mediation.seats import required
from suizhi.halls.casework.models import Audience
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from suizhi.halls.casework.mediation.seats import Seat


def entered(request: HttpRequest, pk: int) -> Seat:
    """The viewer's seat in the case. Raises Http404 without one."""
    who = viewer(request)
    return required(casework.case_of(who, pk), who)


def chosen_audience(seat: Seat, wanted: str) -> Audience:
    """Who is to read something, as it was chosen; never guessed. Raises Refusal (`mediation.audience`)."""
    if wanted not in seat.audiences:
        raise Refusal("mediation.audience", zh="请先选给谁看，再发出。", en="Choose who is to read it before you send it.", field="to")
    return Audience(wanted)


def told(request: HttpRequest, refusal: Refusal) -> None:
    """Say a refusal on the next page."""
    messages.error(request, sentence(refusal))


def back(request: HttpRequest, pk: int, anchor: str = "") -> HttpResponse:
    """To the room again, under the tab that the form came from."""
    tab = request.POST.get("tab", "")
    query = f"?with={tab}" if tab.isalpha() else ""
    return redirect(f"{reverse('casework:mediation', args=[pk])}{query}{anchor}")
