"""The people of a case: who has it in hand, the panel, recusals, parties and who acts for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from suizhi.commons.accounts.models import User
from suizhi.commons.evidence.origin import Origin, sent_with
from suizhi.commons.policy import require
from suizhi.halls.casework.access import HEAD, Work, require_work
from suizhi.halls.casework.management import services
from suizhi.halls.casework.management.refusals import required
from suizhi.halls.casework.management.roster import roster
from suizhi.halls.casework.management.views.doing import case_for, done, number
from suizhi.halls.casework.models import Recusal
from suizhi.halls.casework.services import Person, paper_add
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from suizhi.commons.policy import Viewer
    from suizhi.halls.casework.models import Case, Participant

_PAGE = "casework:case-people"


@login_required
@require_safe
def people(request: HttpRequest, pk: int) -> HttpResponse:
    """Everybody in the case, and what the viewer may change about it."""
    who, case = case_for(request, pk)
    return render(request, "casework/management/people.html", {"case": case, "roster": roster(case, who, timezone.localdate())})


@login_required
@require_POST
def assign(request: HttpRequest, pk: int) -> HttpResponse:
    """The head gives the case to an officer."""
    who, case = case_for(request, pk)
    require(who, HEAD)
    handler = get_object_or_404(User, pk=number(request.POST.get("handler")))
    seen, reason = number(request.POST.get("seen")) or None, request.POST.get("reason", "")
    return done(request, lambda: services.case_reassign(who=who, case=case, handler=handler, reason=reason, seen=seen), _PAGE, pk)


@login_required
@require_POST
def panel(request: HttpRequest, pk: int) -> HttpResponse:
    """The head forms the panel."""
    who, case = case_for(request, pk)
    require(who, HEAD)
    presider = get_object_or_404(User, pk=number(request.POST.get("presider")))
    members = list(User.objects.filter(pk__in=map(number, request.POST.getlist("members"))))
    seen = [number(one) for one in request.POST.getlist("seen")]
    return done(
        request, lambda: services.panel_form(who=who, case=case, presider=presider, members=members, seen=seen), _PAGE, pk, anchor="#panel"
    )


@login_required
@require_POST
def seat(request: HttpRequest, pk: int) -> HttpResponse:
    """The head fills another seat of the office."""
    who, case = case_for(request, pk)
    require(who, HEAD)
    user = get_object_or_404(User, pk=number(request.POST.get("user")))
    return done(
        request, lambda: services.seat_give(who=who, case=case, role=request.POST.get("role", ""), user=user), _PAGE, pk, anchor="#panel"
    )


@login_required
@require_POST
def recuse(request: HttpRequest, pk: int) -> HttpResponse:
    """A party, or the officer, asks that an officer keep out of the case."""
    who, case = case_for(request, pk)
    officer = get_object_or_404(User, pk=number(request.POST.get("officer")))
    reason = request.POST.get("reason", "")
    return done(request, lambda: services.recusal_ask(who=who, case=case, officer=officer, reason=reason), _PAGE, pk, anchor="#recusal")


@login_required
@require_POST
def recusal(request: HttpRequest, pk: int, recusal: int) -> HttpResponse:
    """The head decides a recusal."""
    who, case = case_for(request, pk)
    require(who, HEAD)
    found = get_object_or_404(Recusal.objects.select_related("case"), pk=recusal, case=case)
    grant, reason = request.POST.get("decision") == "grant", request.POST.get("reason", "")
    return done(request, lambda: services.recusal_decide(who=who, recusal=found, grant=grant, reason=reason), _PAGE, pk, anchor="#recusal")


@login_required
@require_POST
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a further party in."""
    who, case = case_for(request, pk)
    require_work(Work.MANAGE, case, who)
    joining = Person(request.POST.get("role", ""), request.POST.get("name", ""))
    return done(request, lambda: services.participant_join(who=who, case=case, person=joining), _PAGE, pk, anchor="#parties")


@login_required
@require_POST
def represent(request: HttpRequest, pk: int) -> HttpResponse:
    """Let somebody act for a party, with the power of attorney."""
    who, case = case_for(request, pk)
    require_work(Work.MANAGE, case, who)
    of = get_object_or_404(case.participants.select_related("case"), pk=number(request.POST.get("of")))
    return done(request, lambda: _represented(request, who, case, of), _PAGE, pk, anchor="#parties")


@login_required
@require_POST
def leave(request: HttpRequest, pk: int, participant: int) -> HttpResponse:
    """Let an outsider go."""
    who, case = case_for(request, pk)
    require_work(Work.MANAGE, case, who)
    found = get_object_or_404(case.participants.select_related("case"), pk=participant)
    reason = request.POST.get("reason", "")
    return done(request, lambda: services.participant_release(who=who, participant=found, reason=reason), _PAGE, pk, anchor="#parties")


def _represented(request: HttpRequest, who: Viewer, case: Case, of: Participant) -> None:
    name, special = required(request.POST.get("name", ""), field="name", most=200), request.POST.get("special") == "special"
    services.representative_join(who=who, of=of, name=name, special=special, paper=_attorney(request, who, case))


def _attorney(request: HttpRequest, who: Viewer, case: Case) -> str:
    sent = request.FILES.get("paper")
    if sent is None:
        raise Refusal(
            "people.paper",
            zh="没有授权委托书。",
            en="There is no power of attorney.",
            mend_zh="请附上扫描件。",
            mend_en="Attach its scan.",
            field="paper",
        )
    origin = Origin(source=who.actor, **sent_with(request))
    kept = paper_add(who=who, case=case, file=sent, name=sent.name or "", purpose="授权委托书", origin=origin)  # type: ignore[arg-type]
    return kept.ref
