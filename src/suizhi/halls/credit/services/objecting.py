"""An objection goes to a person, and never to the one who decided."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from suizhi.commons.ledger.services import append
from suizhi.commons.policy import Viewer, require
from suizhi.halls.credit import refusals
from suizhi.halls.credit.access import DIRECT, account_of, own_parties
from suizhi.halls.credit.models import CreditEvent, Objection
from suizhi.kernel.errors import Refusal


@transaction.atomic
def objection_make(*, who: Viewer, event: CreditEvent, text: str) -> Objection:
    """The subject objects to an event. Raises PermissionDenied for others, Refusal for an empty objection."""
    if event.party not in own_parties(who):
        raise PermissionDenied("credit.object")
    if not text.strip():
        raise refusals.reason_missing()
    made = Objection.objects.create(event=event, text=text.strip(), by=account_of(who), at=timezone.now())
    append(actor=who.actor, verb="credit.objected", subject=event.subject, payload={"objection": made.pk})
    return made


@transaction.atomic
def objection_answer(*, who: Viewer, objection: Objection, upheld: bool, reason: str) -> Objection:
    """Answer an objection once. Upholding it does not yet revoke: the head does that by the procedure, with the objection as its paper.

    Raises PermissionDenied; Refusal: `credit.recused` for whoever handled or took a step, `credit.objection_answered`, `credit.reason`.
    """
    require(who, DIRECT)
    held = Objection.objects.select_for_update(of=("self",)).select_related("event__run").get(pk=objection.pk)
    if held.answer:
        raise _answered(held)
    if not reason.strip():
        raise refusals.reason_missing()
    run = held.event.run
    decided = run is not None and run.steps.filter(by=who.actor, event__in=("find", "list_as_serious", "offend_again")).exists()
    if decided or held.event.handler_id == who.user_id:
        raise refusals.own_decision()
    held.answer = Objection.Answer.UPHELD if upheld else Objection.Answer.DISMISSED
    held.reason, held.answered_by_id, held.answered_at = reason.strip(), who.user_id, timezone.now()
    held.save(update_fields=["answer", "reason", "answered_by", "answered_at"])
    payload = {"objection": held.pk, "answer": held.answer}
    append(actor=who.actor, verb="credit.objection_answered", subject=held.event.subject, payload=payload)
    return held


def _answered(objection: Objection) -> Refusal:
    return Refusal(
        "credit.objection_answered",
        zh="这条异议已经答复。",
        en="This objection was answered already.",
        mend_zh="当事人不服的，可以另行提出异议或者依法申请复议、诉讼。",
        mend_en="The party may object anew, or turn to reconsideration or the court.",
        field="objection",
        value=objection.pk,
    )
