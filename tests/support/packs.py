"""A pack of the tests' own, made by the engine alone: two items, one derived from the other, sealed twice and timestamped."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, BinaryIO

from suizhi.engines.evidence import pack
from suizhi.engines.evidence.custody import GENESIS, CustodyEvent, Verb
from suizhi.engines.evidence.digests import Digests, measure
from suizhi.engines.evidence.pack import Contents, Manifest, PackedItem, PackedSeal
from suizhi.engines.evidence.seals import Statement, state
from tests.support.authority import Authority, authority

STORE = "5b0c2f0e-0000-4000-8000-000000000001"
ORIGINAL = bytes(range(256)) * 9000
"""More than two parts of 1 MiB, so that the place of a change has something to name."""
README = "说明 · The page.\n".encode()
DERIVED = "红外热像图，去除个人信息。".encode() * 20


@dataclass
class Custody:
    """A chain of custody in memory."""

    events: list[CustodyEvent] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)

    def add(self, item: str, verb: Verb, **detail: Any) -> CustodyEvent:
        """Add an event."""
        own = [event for event in self.events if event.item == item]
        event = CustodyEvent(
            seq=len(self.events) + 1,
            at=f"2026-11-02T04:00:{len(self.events):02d}.000000+00:00",
            actor="user:7",
            verb=verb,
            item=item,
            number=len(own) + 1,
            detail=detail,
            previous=self.events[-1].digest if self.events else GENESIS,
            item_previous=own[-1].digest if own else GENESIS,
        ).sealed()
        self.events.append(event)
        return event

    def seal(self) -> Statement:
        """Seal what is not sealed yet."""
        first = self.statements[-1].last if self.statements else 0
        previous = hashlib.sha256(self.statements[-1].text()).hexdigest() if self.statements else GENESIS
        self.statements.append(state(STORE, len(self.statements) + 1, first + 1, [event.digest for event in self.events[first:]], previous))
        return self.statements[-1]


def facts(name: str, media_type: str, digests: Digests, **more: Any) -> dict[str, Any]:
    """What a `received` event states."""
    stated = {name: getattr(digests, name) for name in ("size", "sha256", "sm3", "tree")}
    return {"name": name, "media_type": media_type, **stated, **more}


def contents(*, by: Authority | None = None, stamped: bool = True) -> Contents:
    """The pack's contents; without timestamps where `stamped` is false."""
    by = by or authority()
    custody = Custody()
    files = {"a" * 32: ("现场照片.png", "image/png", ORIGINAL), "b" * 32: ("说明.txt", "text/plain", DERIVED)}
    packed = []
    for number, (item, (name, media_type, content)) in enumerate(files.items(), start=1):
        digests = measure(BytesIO(content))
        stated = facts(name, media_type, digests, subject="case:12", derived_from="a" * 32 if number == 2 else "")
        custody.add(item, Verb.RECEIVED, **stated)
        custody.add("c" * 32, Verb.RECEIVED, name="another's")
        packed.append(PackedItem(id=item, file=f"files/{number:04d}.bin", facts=stated, chunks=list(digests.chunks)))
    custody.seal()
    custody.add("a" * 32, Verb.VIEWED, purpose="review")
    manifest = pack.describe(
        Manifest(
            store=STORE,
            made_at="2026-11-03T00:00:00.000000+00:00",
            subject="case:12",
            purpose="移送法院",
            recipient="某法院",
            items=packed,
            readme=hashlib.sha256(README).hexdigest(),
        )
    )
    for item in files:
        custody.add(item, Verb.EXPORTED, manifest=hashlib.sha256(manifest).hexdigest())
    custody.seal()
    leaves = [[event.leaf() for event in custody.events[one.first - 1 : one.last]] for one in custody.statements]
    tokens = [(by.stamp(one.text()), by.root_pem) if stamped else (None, None) for one in custody.statements]
    seals = [PackedSeal(one, held, *token) for one, held, token in zip(custody.statements, leaves, tokens, strict=True)]
    opened = [(one.file, _opener(files[one.id][2])) for one in packed]
    return Contents(manifest, README, opened, [event for event in custody.events if event.item in files], seals)


def made(**options: Any) -> bytes:
    """The pack's bytes."""
    out = BytesIO()
    pack.write(contents(**options), out)
    return out.getvalue()


def _opener(content: bytes) -> Callable[[], BinaryIO]:
    return lambda: BytesIO(content)
