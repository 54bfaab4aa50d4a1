"""Verifying a pack from the file to the timestamp, and naming the first link that does not hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import BinaryIO

from suizhi.engines.evidence.custody import Break
from suizhi.engines.evidence.digests import Digests, measure
from suizhi.engines.evidence.pack import form, links
from suizhi.engines.evidence.pack.documents import Documents, read
from suizhi.engines.evidence.pack.model import README, ROOT, STATEMENT, TOKEN, PackedItem, seal_folder
from suizhi.engines.evidence.pack.reading import Archive, Damaged, opening
from suizhi.engines.evidence.pack.report import Check, ItemReport, Report, State, Timestamped
from suizhi.engines.evidence.timestamps import Stamp, TimestampFault, verify

SHOWN = 10
"""Breaks listed of one check: enough to see the extent, few enough to read."""


def verify_pack(file: BinaryIO, *, trust: bytes | None = None, require_timestamps: bool = False) -> Report:
    """Verify the pack in a file that can seek.

    `trust` is PEM with the root certificates to trust; without it those in the pack are taken, which shows that the pack is whole but not
    that the authority is one to be trusted. `require_timestamps` makes an item without a timestamp a break.
    Raises Refusal (`evidence.pack`, `evidence.format`) where the file is no pack; a damaged one is a report, not an error.
    """
    anchor = "given" if trust else "pack"
    try:
        with opening(file) as archive:
            papers = read(archive)
            return _Verification(archive, papers, trust, require_timestamps).report(anchor)
    except Damaged as damage:
        zh, en = f"证据包已损坏：{damage.where}。", f"The pack is damaged: {damage.where}."
        broken = Break(damage.where, "form", damage.expected, damage.found[:200], zh, en)
        return Report((Check("archive", State.BROKEN, (broken,)),), anchor=anchor)


@dataclass
class _Verification:
    """One pack being verified."""

    archive: Archive
    papers: Documents
    trust: bytes | None
    require: bool

    @cached_property
    def seals(self) -> dict[int, int]:
        """Event → the seal that it is proved to be under."""
        return {proof.seq: proof.seal for proof in self.papers.proofs}

    def report(self, anchor: str) -> Report:
        """Run all checks, one after the other: a later one tells more even where an earlier one is broken."""
        measured = {item.file: self._measure(item) for item in self.papers.manifest.items}
        readme = self.archive.read(README)
        known = {name: digests.sha256 for name, digests in measured.items()}
        checks = [
            Check("archive", State.HOLDS),
            _check("manifest", links.manifest(self.papers, readme)),
            _check("files", links.files(self.papers, measured)),
            _check("records", links.records(self.papers)),
            _check("events", links.events(self.papers)),
            _check("proofs", links.proofs(self.papers), there=bool(self.papers.proofs)),
            _check("seals", links.seals(self.papers), there=bool(self.papers.statements)),
        ]
        stamps, stamp_check = self._timestamps()
        checks += [stamp_check, _check("sums", form.sums(self.archive, known)), _check("layout", form.layout(self.archive))]
        items = tuple(self._item(item, checks, stamps) for item in self.papers.manifest.items)
        if self.require:
            checks.insert(-2, _required(items))
        return Report(tuple(checks), items, anchor)

    def _measure(self, item: PackedItem) -> Digests:
        with self.archive.open(item.file) as file:
            return measure(file)

    def _timestamps(self) -> tuple[dict[int, Stamp], Check]:
        stamps: dict[int, Stamp] = {}
        breaks = []
        stamped = [number for number in self.papers.statements if f"{seal_folder(number)}/{TOKEN}" in self.archive]
        for number in stamped:
            try:
                stamps[number] = self._stamp(number)
            except TimestampFault as fault:
                zh, en = f"第 {number} 号封存的时间戳无效。", f"The timestamp of seal {number} does not hold."
                breaks.append(Break(f"{seal_folder(number)}/{TOKEN}", fault.what, fault.expected, fault.found[:300], zh, en))
        return stamps, _check("timestamps", breaks, there=bool(stamped))

    def _stamp(self, number: int) -> Stamp:
        folder = seal_folder(number)
        message, token, root = (self.archive.read(f"{folder}/{name}") for name in (STATEMENT, TOKEN, ROOT))
        return verify(token, message, self.trust or root)

    def _item(self, item: PackedItem, checks: list[Check], stamps: dict[int, Stamp]) -> ItemReport:
        receipt = self.papers.receipt(item.id)
        proved = self.seals.get(receipt.seq) if receipt else None
        stamp = stamps.get(proved) if proved else None
        chain_holds = all(check.state != State.BROKEN for check in checks if check.name in ("events", "proofs", "records"))
        whole = chain_holds and not _touched(item, checks)
        at = Timestamped(stamp.at.isoformat(), stamp.authority, stamp.root) if stamp and whole else None
        facts = {name: str(item.facts.get(name, "")) for name in ("name", "sha256", "sm3")}
        return ItemReport(id=item.id, file=item.file, whole=whole, sealed=proved is not None and whole, timestamp=at, **facts)


def _check(name: str, breaks: Iterable[Break], *, there: bool = True) -> Check:
    found = tuple(islice(breaks, SHOWN))
    return Check(name, State.BROKEN if found else State.HOLDS if there else State.ABSENT, found)


def _touched(item: PackedItem, checks: list[Check]) -> bool:
    """Whether a break concerns this item's file."""
    return any(found.where.partition("@")[0] == item.file for check in checks for found in check.breaks)


def _required(items: tuple[ItemReport, ...]) -> Check:
    zh, en = "没有有效的时间戳。", "There is no valid timestamp."
    return _check("stamped", [Break(f"item:{item.id}", "timestamp", "present", "missing", zh, en) for item in items if not item.timestamp])
