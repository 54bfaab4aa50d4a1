"""Writing to the event log, and checking it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import orjson
from django.db import transaction
from django.utils import timezone

from suizhi.commons.ledger.models import Cursor, Entry, Head

BATCH = 2000
"""Entries that are looked at together."""
GENESIS = "0" * 64


@transaction.atomic
def append(*, actor: str, verb: str, subject: str, payload: dict[str, Any] | None = None) -> Entry:
    """Add one entry, in the caller's transaction where there is one.

    `actor` is `user:ID`, `cli` or `system`; `verb` is dotted and past tense (`register.import.committed`);
    `subject` is `right:ID`, `party:ID` …; `payload` must be JSON.
    """
    head, _ = Head.objects.select_for_update().get_or_create(id=1)
    content = orjson.loads(orjson.dumps(payload or {}, option=orjson.OPT_NON_STR_KEYS))
    entry = Entry(seq=head.seq + 1, at=timezone.now(), actor=actor, verb=verb, subject=subject, payload=content, previous=head.digest)
    entry.digest = digest(entry)
    entry.save(force_insert=True)
    head.seq, head.digest = entry.seq, entry.digest
    head.save(update_fields=["seq", "digest"])
    return entry


def hold() -> None:
    """Wait for the other writers, in the caller's transaction: what is read from here on stands until it ends.

    Everything that decides by what it has read calls this first; `append` alone would come too late.
    """
    Head.objects.select_for_update().get_or_create(id=1)


def digest(entry: Entry) -> str:
    """SHA-256 over the entry's fields and the digest before it, as sorted JSON."""
    body = {
        "seq": entry.seq,
        "at": entry.at.isoformat(timespec="microseconds"),
        "actor": entry.actor,
        "verb": entry.verb,
        "subject": entry.subject,
        "payload": entry.payload,
        "previous": entry.previous,
    }
    return hashlib.sha256(orjson.dumps(body, option=orjson.OPT_SORT_KEYS)).hexdigest()


@dataclass(frozen=True, slots=True)
class Break:
    """The first entry at which the chain does not hold, and why."""

    seq: int
    reason: str


Vouched = Callable[[list[Entry]], Break | None]
_vouched: dict[str, Vouched] = {}


def vouches(*verbs: str) -> Callable[[Vouched], Vouched]:
    """Register how the rows are checked that entries of these verbs hold a digest of: a function from entries to the first break."""

    def register(check: Vouched) -> Vouched:
        _vouched.update(dict.fromkeys(verbs, check))
        return check

    return register


def verify() -> tuple[int, Break | None]:
    """Walk the whole chain, and look at the rows that it vouches for: the number of entries read, and the first break or None."""
    previous, count = GENESIS, 0
    rest = Entry.objects.order_by("seq").iterator(chunk_size=BATCH)
    while entries := list(islice(rest, BATCH)):
        for entry in entries:
            count += 1
            if entry.seq != count:
                return count, Break(entry.seq, f"entry {count} is missing")
            if entry.previous != previous or digest(entry) != entry.digest:
                return count, Break(entry.seq, "the digest does not match the content")
            previous = entry.digest
        for check in dict.fromkeys(_vouched.values()):
            broken = check([entry for entry in entries if _vouched.get(entry.verb) is check])
            if broken is not None:
                return count, broken
    head = Head.objects.filter(id=1).first() or Head()
    if (head.seq, head.digest) != (count, previous):
        return count, Break(count, "the head does not match the last entry")
    return count, None


def unread(consumer: str, verbs: frozenset[str] | None = None) -> Iterator[Entry]:
    """Entries that `consumer` has not read yet, oldest first."""
    cursor = Cursor.objects.filter(consumer=consumer).values_list("seq", flat=True).first() or 0
    entries = Entry.objects.filter(seq__gt=cursor).order_by("seq")
    if verbs is not None:
        entries = entries.filter(verb__in=verbs)
    yield from entries.iterator(chunk_size=500)


def mark_read(consumer: str, seq: int) -> None:
    """Remember that `consumer` has read up to `seq`."""
    Cursor.objects.update_or_create(consumer=consumer, defaults={"seq": seq})
