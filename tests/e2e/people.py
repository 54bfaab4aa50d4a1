"""Several people at one portal in this very process, each with a browser of their own, while the tests hold the clock."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.halls.casework.conftest import PASSWORD

PHOTO = {"name": "photo.png", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n synthetic"}
"""What a phone's camera would send, by its first bytes."""


def log_in(page: Page, url: str, name: str) -> None:
    """Log somebody in by the form."""
    page.goto(f"{url}/account/login/")
    page.fill("input[name=login]", name)
    page.fill("input[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url(f"{url}/mine")


def sideways(page: Page) -> bool:
    """Whether the page scrolls sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
