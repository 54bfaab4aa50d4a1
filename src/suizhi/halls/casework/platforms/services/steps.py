"""The steps of a notice. Each says who may, checks what the law asks for, takes the step of the procedure and tells the hooks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from suizhi.commons.policy import Viewer
from suizhi.commons.procedures.actor import Actor
from suizhi.commons.procedures.models import Step
from suizhi.commons.procedures.services import act
from suizhi.engines.rules import Verdict
from suizhi.halls.casework.platforms.access import roles_here
from suizhi.halls.casework.platforms.elements import check_declaration, check_notice, measures_known
from suizhi.halls.casework.platforms.models import PlatformNotice
from suizhi.halls.casework.platforms.services.hooks import tell
from suizhi.halls.casework.platforms.services.papers import Paper, kept
from suizhi.halls.casework.selectors import facts_of
from suizhi.halls.casework.services.facts import checked, state
from suizhi.halls.casework.services.mirroring import mirror
from suizhi.kernel.errors import Refusal

__all__ = ["Paper"]
ACTIONS = ("complaint", "suit")
"""What a holder may have done within the waiting period: complained to an authority, or sued."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    event: str
    on: date
    facts: Mapping[str, Any] = field(default_factory=dict)
    papers: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""


@transaction.atomic
def measures_take(*, who: Viewer, notice: PlatformNotice, measures: Sequence[str], on: date) -> Step:
    """The platform takes measures and forwards the notice. Raises Refusal where first evidence is lacking (ECM-001)."""
    finding = check_notice(notice.elements, on).finding
    if finding.verdict is not Verdict.PASS:
        raise _said(finding, "elements")
    for measure in measures or [""]:
        if measure not in measures_known():
            raise _measure(measure)
    notice.measures = list(measures)
    notice.save(update_fields=["measures"])
    papers = {"notice": notice.papers["notice"], "forwarded_notice": notice.papers["notice"]}
    return _take(who, notice, _Wanted("take_measures", on, {"prima_facie_evidence": True, "measures_taken": True}, papers))


@transaction.atomic
def notice_ask(*, who: Viewer, notice: PlatformNotice, on: date) -> Step:
    """The platform asks the holder, at once and in one list, for everything that is missing."""
    missing = check_notice(notice.elements, on).missing
    if not missing:
        raise Refusal(
            "platform.complete",
            zh="通知要件齐全，不用补正。",
            en="Nothing is missing from the notice.",
            mend_zh="请采取措施并转送。",
            mend_en="Take measures and forward it.",
            field="elements",
        )
    return _take(who, notice, _Wanted("ask_for_completion", on, reason="、".join(missing)))


@transaction.atomic
def declaration_take(*, who: Viewer, notice: PlatformNotice, has_evidence: bool, paper: Paper, on: date) -> Step:
    """The merchant declares that there is no infringement. Raises Refusal where first evidence of that is lacking (ECM-004)."""
    finding = check_declaration(has_evidence=has_evidence, on=on).finding
    if finding.verdict is not Verdict.PASS:
        raise _said(finding, "has_evidence")
    ref = _kept(who, notice, "declaration", paper)
    return _take(who, notice, _Wanted("declare", on, {"counter_notice": True}, {"declaration": ref}))


@transaction.atomic
def arrival_record(*, who: Viewer, notice: PlatformNotice, paper: Paper, on: date) -> Step:
    """The declaration has reached the holder on `on`: the waiting period runs from that day."""
    ref = _kept(who, notice, "arrival_proof", paper)
    facts = {"counter_notice_reached_holder_on": on}
    return _take(who, notice, _Wanted("declaration_arrived", on, facts, {"arrival_proof": ref}))


@transaction.atomic
def suit_record(*, who: Viewer, notice: PlatformNotice, action: str, paper: Paper, on: date) -> Step:
    """The holder has complained or sued, and the platform was told on `on`: the measures stay."""
    if action not in ACTIONS:
        raise _action(action)
    ref = _kept(who, notice, "action_notice", paper, {"action": action})
    return _take(who, notice, _Wanted("holder_acts", on, {"holder_action_notice": True}, {"action_notice": ref}))


