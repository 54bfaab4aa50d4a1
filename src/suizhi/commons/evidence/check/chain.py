"""The chain of custody, from the first record to the last, and what the items' rows say against it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from django.db.models import Exists, OuterRef

from suizhi.commons.evidence.models import ChainHead, CustodyRecord, Item
from suizhi.engines.evidence.custody import GENESIS, Break, CustodyEvent, Verb, digest_break

BATCH = 2000


def chain_breaks() -> Iterator[Break]:
    """Records that were changed, taken out, put in or cut off. The walk goes on after a break: one change must not hide another."""
    previous, count = GENESIS, 0
    ends: dict[str, tuple[int, str]] = {}
    for record in CustodyRecord.objects.order_by("seq").iterator(chunk_size=BATCH):
        event = record.event()
        if event.seq != count + 1:
            zh, en = f"缺少第 {count + 1} 条保管记录。", f"Custody record {count + 1} is missing."
            yield Break(f"event:{count + 1}", "seq", str(count + 1), str(event.seq), zh, en)
        elif event.previous != previous:
            zh, en = f"第 {event.seq} 条保管记录与上一条不相接。", f"Custody record {event.seq} does not follow the one before."
            yield Break(f"event:{event.seq}", "previous", previous, event.previous, zh, en)
        broken = digest_break(event) or _item_break(event, ends)
        if broken:
            yield broken
        previous, count = event.digest, event.seq
        ends[event.item] = (event.number, event.digest)
    yield from _head_break(count, previous)


def item_breaks() -> Iterator[tuple[Break, Item | None]]:
    """Items whose rows say anything else than what was recorded when they were received, and receipts or items without the other."""
    received = CustodyRecord.objects.filter(verb=Verb.RECEIVED).order_by("seq").iterator(chunk_size=BATCH)
    while batch := list(islice(received, BATCH)):
        items = Item.objects.filter(ref__in=[record.item for record in batch]).select_related("content", "derived_from")
        held = {item.ref: item for item in items}
        for record in batch:
            yield from _against_receipt(record, held.get(record.item))
    receipts = CustodyRecord.objects.filter(item=OuterRef("ref"), verb=Verb.RECEIVED)
    for item in Item.objects.filter(~Exists(receipts)).order_by("id").iterator():
        zh, en = "证据没有接收记录。", "The item has no record of its receipt."
        yield Break(f"item:{item.ref}", "received", "present", "missing", zh, en), item


def _against_receipt(record: CustodyRecord, item: Item | None) -> Iterator[tuple[Break, Item | None]]:
    if item is None:
        zh, en = "接收记录所指的证据不在库中。", "The item that was received is not in the store."
        yield Break(f"item:{record.item}", "item", "present", "missing", zh, en), None
        return
    for name, (expected, found) in _compared(record, item).items():
        if expected != found:
            zh, en = f"证据登记的“{name}”与接收记录不符。", f"The item's {name} is not what was recorded on receipt."
            yield Break(f"item:{item.ref}", name, str(expected), str(found), zh, en), item


def _compared(record: CustodyRecord, item: Item) -> dict[str, tuple[object, object]]:
    """Field → what was recorded, what the rows say now."""
    facts, content = record.detail, item.content
    return {
        "facts": (facts, item.facts),
        "first_seq": (record.seq, item.first_seq),
        "received_by": (record.actor, item.received_by),
        "received_at": (record.at, item.received_at),
        **{name: (facts.get(name), getattr(item, name)) for name in ("name", "subject", "purpose")},
        "derived_from": (facts.get("derived_from"), item.derived_from.ref if item.derived_from else ""),
        "storage": (facts.get("storage"), content.key),
        **{name: (facts.get(name), getattr(content, name)) for name in ("sha256", "sm3", "size", "media_type")},
    }


def _item_break(event: CustodyEvent, ends: dict[str, tuple[int, str]]) -> Break | None:
    """Whether the record follows the item's own before it."""
    number, digest = ends.get(event.item, (0, GENESIS))
    if (event.number, event.item_previous) == (number + 1, digest):
        return None
    zh = f"第 {event.seq} 条保管记录与该证据的上一条不相接。"
    en = f"Custody record {event.seq} does not follow the item's record before it."
    return Break(f"event:{event.seq}", "item_previous", f"{number + 1}:{digest}", f"{event.number}:{event.item_previous}", zh, en)


def _head_break(count: int, digest: str) -> Iterator[Break]:
    head = ChainHead.objects.filter(id=1).first() or ChainHead()
    if (head.seq, head.digest) != (count, digest):
        zh, en = (
            f"链的末端与第 {count} 条保管记录不符。",
            f"The chain's head is not custody record {count}: the end was cut off or replaced.",
        )
        yield Break(f"event:{count}", "head", f"{head.seq}:{head.digest}", f"{count}:{digest}", zh, en)
