"""Publishing, and ending a publication exactly once."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from suizhi.commons.ledger.services import append
from suizhi.commons.policy import Viewer, require
from suizhi.halls.credit import law
from suizhi.halls.credit.access import DIRECT
from suizhi.halls.credit.models import CreditEvent, PublicRecord
from suizhi.halls.credit.models.bases import AboutSubject, FromDecision
from suizhi.halls.credit.refusals import not_publishable
from suizhi.kernel.errors import Refusal

Kind = PublicRecord.Kind
_SHOWN = ("measures", "repair_asked")
_LISTED = ("serious_list", "removal_asked")
_COPIED = (
    *("party", "name", "sealed_name", "code", "is_person", "synthetic"),
    *("case", "case_number", "document", "reference", "decided_on", "articles"),
)


@transaction.atomic
def event_publish(*, who: Viewer, event: CreditEvent, legal_basis: str, on: date) -> PublicRecord:
    """Publish a finding in force, or a listing, to the end of its term. The head of the office decides, and names the provision.

    Raises PermissionDenied, Refusal (`credit.publish` where nothing is in force, `credit.basis` without a provision).
    """
    require(who, DIRECT)
    if event.state not in (*_SHOWN, *_LISTED) or event.ends_on is None or event.ends_on < on:
        raise not_publishable(event)
    law.unless_failed(law.ask(law.JOINT, {"joint_measure": "公示", "legal_basis": legal_basis.strip() or None}, on=on))
    listed = event.state in _LISTED
    rule, period = (law.LISTING, "term") if listed else (law.TERM, None)
    trigger = event.run.deadlines.filter(clock__startswith=rule).order_by("-id").values_list("trigger", flat=True)[0] if event.run else on
    kind = Kind.LISTING if listed else Kind.FINDING
    return publish(event, kind=kind, on=on, span=law.span(rule, trigger, period=period), legal_basis=legal_basis, by=who.actor, event=event)


def publish(
    source: AboutSubject | FromDecision,
    *,
    kind: PublicRecord.Kind,
    on: date,
    span: law.Span,
    legal_basis: str,
    by: str,
    act: str = "",
    event: CreditEvent | None = None,
) -> PublicRecord:
    """Write a publication of `source`, in the caller's transaction."""
    publication = PublicRecord(
        **{name: getattr(source, name) for name in _COPIED},
        kind=kind,
        event=event,
        act=act or (event.act if event else ""),
        published_on=on,
        until=span.until,
        rule=span.rule,
        basis=span.basis,
        unverified=span.unverified,
        computed=span.computed,
        legal_basis=legal_basis[:300],
    )
    if PublicRecord.objects.filter(case=publication.case, party=publication.party, kind=kind, ended_on=None).exists():
        raise _published_already(publication)
    publication.full_clean()
    publication.save(force_insert=True)
    append(actor=by, verb="credit.published", subject=publication.subject, payload={"kind": str(kind), "until": span.until.isoformat()})
    return publication


@transaction.atomic
def publication_withdraw(*, who: Viewer, publication: PublicRecord, on: date) -> bool:
    """Take a publication back because it was wrong. Raises PermissionDenied."""
    require(who, DIRECT)
    return end(publication, why=PublicRecord.Why.WITHDRAWN, on=on, by=who.actor)


@transaction.atomic
def end(publication: PublicRecord, *, why: PublicRecord.Why, on: date, by: str) -> bool:
    """End a publication, once however many ask: whether it was this call."""
    ended = PublicRecord.objects.filter(pk=publication.pk, ended_on=None).update(ended_on=on, ended_why=why)
    if ended:
        append(actor=by, verb="credit.unpublished", subject=publication.subject, payload={"why": str(why), "on": on.isoformat()})
    return bool(ended)


def _published_already(publication: PublicRecord) -> Refusal:
    return Refusal(
        "credit.published",
        zh=f"{publication.case_number} 对该主体的{publication.get_kind_display()}已在公示。",
        en=f"{publication.case_number} is published for this subject already.",
        mend_zh="如内容有误，请先撤回再公示。",
        mend_en="Withdraw it first where it is wrong.",
        field="case",
        value=publication.case_number,
    )
