"""The job that follows the event log of cases and prepares what a person will decide. It never decides itself.

Each entry of the log is handled in one transaction with the mark of how far the log was read, and every proposal has a key: a worker
that is killed leaves either both or none, and nothing is proposed twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from django.db import transaction
from django.utils import timezone

from suizhi.commons.ledger.models import Entry
from suizhi.commons.ledger.services import append, mark_read, unread
from suizhi.halls.casework.decisions import Against, Decision, decision_of
from suizhi.halls.credit import law
from suizhi.halls.credit.models import CreditEvent, CreditProposal, PublicRecord
from suizhi.halls.credit.services.publishing import end

CONSUMER = "credit.cases"
_STEP = "procedures.step.taken"
_AT_ONCE = 200
"""Entries between two heartbeats."""
Kind = CreditProposal.Kind


def proposals_prepare(*, beat: Callable[[], None] = lambda: None) -> int:
    """Read what happened in cases since the last time; how many proposals were prepared."""
    prepared = 0
    for count, entry in enumerate(unread(CONSUMER, frozenset({_STEP})), 1):
        prepared += _heard(entry)
        if count % _AT_ONCE == 0:
            beat()
    return prepared


@transaction.atomic
def _heard(entry: Entry) -> int:
    kind, _, key = entry.subject.partition(":")
    decision = decision_of(int(key)) if kind == "case" and key.isdecimal() else None
    prepared = 0
    if decision and decision.reversed_on:
        _undo(decision, decision.reversed_on)
    elif decision:
        prepared = sum(_propose(decision, kind, person) for kind in _kinds(decision) for person in decision.against)
    mark_read(CONSUMER, entry.seq)
    return prepared


def _kinds(decision: Decision) -> Iterator[CreditProposal.Kind]:
    """What the decision gives reason to consider."""
    if decision.unperformed:
        yield Kind.UNPERFORMED
    if decision.procedure == "penalty":
        yield Kind.PUBLICATION
        act = decision.facts.get("alleged_act")
        if act is None or act in law.citable(decision.decided_on):
            yield Kind.PENALTY


def _propose(decision: Decision, kind: CreditProposal.Kind, person: Against) -> bool:
    """Prepare a proposal unless it stands already; whether it is new. A decision made anew is proposed anew."""
    who = person.party or f"part{person.part}"
    fields = {
        "kind": kind,
        "said": person.name,
        "party": person.party,
        "act": _act(decision, kind),
        "act_by": decision.publish_by if kind == Kind.PUBLICATION else None,
        "prepared_at": timezone.now(),
        "synthetic": decision.synthetic,
        **decided(decision),
    }
    key = f"{decision.case}:{decision.decided_on}:{kind}:{who}"
    proposal, fresh = CreditProposal.objects.get_or_create(key=key, defaults=fields)
    if fresh:
        append(actor="system", verb="credit.proposed", subject=proposal.subject, payload={"case": decision.case, "kind": str(kind)})
    return fresh


def _act(decision: Decision, kind: CreditProposal.Kind) -> str:
    if kind == Kind.UNPERFORMED:
        return law.UNPERFORMED
    return str(decision.facts.get("alleged_act") or "")


def decided(decision: Decision) -> dict[str, object]:
    """The columns of `FromDecision`."""
    return {
        "case": decision.case,
        "case_number": decision.number,
        "document": {"zh": decision.document.zh, "en": decision.document.en},
        "reference": decision.reference,
        "decided_on": decision.decided_on,
        "articles": list(decision.articles),
    }


def _undo(decision: Decision, on: date) -> None:
    """The decision was reversed: its publications end at once, its events and open proposals say so. Revoking is a person's to do."""
    resting = {"case": decision.case, "decided_on__lte": on, "reversed_on": None}
    withdraw_by = law.span(law.UNPUBLISH, on, period="withdraw").until
    for publication in PublicRecord.objects.filter(**resting, ended_on=None):
        PublicRecord.objects.filter(pk=publication.pk).update(reversed_on=on, withdraw_by=withdraw_by)
        end(publication, why=PublicRecord.Why.REVERSED, on=timezone.localdate(), by="system")
    for event in CreditEvent.objects.filter(**resting):
        CreditEvent.objects.filter(pk=event.pk).update(reversed_on=on)
        append(actor="system", verb="credit.source_reversed", subject=event.subject, payload={"case": decision.case})
    CreditProposal.objects.filter(**resting).update(reversed_on=on)
