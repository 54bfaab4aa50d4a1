"""Building a large index on several cores: each process cuts words and writes segments of its own, which are then adopted.

The cutter holds Python's lock, so threads would wait for each other; hence processes. Nothing passes between them but how
many slices are taken: each takes the next one when it is ready, so that none is left with more than the others.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Iterator, Sequence
from multiprocessing import get_context
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path
from typing import TYPE_CHECKING

from suizhi.commons.search.embedded.layout import open_folder
from suizhi.commons.search.embedded.record import record
from suizhi.commons.search.embedded.writing import WRITER_BYTES_LARGE, writing
from suizhi.commons.search.port import Documents, Slice
from suizhi.engines.text import tokens

if TYPE_CHECKING:
    from suizhi.commons.search.embedded.index import EmbeddedIndex

# Objects that may pile up before circles among them are looked for.
_PILE = 200_000


def build(index: EmbeddedIndex, slices: Iterable[Slice], documents: Documents[Slice], *, workers: int) -> int:
    """Puts the documents of all slices in the place of what the index held; gives how many there are.

    `documents` runs in the processes. Every id may come once. Until all is done the index answers as before; it stays as it
    was where a process breaks off, which raises RuntimeError (its own message stands on stderr).
    """
    # Forked processes inherit what the caller has read, dictionaries included.
    tokens("预热")
    context, listed = get_context("fork"), list(slices)
    taken = context.Value("Q", 0)
    with index.replacing() as (folder, lock):
        _run([context.Process(target=_make, args=(folder / str(n), lock, _next(listed, taken), documents)) for n in range(workers)])
    return index.count()


def _run(processes: Sequence[BaseProcess]) -> None:
    """Waits until all are done. Where one breaks off the others need not go on."""
    for process in processes:
        process.start()
    while running := [process for process in processes if process.exitcode is None]:
        wait([process.sentinel for process in running])
        if any(process.exitcode for process in processes):
            for process in running:
                process.terminate()
    if broken := [process.exitcode for process in processes if process.exitcode]:
        raise RuntimeError(f"processes that were building the index broke off with {broken}")


def _next(slices: Sequence[Slice], taken: Synchronized[int]) -> Iterator[Slice]:
    """The slices that no other process has taken, one at a time."""
    while True:
        with taken.get_lock():
            place = taken.value
            taken.value = place + 1
        if place >= len(slices):
            return
        yield slices[place]


def _make(folder: Path, lock: int, slices: Iterator[Slice], documents: Documents[Slice]) -> None:
    """Runs in a process: writes the documents of the slices it takes into an index of their own."""
    # Should the parent be killed, nobody must wait for this process to let go of the lock that it has inherited.
    os.close(lock)
    # Documents are made and handed over, never linked in circles; looking for some as often as Python does would take a tenth
    # of the time. Should what they are made from leave circles behind, these are cleared once they pile up.
    gc.freeze()
    gc.set_threshold(_PILE)
    with writing(open_folder(folder), WRITER_BYTES_LARGE) as writer:
        for one in slices:
            # First all the cutting, then all the handing over: taking turns at every document, this thread and the one that
            # writes would drive each other's dictionaries out of the caches.
            for made in list(map(record, documents(one))):
                writer.add_document(made)
