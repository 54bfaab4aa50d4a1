"""Building a large index on several cores: processes cut words, one writer adds.

The cutter holds Python's lock, so threads would wait for each other; hence processes.
"""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from multiprocessing import get_context
from multiprocessing.pool import AsyncResult
from typing import TypeVar

from suizhi.commons.search.document import SearchDocument
from suizhi.commons.search.embedded.index import WRITER_BYTES_LARGE, EmbeddedIndex
from suizhi.commons.search.embedded.lines import line
from suizhi.engines.text import tokens

Slice = TypeVar("Slice")
Lines = dict[int, str]

# Finished slices that may wait for the writer, for each worker: bounds the memory where the writer is the slower part.
_AHEAD = 3


def build(index: EmbeddedIndex, slices: Iterable[Slice], documents: Callable[[Slice], Iterable[SearchDocument]], *, workers: int) -> int:
    """Adds the documents of every slice; `documents` runs in the workers, so it and the slices must be picklable.

    One slice is one batch of the index: of two documents in it with the same id the last stays. Gives how many were added.
    """
    # Forked workers inherit what the caller has read, dictionaries included; the writer's threads start only after them.
    tokens("预热")
    with get_context("fork").Pool(workers, initializer=_begin, initargs=(documents,)) as pool:
        return index.add(_in_turn(pool.apply_async, slices, workers), memory=WRITER_BYTES_LARGE)


def _in_turn(submit: Callable[..., AsyncResult[Lines]], slices: Iterable[Slice], workers: int) -> Iterator[Lines]:
    """The lines of each slice in order, while the workers are a bounded number of slices ahead."""
    waiting: deque[AsyncResult[Lines]] = deque()
    for one in slices:
        waiting.append(submit(_lines, (one,)))
        if len(waiting) > workers * _AHEAD:
            yield waiting.popleft().get()
    while waiting:
        yield waiting.popleft().get()


_documents: list[Callable[..., Iterable[SearchDocument]]] = []


def _begin(documents: Callable[..., Iterable[SearchDocument]]) -> None:
    """Runs once in each worker: what makes documents is sent once, not with every slice.

    Lines are made and sent off, never linked in circles; looking for circles would take a tenth of the time.
    """
    gc.disable()
    _documents[:] = [documents]


def _lines(one: object) -> Lines:
    return {document.id: line(document) for document in _documents[0](one)}
