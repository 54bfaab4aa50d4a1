"""The exhibitor's page: the notice on their own phone, taken with a name and answered there. No account is needed; the address is the key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from suizhi.commons.evidence.origin import Origin, sent_with
from suizhi.commons.languages import sentence
from suizhi.halls.casework.exhibitions.access import complaint_by_token
from suizhi.halls.casework.exhibitions.forms import AcknowledgeForm, StatementForm
from suizhi.halls.casework.exhibitions.hours import hours_of
from suizhi.halls.casework.exhibitions.services import notice_acknowledge, statement_take
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from django import forms
    from django.http import HttpRequest, HttpResponse

    from suizhi.halls.casework.exhibitions.models import Complaint


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def notice(request: HttpRequest, token: str) -> HttpResponse:
    """Read, take and answer the notice."""
    found = complaint_by_token(token)
    form = _form(found, request)
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            _do(found, form, request)
            return redirect(request.path)
        except Refusal as refusal:
            form.add_error(None, sentence(refusal))
    assert found.case.run is not None
    context = {
        "complaint": found,
        "fair": found.exhibition,
        "form": form,
        "hours": [one for one in hours_of(found.case.run, timezone.now()) if one.deadline.clock == "EXP-004"],
        "last": found.case.run.steps.order_by("-seq").first(),
    }
    return render(request, "casework/exhibitions/notice.html", context, status=422 if form is not None and form.errors else 200)


def _form(found: Complaint, request: HttpRequest) -> forms.Form | None:
    """What the exhibitor can do now: take the notice, answer it, or nothing."""
    if found.case.state == "forwarding":
        return AcknowledgeForm(request.POST or None)
    if found.case.state == "notified":
        return StatementForm(request.POST or None, request.FILES or None)
    return None


def _do(found: Complaint, form: forms.Form, request: HttpRequest) -> None:
    sent = form.cleaned_data
    if isinstance(form, AcknowledgeForm):
        notice_acknowledge(complaint=found, name=sent["name"], on=timezone.now())
        return
    files = [sent["file"]] if sent.get("file") else []
    origin = Origin(source=_("被投诉人"), mechanism="notice page", **sent_with(request))
    statement_take(complaint=found, text=sent["text"], files=files, origin=origin, on=timezone.now())
