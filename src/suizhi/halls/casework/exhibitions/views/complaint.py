"""A complaint at the desk: its hours, what the rules say, and the one thing to do next."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from suizhi.commons.evidence.origin import Origin, sent_with
from suizhi.commons.evidence.selectors import items_of
from suizhi.commons.policy import viewer
from suizhi.engines.rules import load_book
from suizhi.halls.casework.exhibitions import services
from suizhi.halls.casework.exhibitions.access import complaint_of, require_desk, stands_at
from suizhi.halls.casework.exhibitions.checks import checked_complaint, clear
from suizhi.halls.casework.exhibitions.codes import code_svg
from suizhi.halls.casework.exhibitions.forms import DecideForm, FindingForm, LeaveForm, PhotoForm, ReasonForm, SettlementForm
from suizhi.halls.casework.exhibitions.hours import hours_of
from suizhi.halls.casework.exhibitions.services.deciding import Decision
from suizhi.halls.casework.exhibitions.views.answers import faults, tried
from suizhi.halls.casework.file import options_of
from suizhi.halls.casework.selectors import facts_of
from suizhi.halls.casework.services import case_state, paper_add

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from suizhi.commons.policy import Viewer
    from suizhi.halls.casework.exhibitions.models import Complaint

FORMS: dict[str, type[forms.Form]] = {
    "accept": forms.Form,
    "reject": ReasonForm,
    "make-notice": forms.Form,
    "leave": LeaveForm,
    "remove": DecideForm,
    "dismiss": DecideForm,
    "silence": DecideForm,
    "settle": SettlementForm,
    "photo": PhotoForm,
    "archive": forms.Form,
    "finding": FindingForm,
    "repeat": forms.Form,
}
"""What can be done at a complaint, and what is asked for it."""


@login_required
@require_safe
def complaint(request: HttpRequest, pk: int) -> HttpResponse:
    """The complaint."""
    who, now = viewer(request), timezone.now()
    found = complaint_of(who, pk)
    case, said = found.case, checked_complaint(facts_of(found.case), timezone.localdate(found.registered_at))
    assert case.run is not None
    context = {
        "complaint": found,
        "fair": found.exhibition,
        "case": case,
        "hours": hours_of(case.run, now),
        "checks": said,
        "clear": clear(said),
        "asks": _asked(said),
        "acts": stands_at(found.exhibition, who),
        "events": {option.event for option in options_of(case, who).options if option.mine and not option.failed and not option.why},
        "forms": {name.replace("-", "_"): form() for name, form in FORMS.items()},
        "evidence": items_of(case.subject, who),
        "steps": case.run.steps.order_by("-seq"),
        "kept_until": case.run.deadlines.filter(clock="EXP-002").last(),
        "decision": getattr(found, "decision", None),
    }
    if found.token:
        address = request.build_absolute_uri(_notice_path(found))
        context |= {"notice_url": address, "code": code_svg(address)}
    return render(request, "casework/exhibitions/complaint.html", context)


@login_required
@require_safe
def hours_part(request: HttpRequest, pk: int) -> HttpResponse:
    """The clocks alone, asked for again every minute."""
    found = complaint_of(viewer(request), pk)
    assert found.case.run is not None
    return render(request, "casework/exhibitions/parts/hours.html", {"hours": hours_of(found.case.run, timezone.now()), "complaint": found})


@login_required
@require_POST
def facts(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer what the rules ask: yes or no to each."""
    who = viewer(request)
    found = complaint_of(who, pk)
    require_desk(found.exhibition, who)
    asked = _asked(checked_complaint(facts_of(found.case), timezone.localdate(found.registered_at)))
    stated = {name: request.POST[name] == "true" for name, _label in asked if request.POST.get(name) in ("true", "false")}
    return tried(request, lambda: case_state(who=who, case=found.case, facts=stated), _("已记下。"), found.get_absolute_url())


@login_required
@require_POST
def step(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """Do one thing at the complaint."""
    if verb not in FORMS:
        raise Http404
    who = viewer(request)
    found = complaint_of(who, pk)
    require_desk(found.exhibition, who)
    form = FORMS[verb](request.POST, request.FILES)
    if not form.is_valid():
        faults(request, form)
        return redirect(found)
    deed = _deeds(request, who, found, form.cleaned_data)[verb]
    return tried(request, deed, _("已办。"), found.get_absolute_url())


def _deeds(request: HttpRequest, who: Viewer, found: Complaint, sent: dict[str, Any]) -> dict[str, Callable[[], Any]]:
    """What each verb does."""
    now, origin = timezone.now(), Origin(source=who.actor, mechanism="fair desk", operator=who.actor, **sent_with(request))
    at: dict[str, Any] = {"who": who, "complaint": found, "on": now}
    decide = services.complaint_decide
    return {
        "accept": lambda: services.complaint_accept(**at),
        "reject": lambda: services.complaint_step(**at, event="reject", reason=sent["reason"]),
        "make-notice": lambda: services.notice_make(**at),
        "leave": lambda: services.notice_leave(**at, reason=sent["reason"], photo=sent["photo"], origin=origin),
        "remove": lambda: decide(**at, decision=Decision(False, sent["reason"], sent["measure"])),
        "dismiss": lambda: decide(**at, decision=Decision(True, sent["reason"])),
        "silence": lambda: decide(**at, decision=Decision(None, sent["reason"], sent["measure"])),
        "settle": lambda: _settle(at, sent["paper"], origin),
        "photo": lambda: services.removal_show(who=who, complaint=found, photo=sent["photo"], origin=origin),
        "archive": lambda: services.complaint_step(**at, event="archive"),
        "finding": lambda: services.finding_enter(who=who, complaint=found, **sent),
        "repeat": lambda: services.repetition_note(**at),
    }


def _settle(at: dict[str, Any], paper: Any, origin: Origin) -> None:
    case = at["complaint"].case
    ref = paper_add(who=at["who"], case=case, file=paper, name=paper.name, purpose="和解协议 · settlement", origin=origin).ref
    services.complaint_step(**at, event="settle", documents={"settlement": ref}, facts={"settled": True})


def _asked(said: list[Any]) -> list[tuple[str, Any]]:
    """The yes-or-no facts that the rules miss, each with its term."""
    terms = load_book().vocabulary.facts
    names = dict.fromkeys(name for finding in said for name in finding.missing)
    return [(name, terms[name]) for name in names if terms[name].types[0] == "bool"]


def _notice_path(found: Complaint) -> str:
    return reverse("casework:fair-notice", args=[found.token])
