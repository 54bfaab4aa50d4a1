"""A seal: the statement of a Merkle root over a run of custody events, which a time-stamping authority signs as it stands."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict, Field

from suizhi.engines.evidence import canonical, merkle
from suizhi.engines.evidence.custody import GENESIS, CustodyEvent

FORMAT = "suizhi-seal/1"
HEX = Field(pattern="^[0-9a-f]{64}$")


class Statement(BaseModel):
    """What is sealed: events `first` to `last` of the store, their root, the digest of the last, and the statement before.

    The statements make a chain of their own: `previous` is the SHA-256 of the one before, 64 zeros in the first.
    """

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    format: str = FORMAT
    store: str
    number: int = Field(ge=1)
    first: int = Field(ge=1)
    last: int = Field(ge=1)
    root: str = HEX
    head: str = HEX
    previous: str = HEX

    @property
    def size(self) -> int:
        """How many events are sealed."""
        return self.last - self.first + 1

    def text(self) -> bytes:
        """The bytes that are timestamped."""
        return canonical.dumps(self.model_dump())


def state(store: str, number: int, events: Sequence[CustodyEvent], previous: str = GENESIS) -> Statement:
    """The statement over a run of events without gaps, oldest first. Raises ValueError where there is none, or a gap."""
    if not events or [event.seq for event in events] != list(range(events[0].seq, events[0].seq + len(events))):
        raise ValueError("a seal covers a run of events without gaps")
    root = merkle.root([event.leaf() for event in events]).hex()
    return Statement(
        store=store, number=number, first=events[0].seq, last=events[-1].seq, root=root, head=events[-1].digest, previous=previous
    )
