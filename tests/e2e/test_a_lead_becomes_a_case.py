"""Watch as an operator's demonstration shows it: every page without an axe violation, and a feed that ends as a case which shows why."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.halls.watch.conftest import FILER, PARTNER, filed, lines, reputed
from tests.support.browser import OpenPage, faults
from tests.support.portal import Portal

pytestmark = pytest.mark.browser

OFFICE = [
    "/watch",
    "/watch?tab=open",
    "/watch/list",
    "/watch/watches/1",
    "/watch/watches/4",
    "/watch/alerts/1",
    "/watch/new",
    "/watch/leads",
]
OFFICE += ["/watch/leads/1", "/watch/leads/2", "/watch/batches", "/watch/batches/1"]
OFFICE += ["/watch/filings", "/watch/filings/1", "/watch/filings/dossiers/1", "/watch/filings/dossiers/4"]
OWNER = ["/watch", "/watch/leads", "/watch/list", "/watch/new"]
OPEN_ALL = "() => document.querySelectorAll('main details').forEach(one => one.open = true)"
TITLE = "岭榕荔芝 高仿 1:1 加V看主页 特价"
FEED: FilePayload = {
    "name": "feed.jsonl",
    "mimeType": "application/jsonl",
    "buffer": json.dumps(
        {
            "listing_id": "E2E9990001",
            "platform": "珠湾商城（示例）",
            "title": TITLE,
            "price": "9.9",
            "groups": ["3105"],
            "shop": {"id": "e2e", "name": "浏览器测试店（示例）", "links": ["e2e0001"]},
            "synthetic": True,
        },
        ensure_ascii=False,
    ).encode()
    + b"\n{\n",
}


@pytest.mark.looks
@pytest.mark.parametrize("language", ["", "/en"], ids=["zh", "en"])
@pytest.mark.parametrize("width", [1440, 390])
def test_pages_are_accessible(portal: Portal, open_page: OpenPage, width: int, language: str) -> None:
    wrong = []
    for role, paths in (("clerk", OFFICE), ("holder", OWNER)):
        page = open_page(width=width)
        portal.log_in(page, role)
        for path in paths:
            page.goto(f"{portal.url}{language}{path}")
            page.evaluate(OPEN_ALL)
            wrong += [f"{path}: {fault}" for fault in faults(page)]
    assert wrong == []


def test_a_feed_of_listings_ends_as_a_case_that_shows_why(portal: Portal, page: Page) -> None:
    portal.log_in(page, "clerk")
    page.goto(f"{portal.url}/watch/batches")
    page.select_option("select[name=kind]", "listings")
    page.set_input_files("input[name=file]", FEED)
    page.get_by_role("button", name="上传并比对").click()
    expect(page.locator("#batch")).to_contain_text("已完成", timeout=120_000)
    expect(page.locator("#batch")).to_contain_text("没有接受的行")
    page.locator("#batch").get_by_role("link", name="看线索").click()
    page.get_by_role("link", name=TITLE).click()
    expect(page.locator("main mark").first).to_have_text("岭榕荔芝")
    expect(page.locator("main")).to_contain_text("什么能消除这条线索")
    expect(page.locator("main")).not_to_contain_text("侵权")
    page.select_option("select[name=outcome]", "confirmed:checked")
    page.get_by_role("button", name="记下核查结果").click()
    expect(page.locator("section[aria-labelledby=evidence]")).to_contain_text("SHA-256")
    lead = page.url
    page.get_by_role("button", name="转为案件").click()
    page.wait_for_url("**/cases/*")
    why = page.locator("section[aria-labelledby=whence]")
    expect(why).to_contain_text(TITLE)
    expect(why.locator("li").first).to_contain_text("（+")
    expect(page.locator("section[aria-labelledby=evidence]")).to_contain_text("E2E9990001.json")
    why.get_by_role("link", name=TITLE).click()
    assert page.url == lead
    expect(page.locator("main")).to_contain_text("已转案件")


def test_an_alert_is_answered_and_handed_on(portal: Portal, page: Page) -> None:
    portal.log_in(page, "supervisor")
    page.goto(f"{portal.url}/watch?tab=open")
    page.get_by_role("link", name="榕湘楼").click()
    page.select_option("select[name=to]", index=1)
    page.get_by_role("button", name="指定负责人").click()
    expect(page.locator("main")).to_contain_text("已经记下")
    page.select_option("select[name=outcome]", "opposed:filed")
    page.get_by_role("button", name="记下处理结果").click()
    expect(page.locator("section[aria-labelledby=past]")).to_contain_text("已提异议")


def test_a_gazette_of_filings_ends_as_a_dossier_that_is_judged(portal: Portal, page: Page) -> None:
    portal.log_in(page, "supervisor")
    page.goto(f"{portal.url}/watch/filings")
    for part, rows in (("gazette", filed()), ("reputed", reputed())):
        page.set_input_files(f"input[name={part}]", {"name": f"{part}.jsonl", "mimeType": "application/jsonl", "buffer": lines(rows)})
    page.get_by_role("button", name="上传并查看").click()
    page.locator("#review").get_by_role("link", name=FILER).click(timeout=120_000)
    expect(page.locator("svg.sz-net title", has_text=PARTNER).first).to_have_count(1)
    expect(page.locator("section[aria-labelledby=speaks-for]")).to_contain_text("尚未收到使用证据")
    expect(page.locator("main")).not_to_contain_text("恶意")
    page.select_option("select[name=outcome]", "follow_up:ask")
    page.get_by_role("button", name="记下判断").click()
    expect(page.locator("section[aria-labelledby=past]")).to_contain_text("请申请人说明")
