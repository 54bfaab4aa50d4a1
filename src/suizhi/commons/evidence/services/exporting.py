"""Exporting evidence as a pack that a stranger can verify."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import BinaryIO, cast

from django.db import transaction
from django.utils import timezone

from suizhi.commons.evidence.chain import hold, record
from suizhi.commons.evidence.guards import Action, require
from suizhi.commons.evidence.models import Content, CustodyRecord, Item, Pack, Seal
from suizhi.commons.evidence.services.sealing import events_seal, seals_stamp
from suizhi.commons.evidence.services.viewing import release
from suizhi.commons.evidence.verified import opened
from suizhi.commons.policy import Viewer
from suizhi.engines.evidence import pack as engine
from suizhi.engines.evidence.custody import Verb
from suizhi.engines.evidence.media import ALLOWED
from suizhi.engines.evidence.pack.readme import TEXT
from suizhi.engines.evidence.seals import Statement, leaves
from suizhi.kernel.errors import Refusal


@dataclass(frozen=True, slots=True)
class Errand:
    """What a pack is for: its subject, the purpose and the recipient, as its manifest states them.

    Without `with_originals` only the items that were chosen go out: for whoever may see a redaction and not what is under it.
    """

    subject: str
    purpose: str
    recipient: str
    with_originals: bool = True


def evidence_export(*, items: Iterable[Item], errand: Errand, who: Viewer) -> Pack:
    """Make a pack of the items and of the originals that they were derived from: record it, seal all records, have the seal stamped.

    Raises PermissionDenied where one of them is not the viewer's to export, and Refusal where one is in quarantine, infected or
    altered, or where there is none (`evidence.nothing`). The authority is asked after all is recorded; where it does not answer the
    pack says so, and made again later holds the timestamp.
    """
    chosen = _chosen(items, errand.with_originals)
    for item in chosen:
        require(who, item, Action.EXPORT)
        release(item.content)
        _prove(item.content)
    with transaction.atomic():
        head = hold()
        manifest = engine.describe(_manifest(head.store, chosen, errand))
        detail = {"manifest": hashlib.sha256(manifest).hexdigest(), "purpose": errand.purpose, "recipient": errand.recipient}
        last = [record(actor=who.actor, verb=Verb.EXPORTED, item=item.ref, detail=detail, subject=item.subject) for item in chosen][-1]
        made = Pack.objects.create(
            ref=uuid.uuid4().hex,
            subject=errand.subject,
            manifest=manifest.decode(),
            readme=TEXT,
            last_seq=last.seq,
            made_at=last.at,
            made_by=who.actor,
        )
        made.items.set(chosen)
        events_seal()
    seals_stamp()
    return made


def pack_write(*, pack: Pack, out: BinaryIO) -> None:
    """Write a pack to a file that can seek: the same bytes each time, but for timestamps that have come since."""
    items = list(pack.items.select_related("content").order_by("id"))
    records = CustodyRecord.objects.filter(item__in=[item.ref for item in items], seq__lte=pack.last_seq).order_by("seq")
    events = [one.event() for one in records]
    packed = engine.Contents(
        manifest=pack.manifest.encode(),
        readme=pack.readme.encode(),
        files=[(_file_name(place, item), _opener(item.content)) for place, item in enumerate(items, start=1)],
        events=events,
        seals=_seals([event.seq for event in events]),
    )
    engine.write(packed, out)


def _chosen(items: Iterable[Item], with_originals: bool) -> list[Item]:
    """The items, with what they were derived from where that is wanted, each once, in the order in which they were received."""
    found: dict[int, Item] = {}
    queue = list(items)
    while queue:
        item = queue.pop()
        if item.pk not in found:
            found[item.pk] = item
            queue += [item.derived_from] if item.derived_from and with_originals else []
    if not found:
        raise Refusal(
            "evidence.nothing", zh="没有选中任何证据。", en="No evidence was chosen.", mend_zh="请先选择证据。", mend_en="Choose some."
        )
    return [found[key] for key in sorted(found)]


def _manifest(store_id: str, items: list[Item], errand: Errand) -> engine.Manifest:
    return engine.Manifest(
        store=store_id,
        made_at=timezone.now().isoformat(timespec="microseconds"),
        subject=errand.subject,
        purpose=errand.purpose,
        recipient=errand.recipient,
        items=[
            engine.PackedItem(id=item.ref, file=_file_name(place, item), facts=item.facts, chunks=item.content.chunks)
            for place, item in enumerate(items, start=1)
        ],
        readme=hashlib.sha256(TEXT.encode()).hexdigest(),
    )


def _file_name(place: int, item: Item) -> str:
    kind = ALLOWED.get(item.content.media_type)
    return f"files/{place:04d}.{kind.suffix if kind else 'bin'}"


def _opener(content: Content) -> Callable[[], BinaryIO]:
    return lambda: cast("BinaryIO", opened(content.key, content.chunks, content.size))


def _prove(content: Content) -> None:
    """Read the file through once, so that an altered one is refused before anything is recorded."""
    with opened(content.key, content.chunks, content.size) as file:
        while file.read(1 << 20):
            continue


def _seals(seqs: list[int]) -> list[engine.PackedSeal]:
    """The seals that cover any of the records, oldest first."""
    found = []
    for seal in Seal.objects.filter(first__lte=max(seqs), last__gte=min(seqs)).select_related("timestamp").order_by("number"):
        if any(seal.first <= seq <= seal.last for seq in seqs):
            digests = CustodyRecord.objects.filter(seq__gte=seal.first, seq__lte=seal.last).order_by("seq").values_list("digest", flat=True)
            stamp = getattr(seal, "timestamp", None)
            token = (bytes(stamp.token), stamp.root.encode()) if stamp else (None, None)
            found.append(engine.PackedSeal(Statement.model_validate_json(seal.statement), leaves(list(digests)), *token))
    return found
