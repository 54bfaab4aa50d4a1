"""Seals against the records under them and one another; timestamps against their seals."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from pydantic import ValidationError

from suizhi.commons.evidence.models import ChainHead, CustodyRecord, Seal, Timestamp
from suizhi.engines.evidence.custody import GENESIS, Break
from suizhi.engines.evidence.seals import Statement, state
from suizhi.engines.evidence.timestamps import TimestampFault, verify


def seal_breaks() -> Iterator[Break]:
    """Seals that do not say what the records under them ask for, or do not follow one another without a gap."""
    head = ChainHead.objects.filter(id=1).first() or ChainHead()
    # Only seals concern the store as a whole, so that the number of such a record is its seal's.
    sealed = {record.number: record.detail for record in CustodyRecord.objects.filter(item="")}
    last, previous = 0, GENESIS
    for number, seal in enumerate(Seal.objects.order_by("number").iterator(), start=1):
        digests = list(CustodyRecord.objects.filter(seq__gt=last, seq__lte=seal.last).order_by("seq").values_list("digest", flat=True))
        yield from _seal_break(seal, _expected(head.store, number, last + 1, digests, previous), sealed.pop(seal.number, {}))
        last, previous = seal.last, hashlib.sha256(seal.statement.encode()).hexdigest()
    for missing in sorted(sealed):
        zh, en = f"缺少第 {missing} 号封存。", f"Seal {missing} is missing."
        yield Break(f"seal:{missing}", "seal", "present", "missing", zh, en)


def timestamp_breaks() -> Iterator[Break]:
    """Timestamps whose signature, imprint or chain to their root does not hold."""
    for held in Timestamp.objects.select_related("seal").order_by("seal_id").iterator():
        try:
            stamp = verify(bytes(held.token), held.seal.statement.encode(), held.root.encode())
        except TimestampFault as fault:
            zh, en = f"第 {held.seal_id} 号封存的时间戳无效。", f"The timestamp of seal {held.seal_id} does not hold."
            yield Break(f"timestamp:{held.seal_id}", fault.what, fault.expected, fault.found, zh, en)
            continue
        if (held.at, held.authority) != (stamp.at, stamp.authority[:200]):
            zh, en = "登记的时间或机构与时间戳不符。", "The time or the authority on record is not the token's."
            yield Break(f"timestamp:{held.seal_id}", "at", f"{stamp.at} {stamp.authority}", f"{held.at} {held.authority}", zh, en)


def _expected(store: str, number: int, first: int, digests: list[str], previous: str) -> Statement | None:
    try:
        return state(store, number, first, digests, previous)
    except (ValueError, ValidationError):
        return None


def _seal_break(seal: Seal, expected: Statement | None, recorded: dict[str, object]) -> Iterator[Break]:
    text = expected.text().decode() if expected else "no records"
    row = Statement.model_construct(**{**(expected.model_dump() if expected else {}), "number": seal.number, "first": seal.first})
    row = row.model_copy(update={"last": seal.last, "root": seal.root})
    for what, wanted, found in (
        ("statement", text, seal.statement),
        ("row", text, row.text().decode() if expected else "no records"),
        ("recorded", hashlib.sha256(seal.statement.encode()).hexdigest(), str(recorded.get("statement"))),
    ):
        if wanted != found:
            zh, en = f"第 {seal.number} 号封存与其下的保管记录不符。", f"Seal {seal.number} does not fit the records under it."
            yield Break(f"seal:{seal.number}", what, wanted, found, zh, en)
            return
