"""A strict browser: a page on which something went wrong that nobody asked for fails its test.

Strict means no console error (violations of the content security policy are reported there too), no uncaught exception, and no request
to anything but this machine. `page.watch.allow("…")` names a message that the test expects.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

HOW = "no chromium here: apt-get install chromium fonts-noto-cjk (Debian), or put chromium on the PATH"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
"""The browser itself must not call home either; the last flag leaves it no name to call."""
_LOCAL = {"127.0.0.1", "localhost", "[::1]", "::1", None}
_IN_PAGE = {"data", "blob", "about"}


@dataclass
class Watch:
    """What went wrong on the pages of one test."""

    faults: list[str] = field(default_factory=list)
    allowed: list[str] = field(default_factory=list)

    def allow(self, text: str) -> None:
        """Expect messages that contain `text`."""
        self.allowed.append(text)

    def follow(self, page: Page) -> None:
        """Listen to a page."""
        page.on("console", lambda said: self._note(said.type == "error", f"console: {said.text} {said.location.get('url', '')}"))
        page.on("pageerror", lambda error: self._note(True, f"uncaught: {error}"))
        page.on("request", lambda request: self._note(not _local(request.url), f"request left the machine: {request.url}"))

    def unexpected(self) -> list[str]:
        """The faults that no `allow` covers."""
        return [fault for fault in self.faults if not any(text in fault for text in self.allowed)]

    def _note(self, wrong: bool, fault: str) -> None:
        if wrong:
            self.faults.append(fault)


OpenPage = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, without a head. Playwright's own download is not needed."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip(HOW)
    # Playwright leaves an event loop running in this thread, which Django would take for an asynchronous caller in later tests.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def watch() -> Iterator[Watch]:
    """The faults of this test's pages; unexpected ones fail it."""
    watching = Watch()
    yield watching
    assert not watching.unexpected(), "\n".join(watching.unexpected())


@pytest.fixture
def open_page(browser: Browser, watch: Watch) -> Iterator[OpenPage]:
    """Opens watched pages: `open_page(width=390, language="en")`, each in a browser context of its own."""
    contexts: list[BrowserContext] = []

    def make(*, width: int = 1440, height: int = 900, language: str = "zh-CN") -> Page:
        size: ViewportSize = {"width": width, "height": height}
        context = browser.new_context(viewport=size, locale=language, timezone_id="Asia/Shanghai", reduced_motion="reduce")
        contexts.append(context)
        page = context.new_page()
        watch.follow(page)
        return page

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """One watched page, 1440 wide, in Chinese."""
    return open_page()


def sideways(page: Page) -> bool:
    """Whether the page scrolls sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def faults(page: Page) -> list[str]:
    """What axe finds on the page as it stands, and whether it scrolls sideways."""
    found = [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in Axe().run(page).response["violations"]]
    return [*found, "scrolls sideways"] if sideways(page) else found


def look(page: Page, address: str) -> list[str]:
    """What is wrong with the page at an address."""
    page.goto(address)
    return [f"{address}: {fault}" for fault in faults(page)]


def _local(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in _IN_PAGE or parts.hostname in _LOCAL
