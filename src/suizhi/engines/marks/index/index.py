"""An index of marks in a folder or in memory."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

import numpy as np

from suizhi.engines.marks.index import folder as files
from suizhi.engines.marks.index.cutting import cuts, live
from suizhi.engines.marks.index.entry import Entry, Similar
from suizhi.engines.marks.index.folder import Listing
from suizhi.engines.marks.index.ranking import EXAMINED, examined, ranked
from suizhi.engines.marks.index.segment import Array, Segment, assemble, mask_of
from suizhi.engines.marks.index.sweep import sweep
from suizhi.engines.marks.normal import Mark, read
from suizhi.kernel.errors import Refusal


class MarkIndex:
    """The marks of some segments, less their dead rows. Weights are those of the first segment that has any."""

    def __init__(self, parts: Iterable[tuple[Segment, Array]], folder: Path | None = None, listing: Listing | None = None) -> None:
        self._parts, self._folder, self._listing = list(parts), folder, listing

    def __len__(self) -> int:
        return sum(len(segment) - int(dead.sum()) for segment, dead in self._parts)

    @property
    def segments(self) -> int:
        """How many segments it is in: each is looked into on its own."""
        return len(self._parts)

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> MarkIndex:
        """An index in memory, for some thousands of marks."""
        segment = assemble(cuts(entries))
        return cls([(segment, np.zeros(len(segment), bool))])

    @classmethod
    def build(cls, folder: Path, entries: Iterable[Entry], *, processes: int = 1) -> MarkIndex:
        """Index marks on so many cores and put them in the place of what the folder held. Ids are to come once."""
        folder.mkdir(parents=True, exist_ok=True)
        try:
            before = files.listing(folder)
        except Refusal:
            before = None
            files.forget(folder)
        turn = before.turn + 1 if before else 1
        part = files.keep(folder, turn, assemble(cuts(entries, processes)))
        return cls._published(folder, before, Listing(turn, (part,)))

    @classmethod
    def open(cls, folder: Path) -> MarkIndex:
        """The index of a folder. Raises Refusal: `marks.missing`, `marks.version`, `marks.damaged`."""
        listing = files.listing(folder)
        return cls([files.load(folder, part) for part in listing.parts], folder, listing)

    def append(self, entries: Iterable[Entry]) -> None:
        """Add marks as a segment of their own, such as those of a gazette. One whose id is held already takes its place."""
        added = assemble(cuts(entries), self._base())
        turn = self._turn()
        buried = self._buried(added.ids)
        parts = self._written(turn, buried)
        if self._folder:
            parts += (files.keep(self._folder, turn, added),)
        self._settle(turn, parts, [*buried, (added, np.zeros(len(added), bool))])

    def remove(self, ids: Collection[int]) -> None:
        """Take marks out; ids that are not held do no harm."""
        turn = self._turn()
        buried = self._buried(np.fromiter(ids, np.int64))
        self._settle(turn, self._written(turn, buried), buried)

    def merge(self) -> None:
        """Make one segment of all, with weights reckoned anew."""
        turn = self._turn()
        segment = assemble([live(segment, dead) for segment, dead in self._parts])
        parts = (files.keep(self._folder, turn, segment),) if self._folder else ()
        self._settle(turn, parts, [(segment, np.zeros(len(segment), bool))])

    def similar(self, name: str, *, classes: Collection[int] = (), limit: int = 20) -> list[Similar]:
        """The marks that are most like one by the rules, in any of the classes where some are given.

        Raises Refusal (`mark.*`) for what is no mark.
        """
        mark = read(name)
        return ranked(mark, self._promising(mark, classes, examined(limit)), limit)

    def candidates(self, name: str, *, classes: Collection[int] = (), size: int = EXAMINED) -> list[Entry]:
        """The marks about which the rules are worth asking, the most promising first. Raises Refusal (`mark.*`)."""
        return self._promising(read(name), classes, size)

    def _promising(self, mark: Mark, classes: Collection[int], size: int) -> list[Entry]:
        wanted = np.uint64(mask_of(classes))
        found: list[tuple[float, Segment, int]] = []
        for segment, dead in self._parts:
            keep = ~dead & ((segment.classes & wanted) != 0) if wanted else ~dead if dead.any() else None
            swept = sweep(segment, mark, self._base() or segment, keep)
            top = np.argsort(-swept.promise, kind="stable")[:size]
            found += [(float(swept.promise[n]), segment, int(swept.rows[n])) for n in top]
        found.sort(key=lambda one: -one[0])
        return [segment.entry(row) for _, segment, row in found[:size]]

    def _base(self) -> Segment | None:
        """The segment by which tokens are weighed: the first that holds any marks."""
        return next((segment for segment, _ in self._parts if len(segment)), None)

    def _turn(self) -> int:
        return self._listing.turn + 1 if self._listing else 0

    def _buried(self, ids: Array) -> list[tuple[Segment, Array]]:
        return [(segment, dead | np.isin(segment.ids, ids)) for segment, dead in self._parts]

    def _written(self, turn: int, buried: list[tuple[Segment, Array]]) -> tuple[files.Part, ...]:
        """The parts with their dead rows written where there are more than before."""
        if not (self._folder and self._listing):
            return ()
        pairs = zip(self._listing.parts, self._parts, buried, strict=True)
        return tuple(
            files.bury(self._folder, turn, part, dead) if dead.sum() > before.sum() else part for part, (_, before), (_, dead) in pairs
        )

    def _settle(self, turn: int, parts: tuple[files.Part, ...], held: list[tuple[Segment, Array]]) -> None:
        if self._folder:
            after = Listing(turn, parts)
            files.publish(self._folder, self._listing, after)
            files.sweep_out(self._folder, after)
            self._listing = after
        self._parts = held

    @classmethod
    def _published(cls, folder: Path, before: Listing | None, after: Listing) -> MarkIndex:
        files.publish(folder, before, after)
        files.sweep_out(folder, after)
        return cls.open(folder)
