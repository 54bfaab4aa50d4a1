"""Weighing the fine, setting the amount, checking it: three steps by two people, each kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from suizhi.commons.evidence.models import Item
from suizhi.commons.ledger.services import append
from suizhi.commons.policy import Viewer
from suizhi.engines.discretion import Claim, check_amount
from suizhi.halls.casework.enforcement.access import require_handler, require_head
from suizhi.halls.casework.enforcement.worksheets import sheet_of
from suizhi.halls.casework.models import Case, Sheet
from suizhi.halls.casework.selectors import facts_of
from suizhi.halls.casework.services.facts import checked, plain, state
from suizhi.kernel.errors import Refusal


@dataclass(frozen=True, slots=True)
class Weighing:
    """What the handler weighs. `facts` are stated in the case; `lighter` answers whether the new law is lighter, with its reason."""

    conduct: str
    conduct_on: date
    decided_on: date
    facts: Mapping[str, Any] = field(default_factory=dict)
    claims: Sequence[Claim] = ()
    lighter: bool | None = None
    lighter_why: str = ""


@transaction.atomic
def sheet_weigh(*, who: Viewer, case: Case, weighing: Weighing) -> Sheet:
    """Weigh. Raises PermissionDenied, and Refusal for an unknown fact, factor or evidence, or an answer without its reason."""
    require_handler(case, who)
    if weighing.lighter is not None and not weighing.lighter_why.strip():
        raise Refusal(
            "sheet.lighter", zh="认定新旧规定轻重要写明理由。", en="Say why the new law is or is not lighter.", field="lighter_why"
        )
    _require_held(case, weighing.claims)
    state(case, checked(weighing.facts), by=who.actor)
    sheet = Sheet(
        case=case,
        conduct=weighing.conduct,
        conduct_on=weighing.conduct_on,
        decided_on=weighing.decided_on,
        facts={name: plain(value) for name, value in facts_of(case).items()},
        claims=[{**asdict(one), "evidence": list(one.evidence)} for one in weighing.claims],
        lighter=weighing.lighter,
        lighter_why=weighing.lighter_why,
        made_by=who.actor,
        made_at=timezone.now(),
    )
    sheet_of(sheet)
    sheet.save(force_insert=True)
    append(actor=who.actor, verb="enforcement.sheet.weighed", subject=case.subject, payload={"sheet": sheet.pk, "conduct": sheet.conduct})
    return sheet


@transaction.atomic
def amount_propose(*, who: Viewer, sheet: Sheet, amount: int | None, reason: str, reduced: bool = False) -> Sheet:
    """Set the amount (fen; None: no penalty) with its reason. What the worksheet does not allow is refused with the article."""
    require_handler(sheet.case, who)
    _require(sheet, Sheet.State.WEIGHED, Sheet.State.RETURNED)
    check_amount(sheet_of(sheet), amount, reason=reason, reduced=reduced)
    sheet.amount, sheet.spared, sheet.reduced, sheet.reason = amount, amount is None, reduced, reason
    sheet.state = Sheet.State.PROPOSED
    sheet.save(update_fields=["amount", "spared", "reduced", "reason", "state"])
    append(actor=who.actor, verb="enforcement.amount.proposed", subject=sheet.case.subject, payload={"sheet": sheet.pk, "fen": amount})
    return sheet


@transaction.atomic
def sheet_decide(*, who: Viewer, sheet: Sheet, approve: bool, opinion: str) -> Sheet:
    """The head or legal review approves or sends back, with an opinion; never who proposed. Raises PermissionDenied, Refusal."""
    require_head(sheet.case, who)
    _require(sheet, Sheet.State.PROPOSED)
    if not opinion.strip():
        raise Refusal("sheet.opinion", zh="请写明审核意见。", en="Give the opinion of the review.", field="opinion")
    sheet.state = Sheet.State.APPROVED if approve else Sheet.State.RETURNED
    sheet.decided_by, sheet.decided_at, sheet.opinion = who.actor, timezone.now(), opinion
    sheet.save(update_fields=["state", "decided_by", "decided_at", "opinion"])
    append(actor=who.actor, verb="enforcement.sheet.decided", subject=sheet.case.subject, payload={"sheet": sheet.pk, "approved": approve})
    return sheet


def _require_held(case: Case, claims: Sequence[Claim]) -> None:
    """Proof is evidence of this case."""
    named = {ref for claim in claims for ref in claim.evidence}
    held = set(Item.objects.filter(subject=case.subject, ref__in=named).values_list("ref", flat=True))
    if named - held:
        raise Refusal(
            "sheet.evidence",
            zh="情节所附的证据不在本案证据中。",
            en="The evidence named for a factor is not in this case.",
            mend_zh="先把材料交进本案，再选它。",
            mend_en="Hand the paper in first, then choose it.",
            field="evidence",
            value=sorted(named - held)[0],
        )


def _require(sheet: Sheet, *states: Sheet.State) -> None:
    latest = Sheet.objects.filter(case=sheet.case).order_by("-id").first()
    if sheet.state not in states or latest != sheet:
        raise Refusal(
            "sheet.state",
            zh="这张裁量表已经提交或者被新的测算取代。",
            en="This worksheet was handed on or replaced.",
            mend_zh="刷新页面，看最新的一张。",
            mend_en="Reload the page for the latest.",
        )
