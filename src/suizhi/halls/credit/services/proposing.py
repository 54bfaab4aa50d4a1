"""A person decides on what the job prepared: publish, begin the procedure, or leave it, with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from suizhi.commons.ledger.services import append
from suizhi.commons.policy import Viewer, require
from suizhi.commons.procedures.actor import Actor
from suizhi.commons.procedures.services import start
from suizhi.halls.casework.decisions import Decision, Standing, decision_of
from suizhi.halls.credit import law, refusals
from suizhi.halls.credit.access import WORK, account_of
from suizhi.halls.credit.models import CreditEvent, CreditProposal, PublicRecord
from suizhi.halls.credit.numbering import next_number
from suizhi.halls.credit.services.mirroring import mirror
from suizhi.halls.credit.services.publishing import publish
from suizhi.halls.credit.subjects import subject_on

State = CreditProposal.State


@dataclass(frozen=True, slots=True)
class Taken:
    """How a person takes a proposal: about which party of the register, for which act, on which other provision, and why."""

    party: int
    act: str
    reason: str
    ground: str = ""


@transaction.atomic
def proposal_take(*, who: Viewer, proposal: CreditProposal, taken: Taken, on: date) -> CreditEvent:
    """Begin the procedure of a credit event. The taker handles it. The law of the day of the decision says which acts count.

    Raises PermissionDenied; Refusal: `credit.proposal_answered`, `credit.not_decided`, `credit.act`, `credit.ground`,
    `credit.subject`, `credit.code`, `credit.reason`.
    """
    held, decision = _held(who, proposal)
    _act_is_known(taken, held.decided_on)
    if not taken.reason.strip():
        raise refusals.reason_missing()
    event = _event(held, taken, who, on)
    actor = Actor.of(who.actor, "handler")
    papers = {"effective_decision": held.reference or f"case:{decision.case}"}
    event.run = start(procedure="credit_listing", subject=event.subject, by=actor, on=on, documents=papers, owner=who.actor)
    mirror(event)
    _answer(held, State.TAKEN, who, taken.reason)
    append(actor=who.actor, verb="credit.opened", subject=event.subject, payload={"number": event.number, "case": event.case})
    return event


@transaction.atomic
def proposal_publish(*, who: Viewer, proposal: CreditProposal, party: int, minor: bool, on: date) -> PublicRecord:
    """Publish a penalty from `on` to the end that its weight gives it: `minor` is a reprimand or a small fine only (PEN-019).

    Raises PermissionDenied; Refusal as `proposal_take`, and `credit.published`.
    """
    held, _ = _held(who, proposal)
    subject = subject_on(party, held.decided_on)
    for name, value in subject.as_fields().items():
        setattr(held, name, value)
    basis = law.span(law.PUBLISH, held.decided_on, period="same_province").basis
    span = law.span(law.UNPUBLISH, on, period="minor" if minor else "other")
    publication = publish(held, kind=PublicRecord.Kind.PENALTY, on=on, span=span, legal_basis=basis, by=who.actor, act=held.act)
    _answer(held, State.TAKEN, who, "")
    return publication


@transaction.atomic
def proposal_decline(*, who: Viewer, proposal: CreditProposal, reason: str) -> CreditProposal:
    """Leave a proposal, with a reason. Raises PermissionDenied, Refusal (`credit.proposal_answered`, `credit.reason`)."""
    require(who, WORK)
    if not reason.strip():
        raise refusals.reason_missing()
    held = _fresh(proposal)
    _answer(held, State.DECLINED, who, reason)
    return held


def _held(who: Viewer, proposal: CreditProposal) -> tuple[CreditProposal, Decision]:
    """The proposal and its decision as they stand now."""
    require(who, WORK)
    held = _fresh(proposal)
    decision = decision_of(held.case)
    if decision is None or decision.decided_on != held.decided_on:
        raise refusals.not_standing(held.case_number, "没有已经送达的这一决定", "holds no such decision that was served")
    if decision.standing is Standing.REVERSED:
        raise refusals.not_standing(held.case_number, "的决定已被撤销", "has a decision that was reversed")
    if decision.standing is Standing.CHALLENGED and held.kind != CreditProposal.Kind.PUBLICATION:
        raise refusals.not_standing(held.case_number, "的决定正在复议或者诉讼中", "has a decision that is under review")
    return held, decision


def _fresh(proposal: CreditProposal) -> CreditProposal:
    held = CreditProposal.objects.select_for_update().get(pk=proposal.pk)
    if held.state != State.OPEN:
        raise refusals.answered(held)
    return held


def _act_is_known(taken: Taken, on: date) -> None:
    known = law.acts(on)
    if taken.act not in known:
        raise refusals.not_an_act(taken.act, known)
    if taken.act == law.OTHER and not taken.ground.strip():
        raise refusals.no_ground()


def _event(held: CreditProposal, taken: Taken, who: Viewer, on: date) -> CreditEvent:
    subject = subject_on(taken.party, held.decided_on)
    event = CreditEvent(
        **subject.as_fields(),
        **{name: getattr(held, name) for name in ("case", "case_number", "document", "reference", "decided_on", "articles")},
        number=next_number(on.year),
        act=taken.act,
        ground=taken.ground.strip(),
        handler=account_of(who),
        opened_on=on,
        created_at=timezone.now(),
    )
    event.synthetic = event.synthetic or held.synthetic
    event.full_clean(exclude=["run", "state"])
    event.save(force_insert=True)
    return event


def _answer(held: CreditProposal, state: CreditProposal.State, who: Viewer, reason: str) -> None:
    held.state, held.decided_by_id, held.decided_at, held.reason = state, who.user_id, timezone.now(), reason.strip()
    held.save(update_fields=["state", "decided_by", "decided_at", "reason"])
    append(actor=who.actor, verb=f"credit.proposal_{state}", subject=held.subject, payload={"explained": bool(held.reason)})
