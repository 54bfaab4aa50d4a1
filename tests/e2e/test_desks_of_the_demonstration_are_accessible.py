"""Enforcement, aid, referrals and the head's figures as the demonstration shows them: no axe violation, no console error, no sideways scroll."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser import OpenPage, faults
from tests.support.portal import Portal

pytestmark = [pytest.mark.browser, pytest.mark.looks]

CASE = ["{case}/enforcement", "{case}/enforcement/inspection", "{case}/enforcement/sheet", "{case}/referrals?to=court", "{case}/file-list"]
PAGES = {
    "clerk": ["/cases/enforcement", "/cases/enforcement/clues/new", *CASE, "/aid", "/aid/experts", "{aid}", "/fairs/new", "/reports/ask"],
    "supervisor": ["/erasures", "/cases/desk/office", "{behind}", "/cases/desk/waiting", "{case}/enforcement", "{case}/enforcement/sheet"],
    "holder": ["/mine", "/mine/data", "{subject}", "/notices/published", "/cases", "/cases/join", "/aid", "/aid/new", "/reports/new"],
}
LINKS = {
    "case": ("/cases/enforcement", "main tbody a[href$='/enforcement']"),
    "aid": ("/aid", "main a[href^='/aid/']:not([href$='/new']):not([href$='/experts'])"),
    "subject": ("/credit", "main a[href^='/credit/subjects/']"),
    "behind": ("/cases/desk/office", "main a[href*='/office/cases']"),
}
"""Where to find the address of a record: the page that lists it, and the first link there."""
SQUEEZED = """() => [...document.querySelectorAll("main a, main p, main span, main td")].filter(e => {
    const box = e.getBoundingClientRect(); return box.width > 0 && box.width < 32 && box.height > 96; }).map(e => e.textContent.trim())"""
"""Text of which every line holds one character."""
STORY = "我们厂有一件实用新型专利，隔壁的厂上个月开始卖一样的折叠锁。想请专利部门来裁决，让他们停止。"
OPEN_ALL = "() => document.querySelectorAll('main details').forEach(one => one.open = true)"


@pytest.mark.parametrize("language", ["", "/en"], ids=["zh", "en"])
@pytest.mark.parametrize("width", [1440, 390])
def test_pages(portal: Portal, open_page: OpenPage, width: int, language: str) -> None:
    wrong = []
    for role, paths in PAGES.items():
        page = open_page(width=width)
        portal.log_in(page, role)
        for path in paths:
            page.goto(f"{portal.url}{language}{_address(portal, page, path)}")
            page.evaluate(OPEN_ALL)
            wrong += [f"{role} {path}: {fault}" for fault in _looked(page)]
    assert wrong == []


@pytest.mark.parametrize("language", ["", "/en"], ids=["zh", "en"])
@pytest.mark.parametrize("width", [1440, 390])
def test_a_draft(portal: Portal, open_page: OpenPage, width: int, language: str) -> None:
    page = open_page(width=width)
    portal.log_in(page, "holder")
    page.goto(f"{portal.url}{language}/cases/new")
    page.fill("textarea[name=story]", STORY)
    page.click("main form button.btn-primary")
    page.wait_for_url("**/cases/drafts/*")
    assert _looked(page) == []


@pytest.mark.parametrize(("width", "language"), [(1440, ""), (390, "/en")])
def test_a_person_asks_for_their_data_to_go_and_is_answered(portal: Portal, open_page: OpenPage, width: int, language: str) -> None:
    person, office = open_page(width=width), open_page(width=width)
    portal.log_in(person, "public")
    portal.log_in(office, "administrator")
    person.goto(f"{portal.url}{language}/mine/data")
    person.locator("form[action$='/mine/data/erase'] button").first.click()
    expect(person.locator("section[aria-labelledby=asked]")).to_be_visible()
    office.goto(f"{portal.url}{language}/erasures")
    basis = f"账户仍在使用 {width}"
    office.locator("input[name=basis]").first.fill(basis)
    wrong = [*_looked(person), *_looked(office)]
    office.locator("article button").first.click()
    expect(office.locator(".sz-messages")).to_be_visible()
    person.reload()
    expect(person.locator("section[aria-labelledby=asked]")).to_contain_text(basis)
    assert wrong + _looked(person) == []


def _address(portal: Portal, page: Page, path: str) -> str:
    """The path with the record in it that the list shows first."""
    for name, (listed, link) in LINKS.items():
        if f"{{{name}}}" in path:
            page.goto(f"{portal.url}{listed}")
            found = page.locator(link).first.get_attribute("href") or ""
            return path.format(**{name: found.removesuffix("/enforcement")})
    return path


def _looked(page: Page) -> list[str]:
    return faults(page) + [f"squeezed: {text}" for text in page.evaluate(SQUEEZED)]
