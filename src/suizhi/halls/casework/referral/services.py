"""Preparing a referral, approving it, sending it, and recording what came back: keyword-only verbs, one transaction, one event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, BinaryIO

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from suizhi.commons.evidence.models import Pack
from suizhi.commons.evidence.origin import Origin
from suizhi.commons.evidence.services import evidence_export
from suizhi.commons.evidence.services.exporting import Errand
from suizhi.commons.ledger.services import append
from suizhi.commons.policy import Viewer
from suizhi.engines.rules import load_book
from suizhi.halls.casework.access import roles_in
from suizhi.halls.casework.models import Case, Referral
from suizhi.halls.casework.referral.letter import letter_of
from suizhi.halls.casework.referral.papers import papers_of
from suizhi.halls.casework.referral.receivers import Receiver, receiver
from suizhi.halls.casework.selectors import facts_of
from suizhi.halls.casework.services import case_act, paper_add
from suizhi.halls.casework.services.acting import Wanted
from suizhi.kernel.errors import Refusal


@dataclass(frozen=True, slots=True)
class NewReferral:
    """What is to be sent: to whom, why, what of the checklist is in order, which evidence (references) goes along."""

    receiver: str
    name: str
    reason: str
    checks: Sequence[str]
    evidence: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back, and on which paper."""

    answer: str
    said: str
    on: date
    file: BinaryIO | None = None
    name: str = ""
    origin: Origin = field(default_factory=lambda: Origin(source="receiver"))


def referral_prepare(*, who: Viewer, case: Case, new: NewReferral) -> Referral:
    """Put a referral together: its checklist, its letter, its pack of evidence. Raises PermissionDenied, Refusal (`referral.…`, `evidence.…`)."""
    _require_handler(case, who)
    to = receiver(new.receiver)
    _require_checks(case, to, new.checks)
    if not new.reason.strip():
        raise Refusal("referral.reason", zh="请写明移送理由。", en="Say why it is sent on.", field="reason")
    pack = _pack(case, new, who)
    with transaction.atomic():
        now = timezone.now()
        made = Referral.objects.create(
            case=case,
            receiver=to.id,
            name=new.name or to.zh,
            reason=new.reason,
            checks=list(new.checks),
            letter=letter_of(case, to, new, timezone.localdate()),
            pack=pack,
            prepared_by=who.actor,
            prepared_at=now,
            decide_by=_decide_by(to, timezone.localdate()),
        )
        append(actor=who.actor, verb="referral.prepared", subject=case.subject, payload={"referral": made.pk, "to": to.id})
    return made


@transaction.atomic
def referral_decide(*, who: Viewer, referral: Referral, approve: bool, on: date, why: str = "") -> Referral:
    """Approve or refuse; approval takes the procedure's step and starts the clock of sending. Raises PermissionDenied, Refusal."""
    case, to = referral.case, receiver(referral.receiver)
    if to.approver not in roles_in(case, who):
        raise PermissionDenied("referral.decide")
    _require(referral, Referral.State.PREPARED)
    if approve:
        _take_step(case, who, to.event, on, why or referral.reason)
    now = timezone.now()
    referral.state = Referral.State.APPROVED if approve else Referral.State.REFUSED
    referral.decided_by, referral.decided_at = who.actor, now
    referral.send_by = _send_by(to, now) if approve else None
    referral.save(update_fields=["state", "decided_by", "decided_at", "send_by"])
    append(actor=who.actor, verb="referral.decided", subject=case.subject, payload={"referral": referral.pk, "approved": approve})
    return referral


@transaction.atomic
def referral_send(*, who: Viewer, referral: Referral, receipt: str) -> Referral:
    """Record that it went out, with the receiver's receipt. Raises PermissionDenied, Refusal."""
    _require_handler(referral.case, who)
    _require(referral, Referral.State.APPROVED)
    if not receipt.strip():
        raise Refusal("referral.receipt", zh="请写明回执：谁、何时签收。", en="Give the receipt: who took it, and when.", field="receipt")
    referral.state, referral.sent_at, referral.receipt = Referral.State.SENT, timezone.now(), receipt[:200]
    referral.save(update_fields=["state", "sent_at", "receipt"])
    append(actor=who.actor, verb="referral.sent", subject=referral.case.subject, payload={"referral": referral.pk})
    return referral


