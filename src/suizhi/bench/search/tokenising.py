"""The tokeniser's own speed: as many processes as the index is built with, cutting the texts of ready documents."""

from __future__ import annotations

from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier
from time import perf_counter

import rjieba

from suizhi.bench.search.multiply import Multiplier
from suizhi.engines.text import token_text

# Enough that starting the processes does not matter, few enough to hold the texts in memory.
SAMPLE = 20_000


def tokeniser_speed(multiplier: Multiplier, documents: int, workers: int) -> tuple[float, float]:
    """Documents a second of `engines.text` and of the bare cutter, with `workers` processes cutting at the same time."""
    return _speed(token_text, multiplier, documents, workers), _speed(_bare, multiplier, documents, workers)


def _bare(text: str) -> str:
    return " ".join(rjieba.cut_for_search(text))


def _speed(cut: Callable[[str], str], multiplier: Multiplier, documents: int, workers: int) -> float:
    count = min(SAMPLE, documents) // workers
    context = get_context("fork")
    barrier, seconds = context.Barrier(workers), context.SimpleQueue()
    processes = [
        context.Process(target=_cut_all, args=(cut, multiplier, range(n * count, (n + 1) * count), barrier, seconds.put))
        for n in range(workers)
    ]
    for process in processes:
        process.start()
    slowest = max(float(seconds.get()) for _ in processes)
    for process in processes:
        process.join()
    return count * workers / slowest


def _cut_all(cut: Callable[[str], str], multiplier: Multiplier, numbers: range, barrier: Barrier, report: Callable[[float], None]) -> None:
    """Makes the texts first, waits for the other processes, then cuts against the clock."""
    texts = [
        text
        for document in multiplier(numbers)
        for text in (
            f"{document.title} {document.title_en}".strip(),
            document.abstract,
            document.claims,
            *document.applicants,
            *document.inventors,
        )
        if text
    ]
    cut("预热 warm")
    barrier.wait()
    started = perf_counter()
    for text in texts:
        cut(text)
    report(perf_counter() - started)
