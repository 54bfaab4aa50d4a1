"""What stands in a pack, and under which names.

    manifest.json                     what is packed, for whom and why; its digest stands in each item's `exported` event
    README.txt                        how to verify, in Chinese and English; its digest stands in the manifest
    files/0001.pdf …                  the evidence, numbered as in the manifest; an original before what was derived from it
    events.json                       the custody events of the items, oldest first
    proofs.json                       for each sealed event the path from it to the root of its seal
    seals/000001/statement.json       the sealed statement, as it was timestamped
    seals/000001/timestamp.tsr        the authority's answer (RFC 3161), where there is one
    seals/000001/root.pem             the root certificate that the answer was traced to
    SHA256SUMS                        the digest of every member but itself, as `sha256sum -c` reads it

All JSON is canonical. The archive is a plain ZIP without compression, its members in this order and without times, so that equal
content makes equal bytes.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from suizhi.engines.evidence.custody import CustodyEvent

FORMAT = "suizhi-evidence/1"
MANIFEST, README, EVENTS, PROOFS, SUMS = "manifest.json", "README.txt", "events.json", "proofs.json", "SHA256SUMS"
STATEMENT, TOKEN, ROOT = "statement.json", "timestamp.tsr", "root.pem"
LARGEST_TEXT = 256 << 20
"""Bytes of JSON, text or token that a verifier reads into memory; the files themselves pass through in parts."""
MOST_MEMBERS = 200_000


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class PackedItem(_Strict):
    """One piece of evidence: where it lies in the pack, and the facts as its `received` event states them."""

    id: str
    file: str = Field(pattern=r"^files/[0-9]{4,}\.[a-z0-9]{1,8}$")
    facts: dict[str, Any]
    chunks: list[str]


class Manifest(_Strict):
    """What is packed."""

    format: str = FORMAT
    store: str
    made_at: str
    subject: str
    purpose: str
    recipient: str
    items: list[PackedItem]
    readme: str


class PackedEvent(_Strict):
    """A custody event as it stands in `events.json`."""

    seq: int
    at: str
    actor: str
    verb: str
    item: str
    number: int
    detail: dict[str, Any]
    previous: str
    item_previous: str
    digest: str = Field(pattern="^[0-9a-f]{64}$")

    def event(self) -> CustodyEvent:
        """The event itself."""
        return CustodyEvent(**self.model_dump())


class Proof(_Strict):
    """Event `seq` is leaf `index` under the root of seal `seal`; `path` is its audit path, lowest hash first."""

    seq: int
    seal: int
    index: int
    path: list[str]


def seal_folder(number: int) -> str:
    """Where the members of a seal lie."""
    return f"seals/{number:06d}"