def referral_answer(*, who: Viewer, referral: Referral, reply: Reply) -> Referral:
    """Record what came back; the procedure goes on by its step where it has one. Raises PermissionDenied, Refusal."""
    case, to = referral.case, receiver(referral.receiver)
    _require_handler(case, who)
    _require(referral, Referral.State.SENT)
    if reply.answer not in Referral.Answer.values:
        raise Refusal("referral.answer", zh="请选择答复。", en="Choose the answer.", field="answer", value=reply.answer)
    paper = _answer_paper(case, to, reply, who)
    with transaction.atomic():
        referral.state, referral.answer, referral.answered_on = Referral.State.ANSWERED, reply.answer, reply.on
        referral.answer_said, referral.answer_paper = reply.said, paper
        referral.save(update_fields=["state", "answer", "answered_on", "answer_said", "answer_paper"])
        _take_step(
            case, who, to.answers.get(reply.answer, ""), reply.on, reply.said, {to.answer_paper: paper} if to.answer_paper and paper else {}
        )
        append(actor=who.actor, verb="referral.answered", subject=case.subject, payload={"referral": referral.pk, "answer": reply.answer})
    return referral


def _require_handler(case: Case, who: Viewer) -> None:
    if not who.may("casework.work") or case.handler_id != who.user_id:
        raise PermissionDenied("referral.work")


def _require_checks(case: Case, to: Receiver, ticked: Sequence[str]) -> None:
    facts = facts_of(case)
    for check in to.checks:
        if check.id not in ticked or (check.needs and not facts.get(check.needs)):
            raise Refusal(
                "referral.check",
                zh=f"移送{to.zh}还缺：{check.zh}。",
                en=f"What goes to {to.en} still lacks: {check.en}.",
                mend_zh="办好并在案件事实中写明后再移送。" if check.needs else "办好后勾选。",
                mend_en="Settle it, state it among the facts, then prepare the referral." if check.needs else "Settle it, then tick it.",
                field="checks",
                value=check.id,
            )


def _pack(case: Case, new: NewReferral, who: Viewer) -> Pack | None:
    chosen = [item for item, _ in papers_of(case, who) if item.ref in set(new.evidence)]
    if not chosen:
        return None
    errand = Errand(case.subject, f"移送{receiver(new.receiver).zh}", new.name or receiver(new.receiver).zh)
    return evidence_export(items=chosen, errand=errand, who=who)


def _take_step(case: Case, who: Viewer, event: str, on: date, reason: str, documents: Mapping[str, str] | None = None) -> None:
    """The step of the procedure, where this case's procedure has one of that name."""
    assert case.run is not None
    if not event or all(move.event != event for move in case.run.definition.transitions):
        return
    case_act(who=who, case=case, wanted=Wanted(event, on, case.run.seq, documents=documents or {}, reason=reason))


def _answer_paper(case: Case, to: Receiver, reply: Reply, who: Viewer) -> str:
    if reply.file is None:
        return ""
    return paper_add(who=who, case=case, file=reply.file, name=reply.name, purpose=f"{to.zh}的答复", origin=reply.origin).ref


def _decide_by(to: Receiver, reported: date) -> date | None:
    if "decide" not in to.clocks:
        return None
    rule, period = to.clocks["decide"]
    return _day(load_book().deadline(rule, trigger=reported, period=period).due)


def _send_by(to: Receiver, approved: datetime) -> datetime | None:
    if "send" not in to.clocks:
        return None
    rule, period = to.clocks["send"]
    due: Any = load_book().deadline(rule, trigger=approved, period=period).due
    return due if isinstance(due, datetime) else None


def _day(due: date | datetime) -> date:
    return due.date() if isinstance(due, datetime) else due


def _require(referral: Referral, state: Referral.State) -> None:
    if referral.state != state:
        raise Refusal(
            "referral.state",
            zh=f"这次移送现在是“{Referral.State(referral.state).label}”，不能这样办。",
            en="The referral is not in a state for this.",
            mend_zh="刷新页面，看最新的情况。",
            mend_en="Reload the page.",
        )
