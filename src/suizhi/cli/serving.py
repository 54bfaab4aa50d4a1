"""The processes of a running portal: granian in front, one worker beside it that is started again when it dies."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

import structlog
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

APPLICATION = "suizhi.config.served:application"
PAUSE = 5.0
"""Seconds before a dead worker is started again: long enough not to spin where the database is away."""
GRACE = 10.0
"""Seconds a worker has to end its job; after that the job waits for its lease to run out and is taken up again."""
log = structlog.get_logger(__name__)


def serve(host: str, port: int, processes: int, threads: int) -> None:
    """Serve until SIGTERM or SIGINT."""
    server = Granian(
        APPLICATION,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=processes,
        blocking_threads=threads,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        websockets=False,
    )
    server.serve()


@contextmanager
def worker_beside() -> Iterator[None]:
    """A worker process for as long as the block runs."""
    over = Event()
    keeper = Thread(target=_keep, args=(over,), name="worker keeper", daemon=True)
    keeper.start()
    try:
        yield
    finally:
        over.set()
        keeper.join()


def _keep(over: Event) -> None:
    while not over.is_set():
        process = subprocess.Popen([sys.executable, "-m", "suizhi", "worker", "--parent", str(os.getpid())], stdin=subprocess.DEVNULL)  # noqa: S603
        while process.poll() is None and not over.wait(0.2):
            continue
        if over.is_set():
            _end(process)
            return
        log.error("the worker died", code=process.returncode)
        over.wait(PAUSE)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(GRACE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
