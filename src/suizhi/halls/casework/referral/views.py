"""Pages of referrals: what was sent on, what is to go, the file that goes out."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING, Any

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from suizhi.commons.evidence.origin import Origin, sent_with
from suizhi.commons.languages import sentence
from suizhi.commons.policy import viewer
from suizhi.halls.casework.access import READ, roles_in, visible
from suizhi.halls.casework.exhibitions.views.answers import faults, tried
from suizhi.halls.casework.models import Case, Referral
from suizhi.halls.casework.referral.forms import AnswerForm, DecideForm, PrepareForm, SendForm
from suizhi.halls.casework.referral.pack import referral_write
from suizhi.halls.casework.referral.papers import papers_of
from suizhi.halls.casework.referral.receivers import receiver, receivers
from suizhi.halls.casework.referral.services import NewReferral, Reply, referral_answer, referral_decide, referral_prepare, referral_send
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from suizhi.commons.policy import Viewer

_FORMS = {"decide": DecideForm, "send": SendForm, "answer": AnswerForm}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def referrals(request: HttpRequest, pk: int) -> HttpResponse:
    """The referrals of a case, and a new one to the receiver that `to` names."""
    who = viewer(request)
    case = _case(who, pk)
    to = receivers().get(request.GET.get("to", ""))
    form = _prepare_form(request, case, who, to.id) if to else None
    if request.method == "POST" and form and to and form.is_valid():
        try:
            sent = form.cleaned_data
            new = NewReferral(to.id, sent["name"], sent["reason"], form.ticked("check"), form.ticked("item"))
            referral_prepare(who=who, case=case, new=new)
            return redirect("casework:referrals", case.pk)
        except Refusal as refusal:
            form.add_error(None, sentence(refusal))
    context = {
        "case": case,
        "rows": _rows(case, who),
        "to": to,
        "form": form,
        "receivers": receivers().values(),
        "works": _works(case, who),
    }
    return render(request, "casework/referral/list.html", context, status=422 if form and form.errors else 200)


@login_required
@require_POST
def deed(request: HttpRequest, pk: int, referral: int, verb: str) -> HttpResponse:
    """Decide on a referral, send it, or record the answer."""
    who = viewer(request)
    found = _referral(who, pk, referral)
    if verb not in _FORMS:
        raise Http404
    form, back = _FORMS[verb](request.POST, request.FILES), reverse("casework:referrals", args=[pk])
    if not form.is_valid():
        faults(request, form)
        return redirect(back)
    return tried(request, lambda: _do(request, who, found, verb, form.cleaned_data), _("已办。"), back)


@login_required
@require_safe
def pack(request: HttpRequest, pk: int, referral: int) -> FileResponse:
    """The file that goes out, for who works on the case."""
    who = viewer(request)
    found = _referral(who, pk, referral)
    if not _works(found.case, who):
        raise Http404
    out = tempfile.TemporaryFile()  # noqa: SIM115 (the response closes it when it has been sent)
    referral_write(found, out)
    out.seek(0)
    answer = FileResponse(out, as_attachment=True, filename=f"referral-{found.pk}.zip", content_type="application/zip")
    answer["Cache-Control"] = "private, no-store"
    return answer


def _do(request: HttpRequest, who: Viewer, referral: Referral, verb: str, sent: dict[str, Any]) -> None:
    if verb == "decide":
        referral_decide(who=who, referral=referral, approve=sent["approve"], on=timezone.localdate())
    elif verb == "send":
        referral_send(who=who, referral=referral, receipt=sent["receipt"])
    else:
        file = sent["file"]
        origin = Origin(source=referral.name, **sent_with(request))
        reply = Reply(sent["answer"], sent["said"], sent["on"], file, file.name if file else "", origin)
        referral_answer(who=who, referral=referral, reply=reply)


def _case(who: Viewer, pk: int) -> Case:
    """A case, for the office alone."""
    found = visible(who).select_related("run", "handler").filter(pk=pk).first() if who.may(READ) else None
    if found is None:
        raise Http404
    return found


def _referral(who: Viewer, pk: int, referral: int) -> Referral:
    return get_object_or_404(Referral.objects.select_related("case__run", "pack"), pk=referral, case=_case(who, pk))


def _works(case: Case, who: Viewer) -> bool:
    return who.may("casework.work") and case.handler_id == who.user_id


def _prepare_form(request: HttpRequest, case: Case, who: Viewer, to: str) -> PrepareForm:
    evidence = [(item.ref, label) for item, label in papers_of(case, who)]
    return PrepareForm(receiver(to), evidence, request.POST or None)


def _rows(case: Case, who: Viewer) -> list[tuple[Referral, Any, Any]]:
    """Each referral with its receiver and the form of what this viewer can do now."""
    roles, rows = roles_in(case, who), []
    for one in Referral.objects.filter(case=case):
        to = receiver(one.receiver)
        verb = _verb(one, to.approver in roles, _works(case, who))
        rows.append((one, to, (verb, _FORMS[verb](auto_id=f"{verb}{one.pk}_%s")) if verb else None))
    return rows


def _verb(referral: Referral, approves: bool, works: bool) -> str:
    if referral.state == Referral.State.PREPARED:
        return "decide" if approves else ""
    waiting = {Referral.State.APPROVED: "send", Referral.State.SENT: "answer"}
    return waiting.get(Referral.State(referral.state), "") if works else ""
