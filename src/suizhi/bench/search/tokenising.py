"""The tokeniser's own speed, on ready texts, and that of making the documents: with as many processes as build the index."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier
from time import perf_counter

import rjieba

from suizhi.bench.search.multiply import Multiplier
from suizhi.commons.search.document import SearchDocument
from suizhi.engines.text import token_text

# Enough that starting the processes does not matter, few enough to hold the texts in memory.
SAMPLE = 20_000
_PART = 2_000


def tokeniser_speed(multiplier: Multiplier, documents: int, workers: int) -> tuple[float, float]:
    """Documents a second of `engines.text` and of the bare cutter, with `workers` processes cutting at the same time."""
    cutters: tuple[Callable[[str], str], ...] = (token_text, _bare)
    own, bare = (_speed(partial(_cut_all, cut, multiplier), documents, workers) for cut in cutters)
    return own, bare


def making_speed(multiplier: Multiplier, documents: int, workers: int) -> float:
    """Documents a second that the multiplier makes: time that goes into the measurement, not into any index."""
    return _speed(partial(_make_all, multiplier), documents, workers)


def _bare(text: str) -> str:
    return " ".join(rjieba.cut_for_search(text))


def _speed(work: Callable[[range, Barrier], float], documents: int, workers: int) -> float:
    count = min(SAMPLE, documents) // workers
    context = get_context("fork")
    barrier, seconds = context.Barrier(workers), context.SimpleQueue()
    shares = [range(n * count, (n + 1) * count) for n in range(workers)]
    processes = [context.Process(target=_report, args=(work, share, barrier, seconds.put)) for share in shares]
    for process in processes:
        process.start()
    slowest = max(float(seconds.get()) for _ in processes)
    for process in processes:
        process.join()
    return count * workers / slowest


def _report(work: Callable[[range, Barrier], float], numbers: range, barrier: Barrier, report: Callable[[float], None]) -> None:
    report(work(numbers, barrier))


def _cut_all(cut: Callable[[str], str], multiplier: Multiplier, numbers: range, barrier: Barrier) -> float:
    """Makes the texts first, waits for the other processes, then cuts against the clock."""
    texts = [text for document in multiplier(numbers) for text in _texts(document) if text]
    cut("预热 warm")
    barrier.wait()
    started = perf_counter()
    for text in texts:
        cut(text)
    return perf_counter() - started


def _make_all(multiplier: Multiplier, numbers: range, barrier: Barrier) -> float:
    """Makes documents against the clock and lets them go, as the index does."""
    barrier.wait()
    started = perf_counter()
    for part in range(numbers.start, numbers.stop, _PART):
        multiplier(range(part, min(part + _PART, numbers.stop)))
    return perf_counter() - started


def _texts(document: SearchDocument) -> tuple[str, ...]:
    title = f"{document.title} {document.title_en}".strip()
    return (title, document.abstract, document.claims, *document.applicants, *document.inventors)
