"""A holder tells what happened, chooses a way and hands it in; an officer takes the case, files it and has it served; both in a browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import City
from tests.support.browser import OpenPage

pytestmark = pytest.mark.browser

STORY = (
    "隔壁厂照着我们的折叠锁做，连卡扣都一样。这是我们的实用新型专利，现在还有效，我是专利权人。"
    "上个月在门市部公证买了一把。还没有起诉，也没有约定仲裁。想叫他停。"
)
PAPER = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A file to hand in."""
    path = tmp_path / "材料.pdf"
    path.write_bytes(PAPER)
    return path


def test_from_the_story_to_service(city: City, open_page: OpenPage, paper: Path) -> None:
    holder, clerk = open_page(), open_page()
    city.log_in(holder, "holder")
    number = _hand_in(city, holder)
    city.log_in(clerk, "clerk")
    _take(city, clerk, number)
    _step(clerk, "符合五项条件，立案", paper, panel_size="3")
    expect(clerk.locator("main .badge").first).to_have_text("已立案")
    _step(clerk, "送达请求书副本", paper, respondent_domicile_cn="true")
    holder.reload()
    expect(holder.locator("main")).to_contain_text("送达答辩")
    expect(holder.locator("main")).to_contain_text("被请求人")


def test_a_stranger_finds_no_such_case(city: City, open_page: OpenPage) -> None:
    holder, stranger = open_page(), open_page()
    city.log_in(holder, "holder")
    _hand_in(city, holder)
    city.log_in(stranger, "agency")
    answer = stranger.request.get(holder.url)
    assert answer.status == 404


def _hand_in(city: City, page: Page) -> str:
    page.goto(city.address("/cases/new"))
    page.fill("[name=story]", STORY)
    page.fill("[name=respondent]", "珠湾五金（示例）厂")
    page.get_by_role("button", name="看有哪几条路").click()
    expect(page.locator("main")).to_contain_text("还没有起诉")
    page.locator("section", has=page.get_by_role("heading", name="专利侵权行政裁决")).get_by_role("button").first.click()
    expect(page.locator("main")).to_contain_text("已收到")
    return page.locator("main strong.nw").first.inner_text()


def _take(city: City, page: Page, number: str) -> None:
    page.goto(city.address("/cases/desk?tab=new"))
    page.get_by_role("link", name=number).click()
    page.get_by_role("button", name="由我承办").click()
    expect(page.locator("main")).to_contain_text("已由你承办")


def _step(page: Page, name: str, paper: Path, **facts: str) -> None:
    page.get_by_role("link", name=name).first.click()
    page.wait_for_url("**/act/*")
    for fact, value in facts.items():
        field = page.locator(f"[name=fact-{fact}]")
        field.select_option(value) if field.evaluate("field => field.tagName") == "SELECT" else field.fill(value)
    for needed in page.locator("main input[type=file]").all():
        needed.set_input_files(paper)
    page.locator("main form button.btn-primary").click()
    expect(page.locator(".sz-errors")).to_have_count(0)
    expect(page.locator("main")).to_contain_text("已办")
