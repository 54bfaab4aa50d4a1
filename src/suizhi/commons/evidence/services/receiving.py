"""Taking evidence into custody."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import BinaryIO

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from suizhi.commons.evidence import store
from suizhi.commons.evidence.chain import hold, record
from suizhi.commons.evidence.guards import Action, require
from suizhi.commons.evidence.models import Content, Item
from suizhi.commons.evidence.origin import Origin, file_name, plain
from suizhi.commons.evidence.plug import scanner
from suizhi.commons.evidence.services.scanning import scan_begin
from suizhi.commons.policy import Viewer
from suizhi.engines.evidence.custody import Verb
from suizhi.engines.evidence.digests import tree_root
from suizhi.kernel.errors import Refusal


@dataclass(frozen=True, slots=True)
class Matter:
    """What evidence is handed in for: the subject, as `case:12`, and what it is to show."""

    subject: str
    purpose: str

    def __post_init__(self) -> None:
        kind, _, key = self.subject.partition(":")
        if not (kind and key) or len(self.subject) > 120 or plain(self.subject) != self.subject:
            raise Refusal(
                "evidence.subject",
                zh="证据所属的事项应写成“类别:编号”。",
                en="Write what it is evidence of as KIND:KEY.",
                mend_zh="例如 case:12。",
                mend_en="For instance case:12.",
                field="subject",
                value=self.subject,
            )
        if not self.purpose.strip() or len(self.purpose) > 200 or "\0" in self.purpose:
            raise Refusal(
                "evidence.purpose",
                zh="请写明证明目的，不超过 200 字。",
                en="Say what the evidence is to show, in at most 200 characters.",
                field="purpose",
                value=self.purpose,
            )


def evidence_receive(*, file: BinaryIO, name: str, matter: Matter, origin: Origin, who: Viewer) -> Item:
    """Take a file into custody: write it, digest it, record it, and have it scanned. The caller has checked that `who` may add.

    Raises Refusal (`evidence.empty`, `evidence.size`, `evidence.media`). The file is on the disk before the record names it; a failure
    after that leaves a file that nobody names, never a record without a file. Call it before a transaction rather than in one: reading
    a large file takes seconds, for which other writers would wait.
    """
    arrival = store.take_in(file, limit=settings.EVIDENCE_LIMIT)
    try:
        with transaction.atomic():
            hold()
            return _item(_content(arrival), file_name(name), matter, origin, who)
    finally:
        store.drop(arrival)


def evidence_derive(*, original: Item, file: BinaryIO, name: str, how: str, who: Viewer) -> Item:
    """Take in what was made from an item (a redaction, a transcript, a still) and keep it beside the original, which stays as it is.

    `how` says what was done. Raises PermissionDenied where the viewer may not read the original, and what `evidence_receive` raises.
    """
    require(who, original, Action.READ)
    origin = Origin(source=f"evidence:{original.ref}", mechanism=how, operator=who.actor)
    matter = Matter(original.subject, original.purpose)
    arrival = store.take_in(file, limit=settings.EVIDENCE_LIMIT)
    try:
        with transaction.atomic():
            hold()
            derivative = _item(_content(arrival), file_name(name), matter, origin, who, derived_from=original)
            _derived(original, derivative, how, who)
    finally:
        store.drop(arrival)
    return derivative


def _derived(original: Item, derivative: Item, how: str, who: Viewer) -> None:
    """Record with the original what was made of it."""
    detail = {"derivative": derivative.ref, "sha256": derivative.content.sha256, "how": how}
    record(actor=who.actor, verb=Verb.DERIVED, item=original.ref, detail=detail, subject=original.subject)


def evidence_transfer(*, item: Item, to: str, reason: str, who: Viewer) -> None:
    """Record that an item passed to somebody else's custody (a court, the police), with whom and why. Raises PermissionDenied."""
    require(who, item, Action.TRANSFER)
    record(actor=who.actor, verb=Verb.TRANSFERRED, item=item.ref, detail={"to": to, "reason": reason}, subject=item.subject)


def _content(arrival: store.Arrival) -> Content:
    """The bytes' row: the same bytes again are the same content, kept once."""
    found = Content.objects.filter(sha256=arrival.digests.sha256).first()
    if found is not None:
        store.hold_good(arrival, found.key)
        return found
    digests = arrival.digests
    return Content.objects.create(
        key=store.keep(arrival),
        sha256=digests.sha256,
        sm3=digests.sm3,
        size=digests.size,
        chunks=list(digests.chunks),
        media_type=arrival.media.name,
        scan=Content.Scan.PENDING if scanner().present else Content.Scan.NONE,
        kept_at=timezone.now(),
    )


def _item(content: Content, name: str, matter: Matter, origin: Origin, who: Viewer, derived_from: Item | None = None) -> Item:
    ref = uuid.uuid4().hex
    facts = {
        "name": name,
        "media_type": content.media_type,
        "size": content.size,
        "sha256": content.sha256,
        "sm3": content.sm3,
        "tree": tree_root(tuple(content.chunks)),
        "subject": matter.subject,
        "purpose": matter.purpose,
        "origin": origin.as_dict(),
        "storage": content.key,
        "derived_from": derived_from.ref if derived_from else "",
    }
    received = record(actor=who.actor, verb=Verb.RECEIVED, item=ref, detail=facts, subject=matter.subject)
    item = Item.objects.create(
        ref=ref,
        content=content,
        subject=matter.subject,
        name=name,
        purpose=matter.purpose,
        facts=facts,
        derived_from=derived_from,
        received_at=received.at,
        received_by=who.actor,
        first_seq=received.seq,
    )
    scan_begin(item)
    return item
