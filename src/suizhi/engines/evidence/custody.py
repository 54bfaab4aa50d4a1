"""The chain of custody: one event for everything that happens to a piece of evidence, each naming the digest of the one before.

An event stands in two chains. `previous` names the event before it in the whole store, so that none can be taken out of the middle;
`item_previous` names the one before it of the same item, so that a stranger who holds a single item's events sees that none is missing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from suizhi.engines.evidence import canonical, merkle

GENESIS = "0" * 64
"""What the first event of a chain names."""


class Verb(StrEnum):
    """What happens to evidence."""

    RECEIVED = "received"
    SCANNED = "scanned"
    VIEWED = "viewed"
    DERIVED = "derived"
    EXPORTED = "exported"
    TRANSFERRED = "transferred"
    SEALED = "sealed"


@dataclass(frozen=True, slots=True)
class CustodyEvent:
    """One thing that happened.

    `seq` counts the store's events from 1 and `number` the item's. `at` is ISO 8601 in UTC with microseconds. `item` is the item's id,
    empty for what concerns the whole store. `detail` is JSON without floats.
    """

    seq: int
    at: str
    actor: str
    verb: str
    item: str
    number: int
    detail: dict[str, Any]
    previous: str
    item_previous: str
    digest: str = ""

    def body(self) -> dict[str, Any]:
        """What the digest is taken of: everything but itself."""
        return {
            "seq": self.seq,
            "at": self.at,
            "actor": self.actor,
            "verb": self.verb,
            "item": self.item,
            "number": self.number,
            "detail": self.detail,
            "previous": self.previous,
            "item_previous": self.item_previous,
        }

    def as_dict(self) -> dict[str, Any]:
        """The JSON form, the digest included."""
        return {**self.body(), "digest": self.digest}

    def computed(self) -> str:
        """The digest that the content asks for. Raises TypeError or ValueError where the content is not canonical JSON."""
        return canonical.digest(self.body())

    def sealed(self) -> CustodyEvent:
        """The same event with its digest."""
        return replace(self, digest=self.computed())

    def leaf(self) -> bytes:
        """The event as a leaf of a seal's tree. Raises ValueError where the digest is not hexadecimal."""
        return merkle.leaf_hash(bytes.fromhex(self.digest))


@dataclass(frozen=True, slots=True)
class Break:
    """A link that does not hold: where, what is compared there, what should stand and what does; `zh` and `en` say it in a sentence."""

    where: str
    what: str
    expected: str
    found: str
    zh: str
    en: str

    def as_dict(self) -> dict[str, str]:
        """The JSON form."""
        fields = ("where", "what", "expected", "found", "zh", "en")
        return {name: getattr(self, name) for name in fields}


def digest_break(event: CustodyEvent) -> Break | None:
    """Whether the event still says what its digest was taken of."""
    try:
        computed = event.computed()
    except (TypeError, ValueError) as error:
        computed = f"{type(error).__name__}"
    if computed == event.digest:
        return None
    zh, en = f"保管记录第 {event.seq} 条的内容已被改动。", f"The content of custody event {event.seq} was changed."
    return Break(f"event:{event.seq}", "digest", event.digest, computed, zh, en)


def item_chain_break(events: Iterable[CustodyEvent]) -> Break | None:
    """The first event of one item, in their order, that does not follow the one before: one was taken out, added or moved."""
    previous = GENESIS
    for number, event in enumerate(events, start=1):
        if (event.number, event.item_previous) != (number, previous):
            found = f"{event.number}:{event.item_previous}"
            zh = f"保管记录第 {event.seq} 条与该证据的上一条不相接。"
            en = f"Custody event {event.seq} does not follow the item's event before it."
            return Break(f"event:{event.seq}", "item_previous", f"{number}:{previous}", found, zh, en)
        previous = event.digest
    return None
