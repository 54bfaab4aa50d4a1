"""What stands in for an OpenSearch cluster in the tests: an emulator of one process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from osmem_server import OsmemServer


@contextmanager
def cluster() -> Iterator[OsmemServer]:
    """A cluster with nothing in it, for as long as the block runs."""
    running = OsmemServer.start(japanese=False)
    try:
        yield running
    finally:
        running.close()
        if running.process.stdout:
            running.process.stdout.close()
