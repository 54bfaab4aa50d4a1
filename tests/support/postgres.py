"""The suite's own PostgreSQL server.

As a command this runs another one with `DATABASE_URL` at such a server: `python -m tests.support.postgres pytest tests`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from suizhi.bench.postgres import Server, Unavailable, binary, server


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server of this worker's own."""
    try:
        binary("initdb")
    except Unavailable as why:
        pytest.skip(str(why))
    with server() as running:
        yield running


def main(command: list[str]) -> int:
    """Run `command` with DATABASE_URL at a server of its own; its exit code."""
    with server() as running:
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": running.create()}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
