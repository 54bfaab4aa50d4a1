"""Writing the letters of a credit event: without a gap, and into its custody."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from suizhi.commons.documents import gaps, write_pdf
from suizhi.commons.evidence.models import Item
from suizhi.commons.evidence.origin import Origin
from suizhi.commons.evidence.services import evidence_receive
from suizhi.commons.evidence.services.receiving import Matter
from suizhi.commons.ledger.services import append
from suizhi.commons.policy import Viewer
from suizhi.halls.credit import refusals
from suizhi.halls.credit.letters import EventSources, letters_of, sheet_of, text_of, title_of
from suizhi.halls.credit.models import CreditEvent

_MECHANISM = "由平台按模板和填写的内容排版生成"
NOTICE = "intent_notice"
"""The letter that sets the day for the statement."""
_OF_REVERSAL = "revocation"


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody writes into a letter: `values` by the name of the gap, the day on which it is signed."""

    document: str
    on: date
    values: Mapping[str, str] = field(default_factory=dict)
    statement_until: date | None = None


def letter_make(*, who: Viewer, event: CreditEvent, draft: Draft) -> Item:
    """Print the letter and take it into the event's custody. Raises PermissionDenied for whoever does not take the step that issues it.

    Raises Refusal: `credit.letter_gaps` names what is missing, `credit.statement_day`, `credit.letter_day`, `credit.not_decided`.
    """
    if draft.document not in {one.document for one in letters_of(event, who)}:
        raise PermissionDenied("credit.letter")
    _check(event, draft)
    text = text_of(event, draft.document, EventSources(event, draft.on, draft.statement_until), draft.values)
    missing = gaps(text)
    if missing:
        raise refusals.letter_gaps(missing)
    title = title_of(event, draft.document)
    data = write_pdf(sheet_of(event, draft.document, text, draft.on), at=timezone.now())
    with transaction.atomic():
        item = evidence_receive(
            file=io.BytesIO(data),
            name=f"{title}（{event.number}）.pdf",
            matter=Matter(event.subject, title),
            origin=Origin(source=who.actor, mechanism=_MECHANISM),
            who=who,
        )
        if draft.statement_until:
            event.statement_until = draft.statement_until
            event.save(update_fields=["statement_until"])
        detail = {"document": draft.document, "item": item.ref, "sha256": item.content.sha256}
        append(actor=who.actor, verb="credit.letter_made", subject=event.subject, payload=detail)
    return item


def _check(event: CreditEvent, draft: Draft) -> None:
    if draft.on > timezone.localdate():
        raise refusals.letter_day(draft.on)
    if draft.document == NOTICE and (draft.statement_until is None or draft.statement_until <= draft.on):
        raise refusals.statement_day(draft.statement_until)
    if draft.document != _OF_REVERSAL:
        refusals.unless_reversed(event)
