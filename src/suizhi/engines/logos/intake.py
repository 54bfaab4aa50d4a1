"""Taking pictures into a gallery: what is there already is left alone, what cannot be taken is refused by itself, the rest goes on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from suizhi.engines.logos.describe import Figure, describe, figure_of
from suizhi.engines.logos.gallery import Entry, Gallery
from suizhi.engines.logos.lettering import SIDE, lettering
from suizhi.engines.logos.pixels import read
from suizhi.kernel.errors import Place, Refusal

BATCH = 64
"""Pictures that are described and written together."""
State = Literal["added", "kept"]


@dataclass(frozen=True, slots=True)
class Labels:
    """What is said of the pictures that come: `mark` or `design`, the Vienna codes of all of them, and of single ones by file; `read_words` has the words on
    them read, which takes about a second each."""

    kind: str = "mark"
    vienna: tuple[str, ...] = ()
    of_file: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    read_words: bool = False

    def entry(self, file: str, content: bytes) -> Entry:
        """The entry of a file of these bytes, its words not read yet."""
        codes = tuple(sorted({*self.vienna, *self.of_file.get(file, ())}))
        return Entry(file, hashlib.sha256(content).hexdigest(), self.kind, codes)

    def lettered(self, entry: Entry, content: bytes) -> Entry:
        """The entry with the words that stand on the picture, where they are to be read."""
        return replace(entry, words=lettering(read(content, SIDE)).words) if self.read_words else entry


def take(gallery: Gallery, files: Iterable[tuple[str, bytes | Refusal]], labels: Labels) -> Iterator[tuple[str, State | Refusal]]:
    """Add (file, bytes) in batches; says of each file whether it was added, was there already, or why it is refused."""
    batch: list[tuple[Entry, Figure]] = []
    for file, content in files:
        try:
            if isinstance(content, Refusal):
                raise content
            entry = labels.entry(file, content)
            if gallery.known(entry):
                yield file, "kept"
                continue
            batch.append((labels.lettered(entry, content), figure_of(read(content))))
        except Refusal as refusal:
            yield file, refusal.located(at=refusal.at or Place(file))
        if len(batch) == BATCH:
            yield from _written(gallery, batch)
            batch.clear()
    yield from _written(gallery, batch)


def _written(gallery: Gallery, batch: Sequence[tuple[Entry, Figure]]) -> Iterator[tuple[str, State]]:
    """Write a batch; of two files of one name in it the later one stays."""
    last = {entry.file: (entry, figure) for entry, figure in batch}
    told = describe([figure for _, figure in last.values()])
    gallery.add([(entry, described) for (entry, _), described in zip(last.values(), told, strict=True)])
    for entry, _ in batch:
        yield entry.file, "added"
