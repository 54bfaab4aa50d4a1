"""A utility-model dispute from the story to the time to sue, with a stay for an invalidation: each person in a browser of their own."""

from __future__ import annotations

from typing import Any

import pytest
import time_machine
from playwright.sync_api import expect

from suizhi.commons.accounts.models import AccountRole
from suizhi.halls.casework.models import Case
from tests.e2e.people import Office
from tests.halls.casework.conftest import person
from tests.support.browser import OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

STORY = (
    "隔壁厂照着我们的折叠锁做，连卡扣都一样。这是我们的实用新型专利，现在还有效，我是专利权人。"
    "上个月在门市部公证买了一把。还没有起诉，也没有约定仲裁。想叫他停。"
)
PANEL = ("clerk-two", "clerk-three")


def test_from_the_story_to_the_time_to_sue(live_server: Any, open_page: OpenPage) -> None:
    with time_machine.travel(0) as clock:
        office = Office(live_server.url, open_page, clock, phones=("respondent",))
        office.on("2026-06-26")
        for name, role in (("requester", AccountRole.HOLDER), ("respondent", AccountRole.PUBLIC), ("head", AccountRole.SUPERVISOR)):
            person(name, role)
        for name in ("clerk", *PANEL):
            person(name, AccountRole.CLERK)
        _asked(office)
        _filed(office)
        _answered(office)
        _stayed(office)
        _decided(office)
    assert Case.objects.get().state == "suit_period"


def _asked(office: Office) -> None:
    page = office.at("requester", "/cases/new")
    page.fill("[name=story]", STORY)
    page.fill("[name=respondent]", "珠湾五金（示例）厂")
    page.get_by_role("button", name="看有哪几条路").click()
    page.locator("section", has=page.get_by_role("heading", name="专利侵权行政裁决")).get_by_role("button").first.click()
    expect(page.locator("main")).to_contain_text("已收到")
    office.due("requester", {"立案决定": ("2026-07-03",)})


def _filed(office: Office) -> None:
    """The clerk takes and files the case, the head forms the panel, the respondent comes in by a code. The time to close runs from here."""
    office.on("2026-06-30")
    office.at("clerk").get_by_role("button", name="由我承办").click()
    office.act("clerk", "file", panel_size="3")
    office.due("requester", {"结案": ("2026-09-30",)})
    head = office.at("head", f"{office.case}/people")
    head.locator("summary", has_text="组成合议组").click()
    head.select_option("[name=presider]", label="clerk-two")
    for name in ("clerk-three", "clerk"):
        head.get_by_role("checkbox", name=name, exact=True).check()
    head.get_by_role("button", name="组成").click()
    office.let_in("clerk", "respondent", "珠湾五金（示例）厂")
    expect(office.at("respondent").locator("main .badge").first).to_have_text("已立案")


def _answered(office: Office) -> None:
    """Served on a Friday: the fifteenth day is a Saturday, so the answer may come until Monday."""
    office.on("2026-07-03")
    office.act("clerk", "serve", respondent_domicile_cn="true")
    office.due("respondent", {"答辩": ("2026-07-20",)})
    office.on("2026-07-08")
    office.act("respondent", "answer")
    office.due("respondent", {"答辩": ("按时",)})


def _stayed(office: Office) -> None:
    """The clock of the decision stands still for 41 days, which are put on at its end."""
    office.on("2026-07-10")
    office.act("clerk", "stay", reason="被请求人请求宣告专利权无效，国家知识产权局已受理。")
    office.due("respondent", {"结案": ("中止", "2026-07-10")})
    office.on("2026-08-20")
    office.act("clerk", "resume")
    office.due("requester", {"结案": ("2026-11-10", "41")})


def _decided(office: Office) -> None:
    office.on("2026-08-25")
    office.act("clerk-two", "deliberate")
    office.on("2026-09-10")
    office.act("clerk-two", "decide")
    office.on("2026-09-15")
    office.act("clerk", "serve_decision")
    for name in ("requester", "respondent"):
        office.due(name, {"结案": ("2026-11-10",), "起诉": ("2026-09-30",)})
