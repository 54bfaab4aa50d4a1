"""Offers: writing one, reading one, answering, carrying it to the other side, comparing two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from suizhi.commons.languages import sentence
from suizhi.commons.policy import viewer
from suizhi.engines.clauses import kinds
from suizhi.halls.casework.mediation import selectors
from suizhi.halls.casework.mediation.comparing import aligned
from suizhi.halls.casework.mediation.drafting import Sheet
from suizhi.halls.casework.mediation.services import Draft, carry_allow, clause_answer, offer_accept, offer_carry, offer_make
from suizhi.halls.casework.mediation.services.offering import followed
from suizhi.halls.casework.mediation.showing import shown
from suizhi.halls.casework.mediation.views.opening import back, entered, told
from suizhi.halls.casework.models import Audience
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from suizhi.halls.casework.mediation.seats import Seat
    from suizhi.halls.casework.models import Offer


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Write an offer for an audience (`for`), beginning with another (`from`) or with an empty sheet."""
    seat = entered(request, pk)
    if not seat.open:
        raise Http404
    audience = _audience(seat, request.POST.get("for") or request.GET.get("for") or Audience.JOINT)
    try:
        base = _base(seat, request, audience)
    except Refusal as refusal:
        told(request, refusal)
        return back(request, pk)
    sheet = Sheet.sent(request.POST) if request.method == "POST" else Sheet.of(base)
    context = {"case": seat.case, "seat": seat, "audience": audience, "base": base, "kinds": kinds().values(), "fault": ""}
    context |= {"charts": [one for one in selectors.charts(seat) if one.audience in (Audience.JOINT, audience)]}
    if request.method == "POST" and not sheet.changed(request.POST):
        try:
            made = offer_make(who=viewer(request), case=seat.case, draft=_draft(request, sheet, audience, base))
            messages.success(request, _("方案已经发出。"))
            return redirect(_page(pk, made))
        except Refusal as refusal:
            sheet.faults = {refusal.field: sentence(refusal)}
            context["fault"] = sentence(refusal)
    context |= {"rows": sheet.shown(), "note": request.POST.get("note", ""), "chart": request.POST.get("chart", "")}
    return render(request, "casework/mediation/draft.html", context, status=422 if context["fault"] else 200)


@login_required
@never_cache
@require_safe
def offer(request: HttpRequest, pk: int, offer: int) -> HttpResponse:
    """One offer with everything about it."""
    seat = entered(request, pk)
    found = shown(seat, selectors.offer(seat, offer), timezone.localdate())
    return render(request, "casework/mediation/offer.html", {"case": seat.case, "seat": seat, "shown": found})


@login_required
@require_POST
def answer(request: HttpRequest, pk: int, offer: int) -> HttpResponse:
    """Answer one clause, or accept the whole."""
    seat = entered(request, pk)
    found = selectors.offer(seat, offer)
    clause = request.POST.get("clause", "")
    try:
        if clause.isdecimal():
            chosen = get_object_or_404(found.clauses.all(), number=int(clause))
            given = {"verdict": request.POST.get("verdict", ""), "wish": request.POST.get("wish", "")}
            clause_answer(who=viewer(request), clause=chosen, **given)
        else:
            offer_accept(who=viewer(request), offer=found)
    except Refusal as refusal:
        told(request, refusal)
    return redirect(_page(pk, found) + (f"#c{clause}" if clause.isdecimal() else ""))


@login_required
@require_POST
def consent(request: HttpRequest, pk: int, offer: int) -> HttpResponse:
    """Let the mediator carry an offer of one's own room to the other side."""
    found = selectors.offer(entered(request, pk), offer)
    try:
        carry_allow(who=viewer(request), offer=found)
    except Refusal as refusal:
        told(request, refusal)
    return redirect(_page(pk, found))


@login_required
@require_POST
def carry(request: HttpRequest, pk: int, offer: int) -> HttpResponse:
    """Carry a confided offer to the other side."""
    found = selectors.offer(entered(request, pk), offer)
    try:
        found = offer_carry(who=viewer(request), offer=found)
        messages.success(request, _("已经转达给双方。"))
    except Refusal as refusal:
        told(request, refusal)
    return redirect(_page(pk, found))


@login_required
@never_cache
@require_safe
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """Two offers side by side: `left` and `right`, else the last two that the viewer reads."""
    seat = entered(request, pk)
    held = list(selectors.offers(seat))
    right = _chosen(held, request.GET.get("right", "")) or (held[0] if held else None)
    left = _chosen(held, request.GET.get("left", "")) or next((one for one in held if right and one.pk < right.pk), None)
    rows = aligned(left, right) if left and right else []
    context = {"case": seat.case, "seat": seat, "offers": held, "left": left, "right": right, "rows": rows}
    return render(request, "casework/mediation/compare.html", context)


def _chosen(held: list[Offer], pk: str) -> Offer | None:
    return next((one for one in held if str(one.pk) == pk), None)


def _audience(seat: Seat, wanted: str) -> Audience:
    """To whom it goes. What names nobody whom the seat can make an offer to goes to nobody: guessing would tell both sides."""
    if wanted not in seat.audiences or wanted == Audience.NOTES:
        raise Http404
    return Audience(wanted)


def _base(seat: Seat, request: HttpRequest, audience: Audience) -> Offer | None:
    wanted = request.POST.get("from") or request.GET.get("from", "")
    if wanted.isdecimal():
        return followed(seat, int(wanted), audience)
    if wanted == "none":
        return None
    return selectors.current_offer(seat, audience) or selectors.current_offer(seat, Audience.JOINT)


def _draft(request: HttpRequest, sheet: Sheet, audience: Audience, base: Offer | None) -> Draft:
    chart = request.POST.get("chart", "")
    return Draft(
        audience=audience,
        rows=sheet.rows,
        note=request.POST.get("note", ""),
        replaces=base.pk if base else None,
        chart=int(chart) if chart.isdecimal() else None,
    )


def _page(pk: int, offer: Offer) -> str:
    return reverse("casework:mediation-offer", args=[pk, offer.pk])
