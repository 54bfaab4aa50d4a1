"""Pages of aid: the request, the desk's answers, the experts, the gate of evidence."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from suizhi.commons.languages import sentence
from suizhi.commons.policy import require, viewer
from suizhi.halls.casework.aid import forms as given
from suizhi.halls.casework.aid import services as do
from suizhi.halls.casework.aid.access import advises, request_of, requests_of, works
from suizhi.halls.casework.aid.judging import checks, judged
from suizhi.halls.casework.exhibitions.views.answers import faults, tried
from suizhi.halls.casework.models import AidRequest, EvidenceExport, Expert
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from suizhi.commons.policy import Viewer

LISTED = 100
_State = AidRequest.State


@login_required
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """The viewer's requests; for the office all."""
    who = viewer(request)
    return render(
        request,
        "casework/aid/list.html",
        {"requests": requests_of(who)[:LISTED], "works": works(who), "may_ask": who.may("casework.start")},
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Ask for aid."""
    who = viewer(request)
    require(who, "casework.start")
    form = given.AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return redirect(do.aid_ask(who=who, new=do.NewRequest(**form.cleaned_data), on=timezone.localdate()))
    return render(request, "casework/aid/new.html", {"form": form}, status=422 if form.errors else 200)


@login_required
@require_safe
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """A request: what the rules say of it, what was advised, what leaves the country, what can be done."""
    who = viewer(request)
    found = request_of(who, pk)
    context = {
        "request_made": found,
        "judged": judged(found),
        "exports": [_gate(export, who) for export in found.exports.all()],
        "deeds": [(verb, title, form()) for verb, title, form in _open_to(found, who)],
        "works": works(who),
    }
    return render(request, "casework/aid/request.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def experts(request: HttpRequest) -> HttpResponse:
    """The register of experts."""
    who = viewer(request)
    require(who, "casework.work")
    form = given.ExpertForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data
        split = {name: _split(sent[name]) for name in ("fields_said", "parties")}
        try:
            do.expert_add(
                who=who, name=sent["name"], institution=sent["institution"], fields=split["fields_said"], parties=split["parties"]
            )
            return redirect("casework:aid-experts")
        except Refusal as refusal:
            form.add_error(None, sentence(refusal))
    context = {"form": form, "experts": Expert.objects.filter(active=True)}
    return render(request, "casework/aid/experts.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def deed(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """Do one thing to a request."""
    who = viewer(request)
    found = request_of(who, pk)
    if verb not in _DEEDS:
        raise Http404
    make, act = _DEEDS[verb]
    form = make(request.POST)
    if not form.is_valid():
        faults(request, form)
        return redirect(found)
    return tried(request, lambda: act(who, found, form.cleaned_data, request.POST), _("已办。"), found.get_absolute_url())


def _gate(export: EvidenceExport, who: Viewer) -> dict[str, Any]:
    """An export with the latest answer to each check, and the form of the next."""
    latest = {answer.check_name: answer for answer in export.answers.all()}
    rows = [
        (name, latest.get(name), given.CheckForm(auto_id=f"e{export.pk}c{place}_%s") if works(who) and not export.released_at else None)
        for place, name in enumerate(checks())
    ]
    return {"export": export, "rows": rows, "may_release": works(who) and not export.released_at}


def _open_to(found: AidRequest, who: Viewer) -> list[tuple[str, str, type[forms.Form]]]:
    """What the viewer can do now."""
    moving = found.state in (_State.ADMITTED, _State.ASSIGNED)
    wanted = [
        ("admit", _("受理"), given.AdmitForm, works(who) and found.state == _State.RECEIVED),
        ("assign", _("指派专家"), given.AssignForm, works(who) and moving),
        ("advise", _("写指导意见"), given.NoteForm, advises(found, who) and moving),
        ("export", _("申请向境外提供证据"), given.ExportForm, bool(found.overseas_event) and (found.owner_id == who.user_id or works(who))),
        ("close", _("办结"), given.CloseForm, works(who) and moving),
        ("rate", _("评价"), given.RateForm, found.owner_id == who.user_id and found.state == _State.DONE and found.satisfaction is None),
    ]
    return [(verb, title, form) for verb, title, form, can in wanted if can]


def _split(text: str) -> list[str]:
    return [part.strip() for part in text.replace("，", ",").replace("、", ",").split(",") if part.strip()]


def _export(found: AidRequest, posted: Any) -> EvidenceExport:
    key = posted.get("of", "")
    return get_object_or_404(EvidenceExport, request=found, pk=int(key) if key.isdecimal() else 0)


def _answer(who: Viewer, found: AidRequest, sent: dict[str, Any], posted: Any) -> None:
    do.export_answer(who=who, export=_export(found, posted), check=posted.get("check", ""), passed=sent["passed"], basis=sent["basis"])


Act = Callable[["Viewer", AidRequest, dict[str, Any], Any], Any]
_DEEDS: dict[str, tuple[type[forms.Form], Act]] = {
    "admit": (given.AdmitForm, lambda who, found, sent, _p: do.aid_admit(who=who, request=found, **sent)),
    "assign": (given.AssignForm, lambda who, found, sent, _p: do.expert_assign(who=who, request=found, expert=sent["expert"])),
    "advise": (given.NoteForm, lambda who, found, sent, _p: do.guidance_note(who=who, request=found, text=sent["text"])),
    "export": (given.ExportForm, lambda who, found, sent, _p: do.export_ask(who=who, request=found, **sent)),
    "check": (given.CheckForm, _answer),
    "release": (given.EmptyForm, lambda who, found, _s, posted: do.export_release(who=who, export=_export(found, posted))),
    "close": (given.CloseForm, lambda who, found, sent, _p: do.aid_close(who=who, request=found, on=sent["on"])),
    "rate": (given.RateForm, lambda who, found, sent, _p: do.aid_rate(who=who, request=found, **sent)),
}
