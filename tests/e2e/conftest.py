"""The small city behind a portal as an operator runs it, once for all tests of a worker."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect

from tests.support.installation import Installations
from tests.support.portal import serving
from tests.support.world import PASSWORD

CHECKOUT = Path(__file__).resolve().parents[2]

expect.set_options(timeout=30_000)
"""Milliseconds, as for clicks: what is awaited comes at once, but a machine under load may stretch it."""


@dataclass(frozen=True)
class City:
    """The address of the portal and the ids of what stands in it."""

    url: str
    ids: dict[str, int]

    def address(self, path: str, language: str = "") -> str:
        """A path with the ids filled in, in a language; the API has one description for both."""
        prefix = "" if path.startswith("/api") else language
        return self.url + prefix + path.format(**self.ids)

    def log_in(self, page: Page, role: str = "clerk") -> None:
        """Log the person of a role in."""
        page.goto(f"{self.url}/account/login/")
        page.fill("input[name=login]", f"{role}-person")
        page.fill("input[name=password]", PASSWORD)
        page.click("main button[type=submit]")
        page.wait_for_url(f"{self.url}/mine")


@pytest.fixture(scope="session")
def city(install: Installations) -> Iterator[City]:
    """The running portal. A test that changes something uses records of its own."""
    installation = install.prepared()
    command = [sys.executable, "-m", "tests.support.furnishing"]
    done = subprocess.run(command, env=installation.environment, cwd=CHECKOUT, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    with serving(installation, "--no-demo") as running:
        yield City(running.url, json.loads(done.stdout))


@pytest.fixture(autouse=True)
def nobody_has_tried_to_log_in() -> None:
    """Attempts to log in are counted by the minute, and tests hold the clock: those of one are not counted against the next."""
    cache.clear()
