"""An installation of its own: a fresh home, an empty database of the kind this run is for, and the `suizhi` command in it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from suizhi.bench.postgres import Server, server

_OURS = ("SUIZHI_", "DATABASE_URL", "DJANGO_", "PYTEST_")


@dataclass(frozen=True)
class Installation:
    """A home and a database; `run` calls the command there as an operator would."""

    home: Path
    database_url: str = ""
    settings: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        """The variables the command runs under: this installation's, and none of the tests' own."""
        clean = {name: value for name, value in os.environ.items() if name == "SUIZHI_DATA" or not name.startswith(_OURS)}
        given = {"DATABASE_URL": self.database_url} if self.database_url else {}
        return {**clean, "SUIZHI_HOME": str(self.home), "SUIZHI_LOG_LEVEL": "WARNING", **given, **self.settings}

    def run(self, *arguments: str | Path, expect: int | None = 0, timeout: float = 240) -> subprocess.CompletedProcess[str]:
        """`suizhi ARGUMENTS`, without a terminal. Fails the test on any other exit code than `expect` (None: any)."""
        command = [sys.executable, "-m", "suizhi", *map(str, arguments)]
        done = subprocess.run(
            command,
            env=self.environment,
            cwd=self.home,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )
        said = f"suizhi {' '.join(map(str, arguments))} ended with {done.returncode}\n{done.stdout}\n{done.stderr}"
        assert expect is None or done.returncode == expect, said
        return done

    def json(self, *arguments: str | Path, expect: int | None = 0) -> Any:
        """What `suizhi ARGUMENTS --json` answers."""
        return json.loads(self.run(*arguments, "--json", expect=expect).stdout)


class Installations:
    """Makes installations, each with a home and an empty database of the kind that this run is for."""

    def __init__(self, folder: pytest.TempPathFactory, stack: ExitStack) -> None:
        self._folder, self._stack = folder, stack
        self._server: Server | None = None
        self._prepared: Installation | None = None

    def empty(self, **settings: str) -> Installation:
        """An empty home and database; `settings` are further variables, as SUIZHI_CITY="深圳"."""
        return Installation(self._folder.mktemp("home"), self._database(), settings)

    def prepared(self) -> Installation:
        """A copy of one that `suizhi prepare --no-demo` has made ready: much quicker than preparing each."""
        if self._prepared is None:
            self._prepared = self.empty()
            self._prepared.run("prepare", "--no-demo")
        return self.copy(self._prepared)

    def copy(self, of: Installation) -> Installation:
        """The same home and database once more."""
        home = self._folder.mktemp("home")
        shutil.copytree(of.home, home, dirs_exist_ok=True, copy_function=shutil.copy2)
        home.chmod(0o700)
        url = self._database()
        if url:
            _fill(url, of.database_url)
        return Installation(home, url, of.settings)

    def _database(self) -> str:
        if not os.environ.get("DATABASE_URL", "").startswith("postgres"):
            return ""
        self._server = self._server or self._stack.enter_context(server())
        return self._server.create()


@pytest.fixture(scope="session")
def install(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installations]:
    """Makes installations for this worker's tests."""
    with ExitStack() as stack:
        yield Installations(tmp_path_factory, stack)


@pytest.fixture
def installation(install: Installations) -> Installation:
    """One installation in an empty home, with no schema yet."""
    return install.empty()


@pytest.fixture
def prepared(install: Installations) -> Installation:
    """One installation with a schema and nothing in it."""
    return install.prepared()


def _fill(url: str, source: str) -> None:
    """Make the database at `url` a copy of the one at `source`, which nobody may be using."""
    target, template = (urlsplit(address).path.lstrip("/") for address in (url, source))
    maintenance = urlsplit(url)._replace(path="/postgres").geturl()
    with psycopg.connect(maintenance, autocommit=True) as connection:
        connection.execute(SQL("DROP DATABASE {}").format(Identifier(target)))
        connection.execute(SQL("CREATE DATABASE {} TEMPLATE {}").format(Identifier(target), Identifier(template)))
