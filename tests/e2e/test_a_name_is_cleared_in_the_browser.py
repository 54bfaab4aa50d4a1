"""A brand owner clears a name: goods are found and ticked, the marks are looked at one by one; the keyboard does it, and no script is needed."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import City
from tests.support.browser import OpenPage, faults

pytestmark = [pytest.mark.browser, pytest.mark.looks]

NAME = "穗岭云"


@pytest.mark.parametrize("width", [1440, 390])
def test_goods_are_ticked_and_marks_looked_at(city: City, open_page: OpenPage, width: int) -> None:
    page = open_page(width=width)
    page.goto(city.address("/marks"))
    page.fill("#id_name", NAME)
    page.locator("#id_goods").press_sequentially("冰茶")
    page.get_by_label("冰茶").check()
    expect(page.locator("#goods-list legend").first).to_have_text("已选 1 项")
    page.fill("#id_goods", "果汁")
    page.get_by_label("果汁").check()
    expect(page.locator("#goods-list legend").first).to_have_text("已选 2 项")
    assert faults(page) == []
    page.get_by_role("button", name="查名").click()
    expect(page.locator("#sum")).to_contain_text("相近")
    expect(page.locator(".sz-cands a").first).to_have_attribute("aria-current", "true")
    page.locator(".sz-cands a").nth(1).click()
    expect(page.locator("#two")).to_contain_text(NAME)
    assert page.locator("#goods-list input:checked").count() == 2
    assert faults(page) == []


def test_the_keyboard_alone_does_it(city: City, page: Page) -> None:
    page.goto(city.address("/marks"))
    page.focus("#id_name")
    page.keyboard.type(NAME)
    page.keyboard.press("Enter")
    expect(page.locator("#sum")).to_be_visible()
    page.focus("#id_goods")
    page.keyboard.type("茶饮料")
    box = page.get_by_label("茶饮料")
    expect(box.first).to_be_visible()
    box.first.focus()
    page.keyboard.press("Space")
    expect(page.locator("#goods-list legend").first).to_have_text("已选 1 项")
    assert page.evaluate("document.activeElement.name") == "g"


def test_no_script_is_needed(city: City, open_page: OpenPage) -> None:
    plain = open_page().context.browser
    assert plain is not None
    page = plain.new_context(java_script_enabled=False, viewport={"width": 390, "height": 900}).new_page()
    page.goto(city.address("/marks"))
    page.fill("#id_goods", "茶")
    page.get_by_role("button", name="找商品").click()
    page.get_by_label("冰茶").check()
    page.fill("#id_name", NAME)
    page.get_by_role("button", name="查名").click()
    expect(page.locator("#goods-list legend").first).to_have_text("已选 1 项")
    expect(page.locator(".sz-cands a").first).to_be_visible()
    page.context.close()
