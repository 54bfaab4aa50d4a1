"""A PostgreSQL server of one's own: a new cluster in a temporary folder, on a free port of this machine, gone afterwards.

For measurements and tests; a city's own server is configured by DATABASE_URL.
"""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg

HOW = "apt-get install postgresql (Debian), or put initdb and pg_ctl on the PATH"
USER = "suizhi"
_UNSAFE = "fsync=off\nsynchronous_commit=off\nfull_page_writes=off\nautovacuum=off\n"
"""A cluster that lives for minutes need not survive a power cut."""


class Unavailable(RuntimeError):
    """This machine has no PostgreSQL server to start."""


class Server:
    """A running cluster; `create()` gives the URL of a new, empty database in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = _free_port()
        self._numbers = count(1)

    def start(self) -> None:
        """Make the cluster and start it; raises Unavailable without the binaries."""
        self._run("initdb", "-D", self._data, "-A", "trust", "-U", USER, "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        settings = f"port={self.port}\nlisten_addresses='127.0.0.1'\nunix_socket_directories='{self.folder}'\n{_UNSAFE}"
        with (Path(self._data) / "postgresql.auto.conf").open("a", encoding="ascii") as file:
            file.write(settings)
        self._run("pg_ctl", "-D", self._data, "-l", str(self.folder / "log"), "-w", "start")

    def stop(self) -> None:
        """Stop it at once."""
        self._run("pg_ctl", "-D", self._data, "-m", "immediate", "stop")

    def url(self, name: str) -> str:
        """The address of a database, as DATABASE_URL wants it."""
        return f"postgresql://{USER}@127.0.0.1:{self.port}/{name}"

    def create(self) -> str:
        """A new, empty database; its address."""
        name = f"suizhi_{os.getpid()}_{next(self._numbers)}"
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"'.encode())
        return self.url(name)

    @property
    def _data(self) -> str:
        return str(self.folder / "data")

    def _run(self, program: str, *arguments: str) -> None:
        command = [*_as_owner(), str(binary(program)), *arguments]
        done = subprocess.run(
            command, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, check=False
        )
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stderr.decode(errors='replace')}")


@contextmanager
def server() -> Iterator[Server]:
    """A server for as long as the block runs."""
    binary("initdb")
    folder = Path(tempfile.mkdtemp(prefix="suizhi-pg-"))
    if os.geteuid() == 0:
        owner = pwd.getpwnam("postgres")
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    running = Server(folder)
    try:
        running.start()
        yield running
    finally:
        running.stop()
        shutil.rmtree(folder, ignore_errors=True)


def binary(program: str) -> Path:
    """The program, from the PATH or where Debian keeps its newest version."""
    if found := shutil.which(program):
        return Path(found)
    installed = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"), key=lambda path: int(path.parts[4]))
    if not installed:
        raise Unavailable(f"no PostgreSQL server here: {HOW}")
    return installed[-1]


def _as_owner() -> list[str]:
    """PostgreSQL refuses to run as root, so root runs it as the account that Debian's package made for it."""
    return ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
