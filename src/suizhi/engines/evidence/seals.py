"""A seal: the statement of a Merkle root over a run of custody events, which a time-stamping authority signs as it stands."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict, Field

from suizhi.engines.evidence import canonical, merkle
from suizhi.engines.evidence.custody import GENESIS

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


def state(store: str, number: int, first: int, digests: Sequence[str], previous: str = GENESIS) -> Statement:
    """The statement over the events from `first` on, by their digests in their order. Raises ValueError where there is none."""
    if not digests:
        raise ValueError("a seal covers at least one event")
    last = first + len(digests) - 1
    root = merkle.root(leaves(digests)).hex()
    return Statement(store=store, number=number, first=first, last=last, root=root, head=digests[-1], previous=previous)


def leaves(digests: Sequence[str]) -> list[bytes]:
    """The leaves of a seal's tree: what an event's proof starts from."""
    return [merkle.leaf_hash(bytes.fromhex(digest)) for digest in digests]
