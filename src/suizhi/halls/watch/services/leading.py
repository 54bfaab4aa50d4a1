"""What a person makes of a lead: confirming it, which keeps a snapshot in custody; dismissing it; handing it on as a case."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import orjson
from django.db import transaction
from django.utils import timezone

from suizhi.commons.evidence.origin import Origin
from suizhi.commons.evidence.services import evidence_receive
from suizhi.commons.evidence.services.receiving import Matter
from suizhi.commons.ledger.services import append
from suizhi.commons.policy import Viewer, require
from suizhi.halls.casework.enforcement.services import NewClue, clue_register
from suizhi.halls.casework.services import case_assign, paper_add
from suizhi.halls.watch import refusals
from suizhi.halls.watch.access import WORK, account_of
from suizhi.halls.watch.models import LeadAnswer, ListingLook, MarketLead
from suizhi.halls.watch.reasons import LEAD_STATES
from suizhi.halls.watch.services.answering import Answer, require_reason

State = MarketLead.State
_OPEN = (State.NEW, State.CONFIRMED)
_WHAT = "发现线索时的商品信息和比对结果"
FOUND = "found"
"""How the enforcement desk calls a clue that the office found itself."""


def lead_look(*, who: Viewer, lead: MarketLead) -> None:
    """Record that somebody opened a lead, which shows a seller."""
    if who.user_id:
        ListingLook.objects.create(listing=lead.listing, by_id=who.user_id, role=who.role, at=timezone.now())


@transaction.atomic
def lead_answer(*, who: Viewer, lead: MarketLead, answer: Answer) -> MarketLead:
    """Confirm or dismiss a lead. Confirming keeps the listing as it was found in custody.

    Raises PermissionDenied; Refusal: `watch.state` once it is a case or dismissed, `watch.reason`, `watch.text`.
    """
    require(who, WORK)
    text = require_reason(answer, LEAD_STATES)
    held = _held(lead)
    LeadAnswer.objects.create(lead=held, state=answer.state, reason=answer.reason, text=text, by=account_of(who), at=timezone.now())
    held.state = answer.state
    if answer.state == State.CONFIRMED and not held.evidence:
        held.evidence = _snapshot(who, held)
    held.save(update_fields=["state", "evidence"])
    append(actor=who.actor, verb=f"watch.lead.{answer.state}", subject=held.subject, payload={"reason": answer.reason})
    return held


@transaction.atomic
def lead_file(*, who: Viewer, lead: MarketLead) -> MarketLead:
    """Open a case on a confirmed lead, in the hands of whoever opens it, with the snapshot and everything that was found.

    Raises PermissionDenied; Refusal (`watch.state`) for a lead that nobody has confirmed or that is a case already.
    """
    require(who, WORK)
    require(who, "casework.work")
    held = _held(lead)
    if held.state != State.CONFIRMED:
        raise refusals.answered(str(held.get_state_display()))
    case, _ = clue_register(who=who, clue=_clue(held), on=timezone.localdate())
    case_assign(who=who, case=case, handler=account_of(who))
    content = BytesIO(snapshot_of(held))
    paper_add(who=who, case=case, file=content, name=_name(held), purpose=_WHAT, origin=_origin(held))
    held.state, held.case, held.case_number = State.FILED, case.pk, case.number
    held.save(update_fields=["state", "case", "case_number"])
    append(actor=who.actor, verb="watch.lead.filed", subject=held.subject, payload={"case": case.pk, "number": case.number})
    return held


def snapshot_of(lead: MarketLead) -> bytes:
    """The listing as it was found, with what was seen in it: what goes into custody. The same lead always gives the same bytes."""
    listing = lead.listing
    content: dict[str, Any] = {
        "kind": "suizhi-lead/1",
        "synthetic": lead.synthetic,
        "listing": listing.raw,
        "received": {"file": listing.batch.label, "line": listing.line, "sha256": listing.digest, "captured_at": listing.captured_at},
        "right": {"name": lead.right_said, "register": lead.right},
        "score": lead.score,
        "band": lead.band,
        "signals": lead.signals,
        "clears_it": lead.clears,
        "scorer": lead.scorer,
        "raised_at": lead.raised_at.isoformat(),
    }
    return orjson.dumps(content, option=orjson.OPT_INDENT_2)


def _snapshot(who: Viewer, lead: MarketLead) -> str:
    matter = Matter(lead.subject, _WHAT)
    return evidence_receive(file=BytesIO(snapshot_of(lead)), name=_name(lead), matter=matter, origin=_origin(lead), who=who).ref


def _clue(lead: MarketLead) -> NewClue:
    listing = lead.listing
    said = [f"{number}. {signal['reason']}" for number, signal in enumerate(lead.signals, 1)]
    told = [f"监测线索 {lead.pk}：{listing.platform} 商品“{listing.title}”（平台编号 {listing.number}）。", "发现的信号：", *said]
    return NewClue(
        kind=FOUND,
        title=f"{lead.right_said}·网络商品线索"[:200],
        subject=listing.shop or f"{listing.platform} {listing.number}",
        said="\n".join(told),
        place=listing.platform,
        right_said=lead.right_said,
        facts={"ip_right": "商标"},
        synthetic=lead.synthetic,
    )


def _name(lead: MarketLead) -> str:
    return f"lead-{lead.pk}-{lead.listing.number}.json"


def _origin(lead: MarketLead) -> Origin:
    listing = lead.listing
    return Origin(
        source=f"{listing.platform or '电商平台'} 商品 {listing.number}，批次 {listing.batch.label} 第 {listing.line} 行",
        mechanism="平台或者监测方送来的商品数据，由监测比对",
        captured_at=listing.captured_at,
        corroboration=f"原始行 SHA-256 {listing.digest}",
    )


def _held(lead: MarketLead) -> MarketLead:
    """The lead as it stands now, while somebody may still decide on it."""
    held = MarketLead.objects.select_for_update(of=("self",)).select_related("listing__batch").get(pk=lead.pk)
    if held.state not in _OPEN:
        raise refusals.answered(str(held.get_state_display()))
    return held
