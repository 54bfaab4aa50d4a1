"""Measures: none without a law and its article, each with a start and an end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from suizhi.commons.ledger.services import append
from suizhi.commons.policy import Viewer
from suizhi.halls.credit import law, refusals
from suizhi.halls.credit.access import roles_in
from suizhi.halls.credit.models import CreditEvent, Measure
from suizhi.kernel.errors import Refusal

_IN_FORCE = frozenset({"measures", "serious_list", "repair_asked", "removal_asked"})
_OFFICE = frozenset({"handler", "director"})


@dataclass(frozen=True, slots=True)
class WantedMeasure:
    """A measure that somebody wants to record: what, by which authority, on which law and article, to which day."""

    what: str
    authority: str
    law: str
    article: str
    ends_on: date
    kind: Measure.Kind = Measure.Kind.JOINT


@transaction.atomic
def measure_apply(*, who: Viewer, event: CreditEvent, wanted: WantedMeasure, on: date) -> Measure:
    """Record a measure. Raises PermissionDenied; Refusal: `credit.forbidden` without a legal basis, `credit.measure` where nothing is
    in force or the end is not within the term.
    """
    _may(who, event)
    named = f"《{wanted.law.strip()}》{wanted.article.strip()}" if wanted.law.strip() and wanted.article.strip() else None
    finding = law.unless_failed(law.ask(law.JOINT, {"joint_measure": wanted.what, "legal_basis": named}, on=on))
    if event.state not in _IN_FORCE or event.ends_on is None or not on <= wanted.ends_on <= event.ends_on:
        raise _out_of_term(event)
    measure = Measure(
        event=event,
        kind=wanted.kind,
        what=wanted.what.strip(),
        authority=wanted.authority.strip(),
        law=wanted.law.strip(),
        article=wanted.article.strip(),
        rule=finding.rule.id,
        unverified=law.is_doubtful(finding.rule.source),
        starts_on=on,
        ends_on=wanted.ends_on,
    )
    return _written(measure, who)


@transaction.atomic
def fiscal_bar_apply(*, who: Viewer, event: CreditEvent, on: date, reason: str) -> Measure:
    """Record the bar on public money that the regulation of Guangdong attaches to certain acts, to the day that its rule gives.

    Whether the act is one of the article's is for a person to say, with a reason. Raises PermissionDenied, Refusal.
    """
    _may(who, event)
    if not reason.strip():
        raise refusals.reason_missing()
    if event.state not in _IN_FORCE:
        raise _out_of_term(event)
    facts = {"event_on": event.decided_on, "applied_on": event.decided_on}
    finding = law.ask(law.FISCAL_BAR, facts, on=event.decided_on)
    until = finding.results.get("due")
    if not isinstance(until, date) or until < on:
        raise _out_of_term(event)
    source = finding.rule.source
    measure = Measure(
        event=event,
        kind=Measure.Kind.FISCAL_BAR,
        what=str(Measure.Kind.FISCAL_BAR.label),
        authority="",
        law=source.title,
        article=source.article,
        rule=finding.rule.id,
        unverified=law.is_doubtful(source),
        starts_on=event.decided_on,
        ends_on=until,
    )
    measure.authority = "财政性资金和表彰奖励的主管部门"
    return _written(measure, who, reason)


@transaction.atomic
def measure_end(*, who: Viewer, measure: Measure, on: date, why: str) -> Measure:
    """End a measure before its day, with a reason. Raises PermissionDenied, Refusal."""
    _may(who, measure.event)
    if not why.strip():
        raise refusals.reason_missing()
    if Measure.objects.filter(pk=measure.pk, ended_on=None).update(ended_on=on, ended_why=why.strip()[:200]):
        append(actor=who.actor, verb="credit.measure_ended", subject=measure.event.subject, payload={"measure": measure.pk})
    measure.refresh_from_db()
    return measure


def _may(who: Viewer, event: CreditEvent) -> None:
    if not roles_in(event, who) & _OFFICE:
        raise PermissionDenied("credit.measure")


def _written(measure: Measure, who: Viewer, reason: str = "") -> Measure:
    measure.by, measure.at = who.actor, timezone.now()
    measure.full_clean()
    measure.save(force_insert=True)
    payload = {"measure": measure.pk, "kind": measure.kind, "until": measure.ends_on.isoformat(), "explained": bool(reason.strip())}
    append(actor=who.actor, verb="credit.measure_applied", subject=measure.event.subject, payload=payload)
    return measure


def _out_of_term(event: CreditEvent) -> Refusal:
    return Refusal(
        "credit.measure",
        zh=f"措施只能在管理措施或者名单的期限内采取（{event.number} 到 {event.ends_on or '—'}）。",
        en=f"A measure can only stand within the term of the finding ({event.number}, until {event.ends_on or '—'}).",
        mend_zh="请核对认定是否生效、结束日是否在期限内。",
        mend_en="Check that the finding has taken effect, and the last day.",
        field="ends_on",
        value=event.ends_on or "",
    )
