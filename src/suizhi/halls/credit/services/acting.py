"""Taking a step in a credit event: what the procedure asks, and what the rules of credit ask beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from suizhi.commons.accounts.models import User
from suizhi.commons.ledger.services import append
from suizhi.commons.policy import Viewer, require
from suizhi.commons.procedures.models import Step
from suizhi.commons.procedures.services import act, assign
from suizhi.engines.rules import load_book
from suizhi.halls.credit import law, refusals
from suizhi.halls.credit.access import DIRECT, actor_in, own_parties, roles_in
from suizhi.halls.credit.models import CreditEvent
from suizhi.halls.credit.services.mirroring import mirror
from suizhi.kernel.errors import Refusal


@dataclass(frozen=True, slots=True)
class Wanted:
    """A step that somebody wants to take; `statement_until` is the day that a notice sets for the statement."""

    event: str
    on: date
    seq: int
    """The last step that they have seen."""
    facts: Mapping[str, Any] = field(default_factory=dict)
    documents: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""
    statement_until: date | None = None


@transaction.atomic
def event_act(*, who: Viewer, event: CreditEvent, wanted: Wanted) -> Step:
    """Take a step. Raises PermissionDenied for outsiders; Refusal as `procedures.act`, and where a rule of credit forbids or asks."""
    if not roles_in(event, who) or event.run is None:
        raise PermissionDenied("credit.act")
    facts = {**_known(event, wanted.on), **load_book().vocabulary.read_facts(wanted.facts)}
    check = _CHECKS.get(wanted.event)
    if check:
        check(event, wanted, facts)
    step = act(
        run=event.run,
        event=wanted.event,
        by=actor_in(event, who),
        on=wanted.on,
        expected_seq=wanted.seq,
        facts=facts,
        documents=wanted.documents,
        reason=wanted.reason,
    )
    event.run.refresh_from_db()
    mirror(event)
    return step


@transaction.atomic
def event_assign(*, who: Viewer, event: CreditEvent, handler: User, reason: str) -> CreditEvent:
    """Give an event to another officer, who must not act for its subject. Raises PermissionDenied, Refusal (`credit.recused`)."""
    require(who, DIRECT)
    if handler.acts_for is not None and handler.acts_for == event.party:
        raise refusals.own_decision()
    event.handler = handler
    event.save(update_fields=["handler"])
    if event.run is not None:
        assign(run=event.run, owner=f"user:{handler.pk}", by=actor_in(event, who), reason=reason)
    append(actor=who.actor, verb="credit.assigned", subject=event.subject, payload={"to": handler.pk})
    return event


def known_facts(event: CreditEvent, on: date) -> dict[str, Any]:
    """What the record itself says: the act, and whether the day that the notice set has passed without a statement."""
    return _known(event, on)


def _known(event: CreditEvent, on: date) -> dict[str, Any]:
    facts: dict[str, Any] = {"alleged_act": event.act}
    if event.statement_until:
        facts["response_overdue"] = on > event.statement_until
    return facts


def _notice(event: CreditEvent, wanted: Wanted, facts: Mapping[str, Any]) -> None:
    """A notice before a finding: the act is one of the rule's, and there is time to answer."""
    refusals.unless_reversed(event)
    asked = {name: facts[name] for name in ("alleged_act", "corrected") if name in facts}
    finding = law.unless_asking(law.ask(law.ACTS, asked, on=event.decided_on))
    if finding.question and not wanted.reason.strip():
        raise _open_question(finding.question, finding.question_en)
    if wanted.statement_until is None or wanted.statement_until <= wanted.on:
        raise refusals.statement_day(wanted.statement_until)
    event.statement_until, event.findings = wanted.statement_until, [*event.findings, law.noted(finding)]
    event.save(update_fields=["statement_until", "findings"])


def _found(event: CreditEvent, wanted: Wanted, facts: Mapping[str, Any]) -> None:
    refusals.unless_reversed(event)


def _serious(event: CreditEvent, wanted: Wanted, facts: Mapping[str, Any]) -> None:
    """The serious list: its own grounds, a heavy penalty, and a person's answer to what the rule leaves open."""
    refusals.unless_reversed(event)
    asked = {name: facts[name] for name in ("alleged_act", "penalty_severity", "public_interest_harmed") if name in facts}
    finding = law.unless_asking(law.ask(law.SERIOUS, {**asked, **_ground(wanted)}, on=event.decided_on))
    if finding.results.get("candidate") is not True:
        raise _not_serious(finding.rule.source.citation)
    event.findings = [*event.findings, law.noted(finding)]
    event.save(update_fields=["findings"])


def _ground(wanted: Wanted) -> dict[str, Any]:
    """The ground of the list in the list's own words, where it differs from the act that was found."""
    return {"alleged_act": wanted.facts["alleged_act"]} if "alleged_act" in wanted.facts else {}


_CHECKS: dict[str, Callable[[CreditEvent, Wanted, Mapping[str, Any]], None]] = {
    "verify": _notice,
    "find": _found,
    "offend_again": _found,
    "list_as_serious": _serious,
}


def is_subject(event: CreditEvent, who: Viewer) -> bool:
    """Whether the viewer acts for the party that the event is about."""
    return event.party in own_parties(who)


def _open_question(zh: str, en: str) -> Refusal:
    return Refusal(
        "credit.question",
        zh=zh,
        en=en,
        mend_zh="请在理由中回答后再办。",
        mend_en="Answer it in the reason.",
        field="reason",
    )


def _not_serious(citation: str) -> Refusal:
    return Refusal(
        "credit.not_serious",
        zh=f"不符合列入严重违法失信名单的情形（{citation}）。",
        en=f"This is no ground of the list of serious violations ({citation}).",
        mend_zh="只有所列情形且受到较重处罚的，才能列入。",
        mend_en="Only the grounds of the list, with a heavy penalty, are listed.",
        field="event",
        value="list_as_serious",
    )
