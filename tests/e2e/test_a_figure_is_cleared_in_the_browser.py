"""A figure is dropped on the page that clears names, narrowed and looked at beside names; the sample finds something; no script is needed."""

from __future__ import annotations

import pytest
from playwright.sync_api import FilePayload, Page, expect

from suizhi.halls.search.marks.drawings import sample
from tests.support.browser import OpenPage, Watch, faults
from tests.support.portal import Portal

pytestmark = [pytest.mark.browser, pytest.mark.looks]

FIGURE: FilePayload = {"name": "sample.svg", "mimeType": "image/svg+xml", "buffer": sample()}
LANGUAGES = ["", "/en"]


@pytest.mark.parametrize("language", LANGUAGES, ids=["zh", "en"])
@pytest.mark.parametrize("width", [1440, 390])
def test_a_figure_and_a_name_together(portal: Portal, open_page: OpenPage, width: int, language: str) -> None:
    page = open_page(width=width)
    page.goto(f"{portal.url}{language}/marks")
    wrong = faults(page)
    page.set_input_files("#id_picture", FIGURE)
    page.locator("#clear .btn-primary").click()
    expect(page.locator(".sz-alike figure").first).to_be_visible()
    wrong += faults(page)
    page.fill("#id_name", "穗岭云")
    page.locator("#clear .btn-primary").click()
    expect(page.locator(".sz-cands button").first).to_have_attribute("aria-current", "true")
    expect(page.locator(".sz-alike figure").first).to_be_visible()
    wrong += faults(page)
    page.locator(".sz-cands button").nth(1).click()
    expect(page.locator(".sz-cands button").nth(1)).to_have_attribute("aria-current", "true")
    page.locator("#colour-purple").check()
    page.locator(".sz-narrow button").click()
    expect(page.locator("#colour-purple")).to_be_checked()
    expect(page.locator(".sz-kept img")).to_be_visible()
    assert wrong + faults(page) == []


@pytest.mark.parametrize("language", LANGUAGES, ids=["zh", "en"])
@pytest.mark.parametrize("width", [1440, 390])
def test_what_is_no_picture_is_told_at_the_field(portal: Portal, open_page: OpenPage, watch: Watch, width: int, language: str) -> None:
    page = open_page(width=width)
    page.goto(f"{portal.url}{language}/marks")
    watch.allow("422")
    page.set_input_files("#id_picture", {"name": "a.png", "mimeType": "image/png", "buffer": b"junk"})
    with page.expect_response(lambda response: response.request.method == "POST"):
        page.locator("#clear .btn-primary").click()
    expect(page.locator("#id_picture_error")).to_be_visible()
    assert faults(page) == []


def test_the_sample_is_tried_without_script(portal: Portal, open_page: OpenPage) -> None:
    plain = open_page().context.browser
    assert plain is not None
    page = plain.new_context(java_script_enabled=False, viewport={"width": 390, "height": 900}).new_page()
    page.goto(f"{portal.url}/marks")
    page.fill("#id_name", "穗岭云")
    page.locator("button[name=kept]").click()
    expect(page.locator(".sz-alike figure")).to_have_count(2)
    expect(page.locator(".sz-cands button").first).to_be_visible()
    page.locator(".sz-alike a").first.click()
    expect(page.locator("main")).to_contain_text("图形")
    page.context.close()


@pytest.mark.parametrize("language", LANGUAGES, ids=["zh", "en"])
@pytest.mark.parametrize("width", [1440, 390])
def test_a_listing_s_picture_beside_the_right_s(portal: Portal, open_page: OpenPage, width: int, language: str) -> None:
    page = open_page(width=width)
    portal.log_in(page, "clerk")
    page.goto(f"{portal.url}{language}/watch/leads/3")
    wrong = faults(page)
    _try(page)
    assert wrong + faults(page) == []


def _try(page: Page) -> None:
    page.locator("button[name=sample]").click()
    expect(page.locator("#pair img")).to_be_visible()
