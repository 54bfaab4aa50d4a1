"""An installation of its own: a fresh home, an empty database of the kind this run is for, and the `suizhi` command in it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

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


Install = Callable[..., Installation]


@pytest.fixture(scope="session")
def install(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Install]:
    """Makes installations: `install()` in a new home with an empty database of this run's kind, `install(SUIZHI_CITY=…)` with settings."""
    with ExitStack() as stack:
        servers: list[Server] = []

        def make(**settings: str) -> Installation:
            url = ""
            if os.environ.get("DATABASE_URL", "").startswith("postgres"):
                servers[:] = servers or [stack.enter_context(server())]
                url = servers[0].create()
            return Installation(tmp_path_factory.mktemp("home"), url, settings)

        yield make


@pytest.fixture
def installation(install: Install) -> Installation:
    """One installation in an empty home, with no database yet."""
    return install()