@transaction.atomic
def measures_end(*, who: Viewer, notice: PlatformNotice, on: date) -> Step:
    """The waiting period is over and nothing came: the platform ends its measures."""
    return _take(who, notice, _Wanted("waiting_over", on, {"holder_action_notice": False}))


@transaction.atomic
def notice_withdraw(*, who: Viewer, notice: PlatformNotice, on: date) -> Step:
    """The holder withdraws the notice: the measures end."""
    return _take(who, notice, _Wanted("withdraw_notice", on))


@transaction.atomic
def outcome_record(*, who: Viewer, notice: PlatformNotice, infringes: bool, paper: Paper, on: date) -> Step:
    """An effective judgment or decision came: found wrong, the measures end; found to infringe, they are taken again."""
    ref = _kept(who, notice, "effective_decision", paper, {"infringes": infringes})
    facts = {"infringement_found": True} if infringes else {"notice_wrong": True}
    event = "reinstate" if infringes else "notice_was_wrong"
    return _take(who, notice, _Wanted(event, on, facts, {"effective_decision": ref}))


@transaction.atomic
def notice_publish(*, who: Viewer, notice: PlatformNotice, text: str, on: date) -> Step:
    """The platform publishes notice, declaration and outcome (ECM-007), in words without personal data."""
    if not text.strip():
        raise Refusal(
            "platform.public_text",
            zh="没有写公示内容。",
            en="The text to be published is empty.",
            mend_zh="写明通知、声明和处理结果，遮盖个人信息。",
            mend_en="State notice, declaration and outcome, with personal data covered.",
            field="text",
        )
    step = _take(who, notice, _Wanted("publish", on, {"published": True}))
    notice.public_text, notice.published_at = text.strip(), timezone.now()
    notice.save(update_fields=["public_text", "published_at"])
    return step


@transaction.atomic
def simple_step(*, who: Viewer, notice: PlatformNotice, event: str, on: date, reason: str = "") -> Step:
    """A step of the platform that needs nothing else: the notice stayed incomplete, no declaration came."""
    return _take(who, notice, _Wanted(event, on, reason=reason))


def _take(who: Viewer, notice: PlatformNotice, wanted: _Wanted) -> Step:
    case, roles = notice.case, roles_here(notice.case, who)
    if not roles or case.run is None:
        raise PermissionDenied("platform.act")
    facts = checked(wanted.facts)
    case.run.refresh_from_db()
    by = Actor(who.actor, roles)
    step = act(
        run=case.run,
        event=wanted.event,
        by=by,
        on=wanted.on,
        expected_seq=case.run.seq,
        facts={**checked(facts_of(case)), **facts},
        documents=wanted.papers,
        reason=wanted.reason,
    )
    state(case, facts, by=who.actor)
    case.refresh_from_db()
    mirror(case)
    tell(notice, f"step.{step.seq}")
    return step


def _kept(who: Viewer, notice: PlatformNotice, kind: str, paper: Paper, said: dict[str, Any] | None = None) -> str:
    if not roles_here(notice.case, who):
        raise PermissionDenied("platform.paper")
    return kept(who=who, case=notice.case, kind=kind, paper=paper, said=said)


def _said(finding: Any, at: str) -> Refusal:
    """What a rule refuses, in its own words and with its article."""
    zh, en = finding.reason or finding.rule.rule, finding.reason_en or finding.rule.rule_en
    cite = finding.rule.source.citation
    return Refusal(
        f"rule.{finding.rule.id}", zh=f"{zh}（{cite}）", en=f"{en} ({cite})", mend_zh=finding.remedy, mend_en=finding.remedy_en, field=at
    )


def _measure(measure: str) -> Refusal:
    known = measures_known()
    return Refusal(
        "platform.measure",
        zh=f"没有“{measure}”这一措施。" if measure else "没有选措施。",
        en=f"There is no measure “{measure}”." if measure else "No measure is chosen.",
        mend_zh=f"可用：{'、'.join(known)}。",
        mend_en=f"Known: {', '.join(known)}.",
        field="measures",
        value=measure,
    )


def _action(action: str) -> Refusal:
    return Refusal(
        "platform.action",
        zh="请说明是投诉还是起诉。",
        en="Say whether it is a complaint or a suit.",
        mend_zh="complaint 或者 suit。",
        mend_en="Write complaint or suit.",
        field="action",
        value=action,
    )
