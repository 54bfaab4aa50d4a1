"""Several processes that sweep side by side. Each builds the sweep once and ends with the process that began it."""

from __future__ import annotations

from collections.abc import Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import TracebackType

from suizhi.engines.watches.model import Alarm, Sign, Watched
from suizhi.engines.watches.sweep import Sweep
from suizhi.kernel.errors import Refusal

Told = list[Alarm] | Refusal


class Pool:
    """A context: `with Pool(watched, 2) as pool: pool.tell(signs)`. One process is this one itself."""

    def __init__(self, watched: Sequence[Watched], processes: int) -> None:
        self._sweep = Sweep(watched) if processes < 2 else None
        self._watched, self._processes = list(watched), processes
        self._ends: list[Connection] = []
        self._served: list[BaseProcess] = []

    def __enter__(self) -> Pool:
        spawning = get_context("spawn")
        for _ in range(self._processes if self._sweep is None else 0):
            ours, theirs = spawning.Pipe()
            served = spawning.Process(target=_serve, args=(theirs, self._watched), daemon=True)
            served.start()
            self._served.append(served)
            theirs.close()
            self._ends.append(ours)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for end in self._ends:
            end.close()
        for served in self._served:
            served.join()

    def tell(self, signs: Sequence[Sign]) -> list[Told]:
        """What the watches say of each sign, or why it cannot be read, in the order of the signs."""
        if self._sweep is not None:
            return _told(self._sweep, signs)
        shares = [signs[place :: len(self._ends)] for place in range(len(self._ends))]
        for end, share in zip(self._ends, shares, strict=True):
            end.send(share)
        answers = [end.recv() for end in self._ends]
        return [answers[place % len(answers)][place // len(answers)] for place in range(len(signs))]


def _serve(end: Connection, watched: list[Watched]) -> None:
    """Answer until the other end is closed, which it is when its process dies, however it dies."""
    sweep = Sweep(watched)
    while True:
        try:
            end.send(_told(sweep, end.recv()))
        except (EOFError, BrokenPipeError, ConnectionResetError):
            return


def _told(sweep: Sweep, signs: Sequence[Sign]) -> list[Told]:
    return [_one(sweep, sign) for sign in signs]


def _one(sweep: Sweep, sign: Sign) -> Told:
    try:
        return sweep.alarms(sign)
    except Refusal as refusal:
        return refusal
