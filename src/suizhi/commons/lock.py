"""One writer at a time across processes. Held by the operating system or the database session, so a killed holder lets go."""

from __future__ import annotations

import fcntl
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from suizhi.commons.home import home


@contextmanager
def exclusive(name: str) -> Iterator[None]:
    """Hold the lock `name` while the block runs; waits for whoever holds it, on this machine and on this database."""
    folder = home() / "locks"
    folder.mkdir(exist_ok=True)
    with (folder / name).open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        key = int.from_bytes(hashlib.sha256(name.encode()).digest()[:7], "big")
        shared = connection.vendor == "postgresql"
        if shared:
            _advise("pg_advisory_lock", key)
        try:
            yield
        finally:
            if shared:
                _advise("pg_advisory_unlock", key)


def _advise(function: str, key: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s)", [key])
