"""A portal as an operator runs it: `suizhi up` in a home of its own with the demonstration city, once for all tests of a worker."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.support.installation import Installation, Installations

READY_WITHIN = 180
"""Seconds: the bound that the first start of a fresh clone is held to."""


@dataclass(frozen=True)
class Portal:
    """A portal that answers: its address without a trailing slash, the installation behind it, and the number of its process."""

    url: str
    installation: Installation
    pid: int

    def log_in(self, page: Page, role: str) -> None:
        """Log a demonstration account in, with the word that `suizhi up` said."""
        said = re.search(r"password (\S+)", (self.installation.home / "up.log").read_text(encoding="utf-8"))
        assert said is not None
        page.goto(f"{self.url}/account/login/")
        page.fill("input[name=login]", role)
        page.fill("input[name=password]", said.group(1))
        page.click("main button[type=submit]")
        page.wait_for_url(f"{self.url}/mine")


@contextmanager
def serving(installation: Installation, *options: str) -> Iterator[Portal]:
    """`suizhi up` in the installation, ready; ended with SIGTERM, which it must obey."""
    port = free_port()
    log = installation.home / "up.log"
    command = [sys.executable, "-m", "suizhi", "up", "--port", str(port), *options]
    with log.open("w") as output:
        process = subprocess.Popen(
            command, env=installation.environment, cwd=installation.home, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT
        )
    url = f"http://127.0.0.1:{port}"
    try:
        _wait(url, process, log)
        yield Portal(url, installation, process.pid)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)


@pytest.fixture(scope="session")
def portal(install: Installations) -> Iterator[Portal]:
    """The running portal with the demonstration city. Shared: a test that changes something uses records of its own."""
    with serving(install.empty()) as running:
        yield running


def free_port() -> int:
    """A TCP port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + READY_WITHIN
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        if _answers(f"{url}/readyz"):
            return
        time.sleep(0.1)
    raise RuntimeError(f"the portal did not answer at {url}:\n{log.read_text(errors='replace')[-4000:]}")


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False
