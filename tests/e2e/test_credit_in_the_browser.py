"""Credit as an operator's demonstration shows it: every page without an axe violation, and an objection from the subject to its answer."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser import OpenPage, faults
from tests.support.portal import Portal

pytestmark = pytest.mark.browser

PUBLIC = ["/credit", "/credit?q=没有这家", "/credit?q=示例", "/credit/draws", "/credit/draws/1"]
OFFICE = [
    "/credit/desk",
    "/credit/desk/proposals/{proposal}",
    "/credit/events/1",
    "/credit/events/2",
    "/credit/events/2/act/find",
    "/credit/desk/pools/{pool}",
]
WRITER = [*OFFICE[:2], "/credit/events/2/letters/intent_notice"]
SUBJECT = ["/credit/mine", "/credit/events/2", "/credit/events/2/act/state"]
POOL = "专利商标代理机构（示例）"
OPEN_ALL = "() => document.querySelectorAll('main details').forEach(one => one.open = true)"


@pytest.mark.looks
@pytest.mark.parametrize("language", ["", "/en"], ids=["zh", "en"])
@pytest.mark.parametrize("width", [1440, 390])
def test_pages_are_accessible(portal: Portal, open_page: OpenPage, width: int, language: str) -> None:
    wrong = []
    for role, paths in (("", PUBLIC), ("clerk", WRITER), ("supervisor", [OFFICE[0], *OFFICE[2:]]), ("holder", SUBJECT)):
        page = open_page(width=width)
        if role:
            portal.log_in(page, role)
        for path in paths:
            address = path.format(proposal=_proposal(portal, page) if "{proposal}" in path else 0, pool=POOL)
            page.goto(f"{portal.url}{language}{address}")
            page.evaluate(OPEN_ALL)
            wrong += [f"{path}: {fault}" for fault in faults(page)]
    assert wrong == []


def test_an_objection_goes_from_the_subject_to_a_head(portal: Portal, open_page: OpenPage) -> None:
    subject, head = open_page(width=390), open_page(width=1440)
    portal.log_in(subject, "holder")
    subject.goto(f"{portal.url}/credit/mine")
    subject.click("main tbody a >> nth=0")
    subject.click("summary:has-text('提出异议')")
    subject.fill("textarea[name=text]", "材料是真实的，有原件。")
    subject.click("button:has-text('提出异议')")
    expect(subject.locator("main")).to_contain_text("异议已经收到")
    portal.log_in(head, "supervisor")
    head.goto(f"{portal.url}/credit/desk")
    head.select_option("select[name=upheld]", "false")
    head.fill("textarea[name=reason]", "已核对原件，不成立。")
    head.click("button:has-text('答复异议')")
    expect(head.locator("main")).to_contain_text("已经答复")
    subject.reload()
    expect(subject.locator("main")).to_contain_text("已核对原件")
    head.goto(f"{portal.url}/credit/events/2")
    subject.goto(f"{portal.url}/credit/mine")
    assert "督导" in subject.inner_text("main"), "who of the office looked is the subject's to read"


def _proposal(portal: Portal, page: Page) -> str:
    page.goto(f"{portal.url}/credit/desk")
    link = page.get_attribute("main tbody a >> nth=0", "href")
    assert link is not None
    return link.rsplit("/", 1)[-1]
