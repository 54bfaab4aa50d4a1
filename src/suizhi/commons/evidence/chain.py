"""Writing to the chain of custody. For this package's services alone: halls call those."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import transaction
from django.utils import timezone

from suizhi.commons.evidence.models import ChainHead, CustodyRecord
from suizhi.commons.ledger import services as ledger
from suizhi.engines.evidence.custody import GENESIS, CustodyEvent, Verb


def hold() -> ChainHead:
    """Wait for the other writers, in the caller's transaction; the head of the chain.

    The event log's head is taken first, always: two writers who took the two in different orders would wait for each other.
    """
    ledger.hold()
    head, _ = ChainHead.objects.select_for_update().get_or_create(id=1, defaults={"store": str(uuid.uuid4())})
    return head


@transaction.atomic
def record(*, actor: str, verb: Verb, item: str = "", detail: dict[str, Any], subject: str = "") -> CustodyRecord:
    """Add a record to the chain, and an entry to the event log that names its digest, in the caller's transaction.

    `item` is the item's ref, empty for what concerns the whole store; `detail` is JSON without floats.
    """
    head = hold()
    last = CustodyRecord.objects.filter(item=item).order_by("-number").first()
    at = timezone.now()
    event = CustodyEvent(
        seq=head.seq + 1,
        at=at.isoformat(timespec="microseconds"),
        actor=actor,
        verb=verb,
        item=item,
        number=last.number + 1 if last else 1,
        detail=detail,
        previous=head.digest,
        item_previous=last.digest if last else GENESIS,
    ).sealed()
    written = CustodyRecord(**event.as_dict() | {"at": at})
    written.save(force_insert=True)
    ChainHead.objects.filter(pk=head.pk).update(seq=event.seq, digest=event.digest)
    payload = {"seq": event.seq, "digest": event.digest, "of": subject}
    ledger.append(actor=actor, verb=f"evidence.{verb}", subject=f"evidence:{item}" if item else "evidence", payload=payload)
    return written
