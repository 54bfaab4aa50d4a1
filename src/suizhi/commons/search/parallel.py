"""Building a large index on several cores: each process cuts words and writes segments of its own, which are then adopted.

The cutter holds Python's lock, so threads would wait for each other; hence processes. Nothing passes between them.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Sequence
from multiprocessing import get_context
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
    dealt = list(slices)
    with index.replacing() as (folder, lock):
        _run([(folder / str(worker), lock, dealt[worker::workers], documents) for worker in range(workers)])
    return index.count()


def _run(parts: Sequence[tuple[Path, int, Sequence[Slice], Documents[Slice]]]) -> None:
    context = get_context("fork")
    processes = [context.Process(target=_make, args=part) for part in parts]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    if broken := [process.exitcode for process in processes if process.exitcode]:
        raise RuntimeError(f"processes that were building the index broke off with {broken}")


def _make(folder: Path, lock: int, slices: Sequence[Slice], documents: Documents[Slice]) -> None:
    """Runs in a process: writes the documents of its slices into an index of their own."""
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
