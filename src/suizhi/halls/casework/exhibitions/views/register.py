"""Registering a complaint while somebody waits: one page on a phone, the right looked up as it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from suizhi.commons.evidence.origin import Origin, sent_with
from suizhi.commons.languages import sentence
from suizhi.commons.policy import viewer
from suizhi.halls.casework.exhibitions.access import desk_of, require_desk
from suizhi.halls.casework.exhibitions.forms import ComplaintForm
from suizhi.halls.casework.exhibitions.rights import looked_up
from suizhi.halls.casework.exhibitions.services import Filing, complaint_register
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from suizhi.commons.policy import Viewer

_FILES = ("evidence", "title_proof", "power")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest, pk: int) -> HttpResponse:
    """Register a complaint. It counts as received at this moment."""
    who = viewer(request)
    fair = desk_of(who, pk)
    require_desk(fair, who)
    form = ComplaintForm(fair, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            origin = Origin(source=form.cleaned_data["complainant"], mechanism="fair desk", operator=who.actor, **sent_with(request))
            made = complaint_register(who=who, fair=fair, filing=_filing(form, who), origin=origin, on=timezone.now())
            messages.success(request, _("已登记。移交时限从现在起算。"))
            return redirect(made)
        except Refusal as refusal:
            form.add_error(None, sentence(refusal))
    return render(request, "casework/exhibitions/register.html", {"fair": fair, "form": form}, status=422 if form.errors else 200)


@login_required
@require_safe
def right(request: HttpRequest, pk: int) -> HttpResponse:
    """What the register says of a number, for the form to show."""
    who = viewer(request)
    desk_of(who, pk)
    number = request.GET.get("right", "")[:60].replace("\0", "")
    looked = looked_up(who, number, timezone.localdate())
    return render(request, "casework/exhibitions/parts/right.html", {"number": number, "looked": looked})


def _filing(form: ComplaintForm, who: Viewer) -> Filing:
    sent = dict(form.cleaned_data)
    files = {name: file for name in _FILES if (file := sent.pop(name))}
    number = sent.pop("right")
    return Filing(right=looked_up(who, number, timezone.localdate()), right_said=number, files=files, **sent)
