"""Several people at one portal in this very process, each with a browser of their own, while the tests hold the clock."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from typing import Any

from playwright.sync_api import FilePayload, Page, expect

from suizhi.halls.casework.models import Case
from tests.halls.casework.conftest import PASSWORD
from tests.support.browser import OpenPage

BEIJING = timezone(timedelta(hours=8))
PHOTO = {"name": "photo.png", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n synthetic"}
"""What a phone's camera would send, by its first bytes."""
PAPER: FilePayload = {"name": "材料.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4\n%%EOF\n"}


def log_in(page: Page, url: str, name: str) -> None:
    """Log somebody in by the form."""
    page.goto(f"{url}/account/login/")
    _say_who(page, name)
    page.wait_for_url(f"{url}/mine")


class Office:
    """The portal, the one case that its people have in hand, and the clock that the test moves. Who is in `phones` has a small screen."""

    def __init__(self, url: str, open_page: OpenPage, clock: Any, phones: tuple[str, ...] = ()) -> None:
        self.url, self._open, self._clock, self._phones = url, open_page, clock, phones
        self._pages: dict[str, Page] = {}

    @property
    def case(self) -> str:
        """The address of the case."""
        return f"/cases/{Case.objects.get().pk}"

    def on(self, day: str) -> None:
        """Nine in the morning of a day. Everybody has to log in again after a fortnight."""
        self._clock.move_to(datetime.combine(date.fromisoformat(day), datetime.min.time(), BEIJING) + timedelta(hours=9))

    def at(self, name: str, path: str = "") -> Page:
        """Somebody at an address, logged in; the case's own where none is said."""
        if name not in self._pages:
            self._pages[name] = self._open(width=390 if name in self._phones else 1440)
        page, address = self._pages[name], f"{self.url}{path or self.case}"
        page.goto(address)
        if "/account/login/" in page.url:
            _say_who(page, name)
            page.wait_for_url(address)
        return page

    def act(self, name: str, event: str, reason: str = "", **facts: str) -> Page:
        """Take a step with the papers and facts that its page asks for."""
        page = self.at(name, f"{self.case}/act/{event}")
        for fact, value in facts.items():
            put(page, f"fact-{fact}", value)
        for needed in page.locator("main input[type=file]").all():
            needed.set_input_files(PAPER)
        if reason:
            page.fill("[name=reason]", reason)
        page.locator("main form button.btn-primary").click()
        expect(page.locator(".sz-errors")).to_have_count(0)
        expect(page.locator("main")).to_contain_text("已办")
        return page

    def let_in(self, clerk: str, name: str, party: str) -> None:
        """The clerk prints a code for a party; who has it comes in."""
        page = self.at(clerk, f"{self.case}/people")
        page.locator("summary", has_text=f"变更 {party}").click()
        page.get_by_role("button", name="出具登录码").locator("visible=true").click()
        code = page.locator("[data-code]").inner_text()
        page = self.at(name, "/cases/join")
        page.fill("[name=code]", code)
        page.get_by_role("button", name="进入案件").click()
        expect(page.locator("main h1").first).not_to_have_text("输入登录码")

    def due(self, name: str, limits: dict[str, tuple[str, ...]]) -> None:
        """Somebody reads, beside limits of the case, a day, a state, how it was reckoned."""
        rows = self.at(name).locator("section[aria-labelledby=deadlines] tr")
        for what, words in limits.items():
            row = rows.filter(has_text=re.compile(rf"^\s*{re.escape(what)}\s*怎么算出来的"))
            for one in words:
                expect(row).to_contain_text(one)


def _say_who(page: Page, name: str) -> None:
    page.fill("input[name=login]", name)
    page.fill("input[name=password]", PASSWORD)
    page.click("main button[type=submit]")


def put(page: Page, name: str, value: str) -> None:
    """Fill or choose in a field by its name."""
    field = page.locator(f"[name='{name}']")
    field.select_option(value) if field.evaluate("field => field.tagName") == "SELECT" else field.fill(value)
