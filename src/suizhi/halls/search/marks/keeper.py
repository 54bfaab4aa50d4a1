"""The index of the register's marks: kept under the home, or on OpenSearch where it is set, and brought up to date as the register changes.

It holds every mark, whoever may see it: whoever asks is shown the rights of their own scope (`clearing`).
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Protocol

from suizhi.commons.home import home
from suizhi.commons.ledger import services as ledger
from suizhi.commons.ledger.models import Cursor
from suizhi.commons.search.plug import OPENSEARCH, engine
from suizhi.engines.marks import Frequency, Mark, read
from suizhi.engines.marks.index import Entry, MarkIndex, Similar
from suizhi.halls.register.selectors.mark_words import MarkWords, marks_all, marks_changed, marks_end
from suizhi.kernel.errors import Refusal

CONSUMER = "index.marks"
"""The name under which the index of marks remembers how far it has read the event log."""
SEGMENTS = 12
"""Segments from which on they are merged: each is one more array to look into."""
GROWN = 100_000
"""Marks that have changed at once from which on, where they are more than the index has, it is made anew."""
SAMPLE = 200_000
"""Marks of which common parts are counted: enough to tell one in two hundred of a class, and seconds rather than minutes."""
_LISTING, _PARTS = "segments.json", "parts.json"
_REMADE = frozenset({"marks.missing", "marks.version", "marks.damaged"})


class Marks(Protocol):
    """What this hall asks of an index of marks, wherever it lies: as `MarkIndex` has it."""

    def __len__(self) -> int: ...

    def similar(self, name: str, *, classes: Collection[int] = (), limit: int = 20) -> list[Similar]: ...

    def append(self, entries: Iterable[Entry]) -> object: ...

    def remove(self, ids: Collection[int]) -> None: ...


def mark_index() -> Marks:
    """The index, as it was last published. Raises Refusal (`marks.missing`, `marks.version`, `marks.damaged`) until the worker has made it."""
    if url := engine():
        found: Marks = import_module(OPENSEARCH).open_marks(url)
        return found
    folder = _folder()
    return _opened(folder, _stamp(folder / _LISTING))


def frequency(classes: Collection[int]) -> Frequency:
    """How often parts occur among the marks of these classes, of all where none are given; empty before the first count."""
    path = _folder() / _PARTS
    return _common(path, _stamp(path), tuple(sorted(classes)))


def keep_up(*, rebuild: bool = False) -> int:
    """Take in what changed since the last time, or everything where there is no index yet; how many marks were touched."""
    if rebuild:
        return _build()
    try:
        index = mark_index() if engine() else MarkIndex.open(_folder())
    except Refusal as refusal:
        if refusal.code not in _REMADE:
            raise
        return _build()
    changed: dict[int, Entry | None] = {}
    cursor = Cursor.objects.filter(consumer=CONSUMER).values_list("seq", flat=True).first() or 0
    while found := marks_changed(cursor):
        marks, gone, cursor = found
        changed |= dict.fromkeys((*gone, *(mark.id for mark in marks))) | {entry.id: entry for entry in _entries(marks)}
        if len(changed) > max(GROWN, len(index)):
            return _build()
    _take_in(index, changed)
    ledger.mark_read(CONSUMER, cursor)
    return len(changed)


def _take_in(index: Marks, changed: Mapping[int, Entry | None]) -> None:
    """One segment for all that changed, or the dead rows of what went; merged where there are many."""
    if entries := [entry for entry in changed.values() if entry]:
        index.append(entries)
    if gone := [id_ for id_, entry in changed.items() if entry is None]:
        index.remove(gone)
    if isinstance(index, MarkIndex) and index.segments > SEGMENTS:
        index.merge()
        _count(len(index))


def _build() -> int:
    end = marks_end()
    if url := engine():
        index: Marks = import_module(OPENSEARCH).build_marks(url, _entries(marks_all()))
        _folder().mkdir(parents=True, exist_ok=True)
    else:
        index = MarkIndex.build(_folder(), _entries(marks_all()))
    _count(len(index))
    ledger.mark_read(CONSUMER, end)
    return len(index)


def _count(held: int) -> None:
    """Count common parts, class by class, on an even sample of the marks, of which there are so many."""
    stride = max(1, -(-held // SAMPLE))
    by_class: dict[int, list[Mark]] = defaultdict(list)
    for number, entry in enumerate(_entries(marks_all())):
        if number % stride == 0:
            for klass in entry.classes:
                by_class[klass].append(read(entry.name))
    counted = {klass: Frequency.of(marks) for klass, marks in by_class.items()}
    draft = _folder() / f".{_PARTS}"
    draft.write_text(json.dumps({klass: [one.total, one.counts] for klass, one in counted.items()}), encoding="utf-8")
    draft.replace(_folder() / _PARTS)


def _entries(marks: Iterable[MarkWords]) -> Iterator[Entry]:
    """The marks that have words to be compared."""
    for mark in marks:
        try:
            read(mark.words)
        except Refusal:
            continue
        yield Entry(mark.id, mark.words, mark.classes)


def _folder() -> Path:
    return home() / "marks"


def _stamp(path: Path) -> int:
    return path.stat().st_mtime_ns if path.exists() else 0


@lru_cache(maxsize=1)
def _opened(folder: Path, stamp: int) -> MarkIndex:
    return MarkIndex.open(folder)


@lru_cache(maxsize=64)
def _common(path: Path, stamp: int, classes: tuple[int, ...]) -> Frequency:
    held = _counted(path, stamp)
    wanted = [held[klass] for klass in (classes or held) if klass in held]
    counts: Counter[str] = Counter()
    for one in wanted:
        counts.update(one.counts)
    return Frequency(sum(one.total for one in wanted), counts)


@lru_cache(maxsize=1)
def _counted(path: Path, stamp: int) -> dict[int, Frequency]:
    if not stamp:
        return {}
    held = json.loads(path.read_text(encoding="utf-8"))
    return {int(klass): Frequency(total, counts) for klass, (total, counts) in held.items()}
