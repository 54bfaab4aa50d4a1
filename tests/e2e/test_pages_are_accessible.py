"""Every page at both widths, in both languages: no axe violation, no console error, nothing left the machine, no sideways scroll."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import City
from tests.support.browser import OpenPage, faults, look, sideways

pytestmark = [pytest.mark.browser, pytest.mark.looks]

PUBLIC = [
    "/",
    "/search",
    "/search?q=散热膜&kind=invention",
    "/search?q=TI%3D(散热",
    "/search?q=没有这样的词语",
    "/search/syntax",
    "/marks",
    "/marks?name=&goods=茶&find=1&g=3002",
    "/marks?name=穗岭云&g=3002&goods=茶",
    "/marks?name=赤焰骐骥&g=3002",
    "/marks/compare",
    "/marks/compare?a=云雀&b=云雀手机&goods_a=3002&goods_b=3202",
    "/rights",
    "/rights/{film}",
    "/rights/{film}?as_of=2022-01-01",
    "/rights/{film}/summary",
    "/parties",
    "/parties/{owner}",
    "/about-data",
    "/accessibility",
    "/account/login/",
    "/api/v1/docs",
]
OFFICE = [
    "/mine",
    "/mine/tokens",
    "/import",
    "/import/{run}",
    "/import/definitions",
    "/import/definitions/example_list",
    "/parties/{owner}",
    "/rights/{film}",
    "/cases",
    "/cases/new",
    "/cases/desk",
    "/cases/desk?tab=new",
    "/cases/desk/calendar?tab=all",
    "/cases/desk/waiting",
    "/cases/{case}",
    "/cases/{case}/act/serve",
    "/cases/{case}/people",
    "/cases/{case}/hearings",
    "/cases/{case}/completeness",
    "/cases/{case}/times",
    "/cases/{case}/links",
    "/account/2fa/",
    "/account/password/change/",
]
TOO_WIDE = """() => [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest(".sz-tabs, .sz-kinds"))
    .map(e => e.outerHTML.slice(0, 120)).slice(0, 5)"""
"""What reaches beyond the window, for the message."""
WIDTHS = [1440, 390]
LANGUAGES = ["", "/en"]


@pytest.mark.parametrize("language", LANGUAGES, ids=["zh", "en"])
@pytest.mark.parametrize("width", WIDTHS)
def test_public_pages(city: City, open_page: OpenPage, width: int, language: str) -> None:
    page = open_page(width=width)
    wrong = [fault for path in PUBLIC for fault in look(page, city.address(path, language))]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES, ids=["zh", "en"])
@pytest.mark.parametrize("width", WIDTHS)
def test_office_pages(city: City, open_page: OpenPage, width: int, language: str) -> None:
    page = open_page(width=width)
    city.log_in(page)
    wrong = [fault for path in OFFICE for fault in look(page, city.address(path, language))]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES, ids=["zh", "en"])
@pytest.mark.parametrize("width", WIDTHS)
def test_a_token_is_made_and_revoked(city: City, open_page: OpenPage, width: int, language: str) -> None:
    page = open_page(width=width)
    city.log_in(page, "analyst")
    page.goto(city.address("/mine/tokens", language))
    page.fill("#id_name", "script")
    page.click("aside button.btn-primary")
    expect(page.locator("#secret")).to_have_value(re.compile("^suizhi_"))
    assert faults(page) == []
    page.locator("td button.linkish").first.click()
    expect(page.locator("#secret")).to_have_count(0)
    assert faults(page) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_high_contrast_and_larger_text(city: City, open_page: OpenPage, width: int) -> None:
    page = open_page(width=width)
    cookies = {"sz_contrast": "high", "sz_text": "larger"}
    page.context.add_cookies([{"name": name, "value": value, "url": city.url} for name, value in cookies.items()])
    wrong = [fault for path in PUBLIC for fault in look(page, city.address(path))]
    assert wrong == []


@pytest.mark.parametrize("width", [320, 820])
def test_no_page_scrolls_sideways(city: City, open_page: OpenPage, width: int) -> None:
    page = open_page(width=width)
    for path in PUBLIC:
        page.goto(city.address(path, "/en"))
        assert not sideways(page), (path, page.evaluate(TOO_WIDE))


def test_pages_work_without_script(city: City, open_page: OpenPage) -> None:
    plain = open_page().context.browser
    assert plain is not None
    page = plain.new_context(java_script_enabled=False, viewport={"width": 390, "height": 900}).new_page()
    page.goto(city.url)
    page.fill("#q", "散热膜")
    page.press("#q", "Enter")
    page.locator(".sz-filter > summary").click()
    page.locator(".sz-filter input[name=kind]").first.check()
    page.locator(".sz-filter button").click()
    page.locator(".sz-results h3 a").first.click()
    page.fill("#as-of", "2022-01-01")
    page.press("#as-of", "Enter")
    expect(page.locator("main")).to_contain_text("正在看 2022-01-01 的状态")
    page.context.close()


def test_the_keyboard_reaches_the_content_first(city: City, page: Page) -> None:
    page.goto(city.url)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
