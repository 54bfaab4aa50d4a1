"""Sealing custody records under a Merkle root, and having the root timestamped."""

from __future__ import annotations

import hashlib
from datetime import datetime

import structlog
from django.db import transaction
from django.utils import timezone

from suizhi.commons.evidence.authority import AuthorityUnavailable, TimestampAuthority
from suizhi.commons.evidence.chain import hold, record
from suizhi.commons.evidence.models import CustodyRecord, Seal, Timestamp
from suizhi.commons.evidence.plug import authority
from suizhi.commons.policy import SYSTEM
from suizhi.engines.evidence.custody import GENESIS, Verb
from suizhi.engines.evidence.seals import state

log = structlog.get_logger(__name__)


@transaction.atomic
def events_seal(*, until: datetime | None = None) -> Seal | None:
    """Seal what is not sealed yet and happened before `until` (None: all); None where nothing but seals has happened since.

    The record of a seal is sealed with the next day's, so that a quiet store does not seal its own seals for ever.
    """
    head = hold()
    before = Seal.objects.order_by("-number").first()
    waiting = CustodyRecord.objects.filter(seq__gt=before.last if before else 0)
    if until is not None:
        waiting = waiting.filter(at__lt=until)
    last = waiting.order_by("-seq").first()
    if last is None or not waiting.exclude(verb=Verb.SEALED).exists():
        return None
    first = before.last + 1 if before else 1
    digests = list(CustodyRecord.objects.filter(seq__gte=first, seq__lte=last.seq).order_by("seq").values_list("digest", flat=True))
    previous = hashlib.sha256(before.statement.encode()).hexdigest() if before else GENESIS
    statement = state(head.store, before.number + 1 if before else 1, first, digests, previous)
    text = statement.text().decode()
    seal = Seal.objects.create(
        number=statement.number, first=first, last=statement.last, root=statement.root, statement=text, sealed_at=timezone.now()
    )
    detail = {"number": seal.number, "root": seal.root, "statement": hashlib.sha256(text.encode()).hexdigest()}
    record(actor=SYSTEM.actor, verb=Verb.SEALED, detail=detail)
    return seal


def seals_stamp(*, by: TimestampAuthority | None = None) -> int:
    """Have the seals without a timestamp stamped, oldest first; how many were. Where the authority does not answer the rest wait."""
    asked = by or authority()
    done = 0
    for seal in Seal.objects.filter(timestamp=None).order_by("number"):
        try:
            token = asked.stamp(seal.statement.encode())
        except AuthorityUnavailable as error:
            log.warning("the time-stamping authority does not answer", seal=seal.number, reason=str(error))
            break
        if token is None:
            break
        stamp = token.stamp
        fields = {"token": token.der, "root": stamp.root_pem.decode(), "authority": stamp.authority[:200], "at": stamp.at}
        _, made = Timestamp.objects.get_or_create(seal=seal, defaults=fields)
        done += made
    return done
