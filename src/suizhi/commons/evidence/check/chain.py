"""The chain of custody, from the first record to the last, and what the items' rows say against it."""

from __future__ import annotations

from collections.abc import Iterator

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


def item_breaks() -> Iterator[tuple[Break, Item]]:
    """Items whose rows say anything else than what was recorded when they were received."""
    received = CustodyRecord.objects.filter(verb=Verb.RECEIVED).order_by("seq").values_list("item", "seq", "detail", "actor", "at")
    rows = {item: (seq, detail, actor, at) for item, seq, detail, actor, at in received.iterator(chunk_size=BATCH)}
    for item in Item.objects.select_related("content", "derived_from").order_by("id").iterator(chunk_size=BATCH):
        recorded = rows.pop(item.ref, None)
        for name, expected, found in _differences(item, recorded):
            zh, en = f"证据登记的“{name}”与接收记录不符。", f"The item's {name} is not what was recorded on receipt."
            yield Break(f"item:{item.ref}", name, expected[:300], found[:300], zh, en), item
    for ref in sorted(rows):
        zh, en = "接收记录所指的证据不在库中。", "The item that was received is not in the store."
        yield Break(f"item:{ref}", "item", "present", "missing", zh, en), Item()


def _differences(item: Item, recorded: tuple[int, dict[str, object], str, object] | None) -> Iterator[tuple[str, str, str]]:
    """Field, what was recorded, what the row says now."""
    if recorded is None:
        yield "received", "present", "missing"
        return
    seq, facts, actor, at = recorded
    content = item.content
    says = {
        "facts": (facts, item.facts),
        "first_seq": (seq, item.first_seq),
        "received_by": (actor, item.received_by),
        "received_at": (at, item.received_at),
        "name": (facts.get("name"), item.name),
        "subject": (facts.get("subject"), item.subject),
        "purpose": (facts.get("purpose"), item.purpose),
        "derived_from": (facts.get("derived_from"), item.derived_from.ref if item.derived_from else ""),
        "storage": (facts.get("storage"), content.key),
        "sha256": (facts.get("sha256"), content.sha256),
        "sm3": (facts.get("sm3"), content.sm3),
        "size": (facts.get("size"), content.size),
        "media_type": (facts.get("media_type"), content.media_type),
    }
    yield from ((name, str(expected), str(found)) for name, (expected, found) in says.items() if expected != found)


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
