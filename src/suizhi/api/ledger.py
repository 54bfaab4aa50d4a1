"""The event log over the API, for supervisors: reading it and verifying its chain."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from suizhi.commons.ledger.models import Entry
from suizhi.commons.ledger.services import verify
from suizhi.commons.rest.access import ApiRequest
from suizhi.commons.rest.pages import Listing, by_key
from suizhi.commons.rest.router import Router
from suizhi.commons.rest.types import Limit, Output, Token, Word

router = Router(tags=["事件链 Event log"])


class EntryOut(Output):
    """One thing that happened, chained to the entry before it by SHA-256."""

    seq: int
    at: datetime
    actor: str
    verb: str
    subject: str
    payload: dict[str, Any]
    previous: str
    digest: str


class Verdict(Output):
    """Whether the chain holds; where it does not, the first entry at fault and why."""

    holds: bool
    entries: int
    broken_at: int | None = None
    reason: str = ""


@router.read("", access="ledger.read", response=Listing[EntryOut], summary="事件列表")
def ledger_list(
    request: ApiRequest, subject: Word | None = None, verb: Word | None = None, limit: Limit = 20, cursor: Token | None = None
) -> dict[str, object]:
    """Entries, the newest first; `subject` as `right:12`, `verb` as `register.party.judged`."""
    asked = {"subject": subject, "verb": verb}
    return by_key(Entry.objects.filter(**{field: value for field, value in asked.items() if value}), limit, cursor)


@router.read("/verification", access="ledger.read", response=Verdict, summary="核对事件链")
def ledger_verify(request: ApiRequest) -> Verdict:
    """Walk the whole chain and compare every digest."""
    count, broken = verify()
    if broken is None:
        return Verdict(holds=True, entries=count)
    return Verdict(holds=False, entries=count, broken_at=broken.seq, reason=broken.reason)
