"""Running queries against the clock."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import quantiles
from time import perf_counter
from typing import TypeVar

Asked = TypeVar("Asked")


@dataclass(frozen=True, slots=True)
class Latency:
    """Milliseconds."""

    p50: float
    p95: float


def latency(ask: Callable[[Asked], object], questions: Sequence[Asked], *, rounds: int = 1) -> Latency:
    """Each question once unmeasured, by which caches are as warm for everyone, then `rounds` times against the clock."""
    for question in questions:
        ask(question)
    times = [_milliseconds(ask, question) for _ in range(rounds) for question in questions]
    cuts = quantiles(times, n=20, method="inclusive") if len(times) > 1 else times * 19
    return Latency(cuts[9], cuts[18])


def _milliseconds(ask: Callable[[Asked], object], question: Asked) -> float:
    started = perf_counter()
    ask(question)
    return (perf_counter() - started) * 1000
