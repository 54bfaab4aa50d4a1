"""Cutting marks into tokens, on several cores where there are many."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice
from multiprocessing import get_context
from multiprocessing.pool import AsyncResult

import numpy as np

from suizhi.engines.marks import look
from suizhi.engines.marks.index.entry import Entry
from suizhi.engines.marks.index.segment import BLANK, FACES, Array, Cut, Segment, key_of, mask_of
from suizhi.engines.marks.normal import read
from suizhi.engines.marks.tokens import han_letters, tokens
from suizhi.kernel.errors import Refusal

BATCH = 25_000
"""Marks cut at a time: some MiB of postings."""
_AHEAD = 2
"""Batches that are read ahead for each process."""
_PILE = 200_000
"""Objects that may pile up before circles are looked for: tokens are never linked in any."""


def cuts(entries: Iterable[Entry], processes: int = 1) -> list[Cut]:
    """The marks cut into tokens, in their order; what is no mark (`mark.*`) is left out."""
    batches = _batches(entries)
    if processes == 1:
        return [_cut(batch) for batch in batches]
    # Forked processes inherit the dictionaries, which take longer to read than a batch to cut.
    tokens(read("预热 warm"))
    with get_context("fork").Pool(processes, gc.set_threshold, (_PILE,)) as pool:
        done: list[Cut] = []
        waiting: deque[AsyncResult[Cut]] = deque()
        # Batches are read here and not by the pool: whatever their source refuses is raised to the caller.
        for batch in batches:
            if len(waiting) == _AHEAD * processes:
                done.append(waiting.popleft().get())
            waiting.append(pool.apply_async(_cut, (batch,)))
        return done + [one.get() for one in waiting]


def live(segment: Segment, dead: Array) -> Cut:
    """What a segment holds but for dead rows, as it was when it was cut."""
    kept = ~dead
    lengths = np.diff(segment.starts)
    place = np.cumsum(kept) - 1
    stays = kept[segment.rows]
    return Cut(
        names=np.asarray(segment.names)[np.repeat(kept, lengths.astype(np.int64))],
        lengths=lengths[kept].astype(np.uint32),
        ids=segment.ids[kept],
        classes=segment.classes[kept],
        keys=np.repeat(segment.keys, np.diff(segment.offsets).astype(np.int64))[stays],
        rows=place[segment.rows[stays]].astype(np.uint32),
        faces=segment.faces.T[np.argsort(segment.face_rows)][kept],
    )


def _batches(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    rest = iter(entries)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _cut(entries: list[Entry]) -> Cut:
    kept: list[Entry] = []
    keys: list[int] = []
    counts: list[int] = []
    faces = np.full((len(entries), FACES), BLANK, np.uint16)
    for entry in entries:
        try:
            mark = read(entry.name)
        except Refusal:
            continue
        found, han = tokens(mark), han_letters(mark)
        if len(han) <= FACES:
            faces[len(kept), : len(han)] = [look.place(char) for char in han]
        kept.append(entry)
        keys += map(key_of, found)
        counts.append(len(found))
    texts = [entry.name.encode() for entry in kept]
    numbers = np.array(keys, np.uint64)
    order = np.argsort(numbers, kind="stable")
    return Cut(
        names=np.frombuffer(b"".join(texts), np.uint8),
        lengths=np.array([len(text) for text in texts], np.uint32),
        ids=np.array([entry.id for entry in kept], np.int64),
        classes=np.array([mask_of(entry.classes) for entry in kept], np.uint64),
        keys=numbers[order],
        rows=np.repeat(np.arange(len(kept), dtype=np.uint32), counts)[order],
        faces=faces[: len(kept)],
    )
