"""The page on which a letter of a credit event is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from suizhi.commons.documents import gaps
from suizhi.commons.policy import viewer
from suizhi.halls.credit import selectors
from suizhi.halls.credit.forms import LetterForm
from suizhi.halls.credit.letters import EventSources, letters_of, text_of
from suizhi.halls.credit.services import Draft, letter_make
from suizhi.halls.credit.services.lettering import NOTICE
from suizhi.halls.credit.views.told import sentence
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def letter(request: HttpRequest, pk: int, document: str) -> HttpResponse:
    """Write what the letter lacks; it is printed, signed with the day, and filed. What the viewer may never write is not there."""
    who = viewer(request)
    found = selectors.event_of(who, pk)
    wanted = next((one for one in letters_of(found, who) if one.document == document), None)
    if wanted is None:
        raise Http404
    text = text_of(found, document, EventSources(found, timezone.localdate()), {})
    form = LetterForm(found, gaps(text), sets_day=document == NOTICE, data=request.POST or None)
    if request.method == "POST" and form.is_valid():
        draft = Draft(document, form.cleaned_data["on"], form.values(), form.cleaned_data.get("statement_until"))
        try:
            letter_make(who=who, event=found, draft=draft)
        except Refusal as refusal:
            form.add_error(None, sentence(refusal))
        else:
            messages.success(request, _("文书已经制作并存卷。送达后在这里办下一步。"))
            return redirect(found)
    context = {"event": found, "letter": wanted, "form": form, "text": text}
    return render(request, "credit/letter.html", context, status=422 if form.errors else 200)
