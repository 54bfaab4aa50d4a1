"""Erasing a natural person's name from an event that is over, unless a basis for keeping it is named (DAT-005)."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from suizhi.commons.ledger.services import append
from suizhi.commons.policy import Viewer, require
from suizhi.halls.credit import law
from suizhi.halls.credit.access import DIRECT, account_of, own_parties
from suizhi.halls.credit.models import CreditEvent, ErasureRequest, PublicRecord
from suizhi.kernel.errors import Refusal

ERASED = "已删除"
_DAYS_OF_A_YEAR = 365
_NOBODY = 0
"""The party of an erased record: no id of the register is nought."""


@transaction.atomic
def erasure_ask(*, who: Viewer, event: CreditEvent) -> ErasureRequest:
    """The person asks. Raises PermissionDenied for others; Refusal where the event is not over or is about a firm."""
    if event.party not in own_parties(who):
        raise PermissionDenied("credit.erase")
    if event.closed_on is None or not event.is_person:
        raise _not_over(event)
    asked, fresh = ErasureRequest.objects.get_or_create(event=event, answer="", defaults={"by": account_of(who), "at": timezone.now()})
    if fresh:
        append(actor=who.actor, verb="credit.erasure_asked", subject=event.subject, payload={"request": asked.pk})
    return asked


@transaction.atomic
def erasure_answer(*, who: Viewer, asked: ErasureRequest, retention_basis: str, on: date) -> ErasureRequest:
    """Answer: with a basis for keeping (the table of archive periods, say) the name is kept and the basis shown; without one it goes.

    Raises PermissionDenied, Refusal where it was answered.
    """
    require(who, DIRECT)
    held = ErasureRequest.objects.select_for_update(of=("self",)).select_related("event").get(pk=asked.pk)
    if held.answer:
        raise _answered(held)
    event, basis = held.event, retention_basis.strip()
    closed = max((on - (event.closed_on or on)).days, 1) / _DAYS_OF_A_YEAR
    finding = law.ask(law.KEEPING, {"case_closed_years": round(closed, 3), "retention_basis": basis or None}, on=on)
    goes = finding.results.get("delete_or_archive") is True
    if goes:
        _erase(event)
    held.answer = ErasureRequest.Answer.ERASED if goes else ErasureRequest.Answer.KEPT
    held.retention_basis, held.answered_by_id, held.answered_at = basis, who.user_id, timezone.now()
    held.save(update_fields=["answer", "retention_basis", "answered_by", "answered_at"])
    append(actor=who.actor, verb="credit.erasure_answered", subject=event.subject, payload={"request": held.pk, "answer": held.answer})
    return held


def _erase(event: CreditEvent) -> None:
    """Take name and party out of the event and its publications. The log never held them; papers in custody follow the archive."""
    gone = {"name": ERASED, "sealed_name": None, "name_index": None, "party": _NOBODY, "code": ""}
    PublicRecord.objects.filter(event=event).update(**gone)
    CreditEvent.objects.filter(pk=event.pk).update(**gone, erased_at=timezone.now())


def _not_over(event: CreditEvent) -> Refusal:
    return Refusal(
        "credit.erasure",
        zh=f"{event.number} 尚未结束，或者不涉及自然人，不能删除。",
        en=f"{event.number} is not over, or is not about a natural person.",
        mend_zh="认为内容有误的，请提出异议；期满或者修复后可以申请删除。",
        mend_en="Object where it is wrong; ask again once it has ended.",
        field="event",
        value=event.number,
    )


def _answered(asked: ErasureRequest) -> Refusal:
    return Refusal(
        "credit.erasure_answered",
        zh="这一请求已经答复。",
        en="This request was answered already.",
        mend_zh="请查看答复。",
        mend_en="Look at the answer.",
        field="request",
        value=asked.pk,
    )
