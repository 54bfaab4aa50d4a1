"""Requests for aid and the gate of evidence: keyword-only verbs, one transaction, one event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from suizhi.commons.ledger.services import append
from suizhi.commons.policy import Viewer, require
from suizhi.halls.casework.aid.access import advises, works
from suizhi.halls.casework.aid.judging import checks, gate
from suizhi.halls.casework.models import AidNote, AidRequest, EvidenceExport, Expert, ExportAnswer
from suizhi.kernel.errors import Refusal


@dataclass(frozen=True, slots=True)
class NewRequest:
    """What a firm writes. The overseas part stays empty where the matter is at home."""

    applicant: str
    applicant_kind: str
    wanted: str
    story: str
    opponent: str = ""
    overseas_event: str = ""
    country: str = ""
    foreign_act: str = ""
    foreign_measure: str = ""
    respond_by: date | None = None


@transaction.atomic
def aid_ask(*, who: Viewer, new: NewRequest, on: date, synthetic: bool = False) -> AidRequest:
    """Ask for aid. Raises PermissionDenied for visitors, ValidationError."""
    if who.user_id is None:
        raise PermissionDenied("aid.ask")
    made = AidRequest(owner_id=who.user_id, received_on=on, synthetic=synthetic, **asdict(new))
    made.full_clean(exclude=["answer_by", "done_on", "satisfaction"])
    made.save(force_insert=True)
    append(actor=who.actor, verb="aid.asked", subject=made.subject, payload={"wanted": made.wanted, "overseas": made.overseas_event})
    return made


@transaction.atomic
def aid_admit(*, who: Viewer, request: AidRequest, admit: bool, why: str, answer_by: date | None = None) -> AidRequest:
    """Admit a request with the day by which it is answered, or refuse it with the reason. Raises PermissionDenied, Refusal."""
    require(who, "casework.work")
    _require(request, AidRequest.State.RECEIVED)
    if not admit and not why.strip():
        raise Refusal(
            "aid.why",
            zh="不予受理要写明理由，并告诉对方可以去哪里。",
            en="A refusal needs its reason and where to turn instead.",
            field="why",
        )
    if admit and answer_by is None:
        raise Refusal("aid.answer_by", zh="请写明承诺答复的日期。", en="Say by when it is answered.", field="answer_by")
    request.state = AidRequest.State.ADMITTED if admit else AidRequest.State.REFUSED
    request.why, request.answer_by = why, answer_by if admit else None
    request.save(update_fields=["state", "why", "answer_by"])
    append(actor=who.actor, verb="aid.admitted" if admit else "aid.refused", subject=request.subject)
    return request


@transaction.atomic
def expert_add(
    *,
    who: Viewer,
    name: str,
    fields: Sequence[str],
    parties: Sequence[str] = (),
    institution: bool = False,
    user: int | None = None,
    synthetic: bool = False,
) -> Expert:
    """Enter an expert or institution. Raises PermissionDenied, ValidationError."""
    require(who, "casework.work")
    made = Expert(name=name, institution=institution, fields=list(fields), parties=list(parties), user_id=user, synthetic=synthetic)
    made.full_clean(exclude=["fields", "parties"])
    made.save(force_insert=True)
    append(actor=who.actor, verb="aid.expert.added", subject=f"expert:{made.pk}", payload={"name": name})
    return made


@transaction.atomic
def expert_assign(*, who: Viewer, request: AidRequest, expert: Expert) -> AidRequest:
    """Give a request to an expert who serves neither the other side nor makes the request. Raises PermissionDenied, Refusal (`aid.conflict`)."""
    require(who, "casework.work")
    _require(request, AidRequest.State.ADMITTED, AidRequest.State.ASSIGNED)
    against = conflict(request, expert)
    if against:
        raise Refusal(
            "aid.conflict",
            zh=f"{expert.name}与本案有利害关系（{against}），不能指派。",
            en=f"{expert.name} has an interest in the matter ({against}).",
            mend_zh="请另选一位专家或者机构。",
            mend_en="Choose another expert.",
            field="expert",
            value=expert.pk,
        )
    request.expert, request.state = expert, AidRequest.State.ASSIGNED
    request.save(update_fields=["expert", "state"])
    append(actor=who.actor, verb="aid.assigned", subject=request.subject, payload={"expert": expert.pk})
    return request


def conflict(request: AidRequest, expert: Expert) -> str:
    """Whom the expert serves that bars them: the other side; or that they are no longer on the list, or asked for aid themselves."""
    if not expert.active:
        return "已不在册"
    if expert.user_id is not None and expert.user_id == request.owner_id:
        return request.applicant
    other = request.opponent.strip()
    return other if other and other in {one.strip() for one in expert.parties} else ""


@transaction.atomic
def guidance_note(*, who: Viewer, request: AidRequest, text: str) -> AidNote:
    """Write guidance. Raises PermissionDenied."""
    if not advises(request, who):
        raise PermissionDenied("aid.advise")
    _require(request, AidRequest.State.ADMITTED, AidRequest.State.ASSIGNED)
    note = AidNote.objects.create(request=request, text=text, by=who.actor, at=timezone.now())
    append(actor=who.actor, verb="aid.advised", subject=request.subject, payload={"note": note.pk})
    return note


@transaction.atomic
def aid_close(*, who: Viewer, request: AidRequest, on: date) -> AidRequest:
    """Close a request that guidance was given on. Raises PermissionDenied, Refusal."""
    require(who, "casework.work")
    _require(request, AidRequest.State.ADMITTED, AidRequest.State.ASSIGNED)
    if not request.notes.exists():
        raise Refusal(
            "aid.no_guidance",
            zh="还没有给出指导意见，不能办结。",
            en="No guidance has been given yet.",
            mend_zh="先写指导意见。",
            mend_en="Write it first.",
        )
    request.state, request.done_on = AidRequest.State.DONE, on
    request.save(update_fields=["state", "done_on"])
    append(actor=who.actor, verb="aid.closed", subject=request.subject)
    return request


@transaction.atomic
def aid_rate(*, who: Viewer, request: AidRequest, score: int, said: str) -> AidRequest:
    """Say how it was, 1 to 5; only who asked, once. Raises PermissionDenied, Refusal."""
    if request.owner_id != who.user_id:
        raise PermissionDenied("aid.rate")
    _require(request, AidRequest.State.DONE)
    if request.satisfaction is not None or not 1 <= score <= 5:
        raise Refusal("aid.score", zh="满意度是 1 到 5，只评一次。", en="The score is 1 to 5, given once.", field="score", value=score)
    request.satisfaction, request.satisfaction_said = score, said[:500]
    request.save(update_fields=["satisfaction", "satisfaction_said"])
    append(actor=who.actor, verb="aid.rated", subject=request.subject, payload={"score": score})
    return request


@transaction.atomic
def export_ask(*, who: Viewer, request: AidRequest, what: str, recipient: str) -> EvidenceExport:
    """Say what is to be sent abroad and to whom: the gate opens its checks. Raises PermissionDenied."""
    if request.owner_id != who.user_id and not works(who):
        raise PermissionDenied("aid.export")
    made = EvidenceExport.objects.create(request=request, what=what, recipient=recipient, asked_at=timezone.now(), asked_by=who.actor)
    append(actor=who.actor, verb="aid.export.asked", subject=request.subject, payload={"export": made.pk})
    return made


@transaction.atomic
def export_answer(*, who: Viewer, export: EvidenceExport, check: str, passed: bool, basis: str) -> ExportAnswer:
    """A person of the office answers one check, with the basis. Raises PermissionDenied, Refusal (`aid.check`, `aid.basis`)."""
    require(who, "casework.work")
    if check not in checks():
        raise Refusal("aid.check", zh="没有这项核查。", en="There is no such check.", field="check", value=check)
    if not basis.strip():
        raise Refusal(
            "aid.basis",
            zh=f"“{check}”的结论要写明依据。",
            en="The answer needs its basis.",
            mend_zh="写明谁审查、依据什么规定或者哪份许可。",
            mend_en="Say who examined it, under which provision or permit.",
            field="basis",
        )
    made = ExportAnswer.objects.create(export=export, check_name=check, passed=passed, basis=basis[:500], by=who.actor, at=timezone.now())
    append(
        actor=who.actor,
        verb="aid.export.checked",
        subject=export.request.subject,
        payload={"export": export.pk, "check": check, "passed": passed},
    )
    return made


@transaction.atomic
def export_release(*, who: Viewer, export: EvidenceExport) -> EvidenceExport:
    """Let it out, when every check is passed. Raises PermissionDenied, Refusal (`aid.gate`) that says what is lacking and what to do."""
    require(who, "casework.work")
    finding = gate(passed_checks(export), timezone.localdate())
    if finding.results.get("block"):
        lacking = "、".join(finding.results["missing"])
        raise Refusal(
            "aid.gate",
            zh=f"不能向境外提供：未通过核查——{lacking}（{finding.rule.source.citation}）。",
            en=f"It must not leave: checks not passed: {lacking} ({finding.rule.id}).",
            mend_zh=finding.remedy,
            mend_en=finding.remedy_en,
            field="export",
        )
    export.released_at, export.released_by = timezone.now(), who.actor
    export.save(update_fields=["released_at", "released_by"])
    append(actor=who.actor, verb="aid.export.released", subject=export.request.subject, payload={"export": export.pk})
    return export


def passed_checks(export: EvidenceExport) -> list[str]:
    """The checks whose latest answer is that they are passed."""
    latest = {answer.check_name: answer.passed for answer in export.answers.all()}
    return [check for check in checks() if latest.get(check)]


def _require(request: AidRequest, *states: AidRequest.State) -> None:
    if request.state not in states:
        raise Refusal(
            "aid.state",
            zh=f"这件申请现在是“{AidRequest.State(request.state).label}”，不能这样办。",
            en="The request is not in a state for this.",
            mend_zh="刷新页面，看最新的情况。",
            mend_en="Reload the page.",
        )
