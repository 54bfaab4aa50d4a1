"""A clerk drops an export in, sees what would happen, commits it, finds it, opens it: the main job, in a browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import City
from tests.halls.register.factories import checked

pytestmark = pytest.mark.browser

HEADER = "号,名字,何种,何时,谁的"
GOOD = f"{checked('202119990031.X')},一种示例离心机,发明,2021/04/16,穗岭热控（示例）有限公司"
BAD = "2021x,一种坏行,发明,2021/05/16,穗岭热控（示例）有限公司"
FIELDS = ["number.application", "title.zh", "kind", "date.filing", "party.applicant"]
SOURCE = {"code": "example_ledger", "zh": "示例台账", "en": "Example ledger", "pub": "示例单位", "lic": "未说明"}
PATIENCE = 60_000
"""Milliseconds that the worker beside the portal is given; it does in a second what a loaded machine may stretch."""


def test_from_an_unknown_spreadsheet_to_the_page_of_a_right(city: City, page: Page, tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.csv"
    ledger.write_text("\n".join([HEADER, GOOD, BAD]), encoding="utf-8")
    city.log_in(page)
    _send(city, page, ledger)
    page.get_by_role("link", name="指定各列含义").click(timeout=PATIENCE)
    _map(page)
    expect(page.locator("#would")).to_be_visible(timeout=PATIENCE)
    expect(page.locator("#errors")).to_be_visible()
    page.get_by_role("button", name="写入登记簿").click()
    expect(page.locator("#came")).to_be_visible(timeout=PATIENCE)
    expect(page.locator("#searchable")).to_be_visible(timeout=PATIENCE)
    page.wait_for_load_state()
    assert [dd.split("\n") for dd in page.locator(".sz-numbers > div").all_inner_texts()][:2] == [["读取", "2"], ["新增", "1"]]
    with page.expect_download() as sheet:
        page.get_by_role("link", name="下载未接受的行").click()
    assert sheet.value.suggested_filename.endswith(".xlsx")
    _find(city, page)


def _send(city: City, page: Page, ledger: Path) -> None:
    page.goto(city.address("/import"))
    page.set_input_files("input[type=file]", ledger)
    page.get_by_role("button", name="上传并预览").click()


def _map(page: Page) -> None:
    for place, name in enumerate(FIELDS):
        page.select_option(f"select[name=column-{place}]", name)
    for name, value in SOURCE.items():
        page.fill(f"#f-{name}", value)
    page.get_by_role("button", name="继续").click()
    page.select_option("select[name=meaning-2]", "invention")
    page.get_by_role("button", name="存成来源定义").click()


def _find(city: City, page: Page) -> None:
    page.goto(city.address("/search?q=离心机"))
    page.get_by_role("link", name="一种示例离心机").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("一种示例离心机")
    expect(page.locator("section", has=page.locator("#statements"))).to_contain_text("示例台账")


def test_a_file_that_holds_nothing_is_refused_with_a_reason(city: City, page: Page, tmp_path: Path) -> None:
    noise = tmp_path / "noise.bin"
    noise.write_bytes(bytes(range(256)) * 40)
    city.log_in(page)
    _send(city, page, noise)
    expect(page.get_by_text("没有一个文件读得了")).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_role("button", name="写入登记簿")).to_have_count(0)


def test_sending_nothing_leads_to_the_field(city: City, page: Page) -> None:
    city.log_in(page)
    page.goto(city.address("/import"))
    page.get_by_role("button", name="上传并预览").click()
    page.get_by_role("link", name="请先选一个文件。").click()
    expect(page).to_have_url(re.compile("#id_file$"))
