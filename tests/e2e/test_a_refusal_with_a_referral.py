"""A request that is no longer this office's: refused with its ground, sent on to the court with a pack, and what the court says comes back."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest
import time_machine
from playwright.sync_api import Page, expect

from suizhi.commons.accounts.models import AccountRole
from suizhi.halls.casework.models import Case, Referral
from tests.e2e.people import PAPER, Office, put
from tests.halls.casework.conftest import person
from tests.support.browser import OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

STORY = "隔壁厂照着我们的折叠锁做，连卡扣都一样。这是我们的实用新型专利，现在还有效，我是专利权人。没有约定仲裁。想叫他停。"
SUED, NOT_YET = f"{STORY}我已经向法院起诉了。", f"{STORY}还没有起诉。"
COURT = "广州知识产权法院"
WAY = "section[aria-labelledby=way-patent_adjudication]"


def test_from_the_refusal_to_the_answer_of_the_court(live_server: Any, open_page: OpenPage) -> None:
    with time_machine.travel(0) as clock:
        office = Office(live_server.url, open_page, clock, phones=("requester", "respondent"))
        office.on("2026-09-14")
        for name, role in (("requester", AccountRole.HOLDER), ("respondent", AccountRole.PUBLIC), ("clerk", AccountRole.CLERK)):
            person(name, role)
        _asked(office)
        _sued(office)
        _refused(office)
        pack = _sent_on(office)
        _answered(office)
    assert Case.objects.get().state == "not_filed"
    assert Referral.objects.get().state == Referral.State.ANSWERED
    _holds(pack)


def _tell(page: Page, story: str) -> None:
    page.fill("[name=story]", story)
    page.fill("[name=respondent]", "珠湾五金（示例）厂")
    page.get_by_role("button", name="看有哪几条路").click()


def _asked(office: Office) -> None:
    """Whoever says to have sued already is told at once why this way is closed. Who has not may ask."""
    page = office.at("requester", "/cases/new")
    _tell(page, SUED)
    expect(page.locator(WAY)).to_contain_text("走不通")
    expect(page.locator(WAY)).to_contain_text("第12条")
    expect(page.locator(WAY).get_by_role("button")).to_have_count(0)
    page = office.at("requester", "/cases/new")
    _tell(page, NOT_YET)
    page.locator(WAY).get_by_role("button").click()
    expect(page.locator("main")).to_contain_text("已收到")
    office.due("requester", {"立案决定": ("2026-09-20",)})


def _sued(office: Office) -> None:
    """The requester goes to court the day after, and files the court's notice."""
    office.on("2026-09-15")
    page = office.at("requester")
    page.locator("summary", has_text="交一份材料").click()
    page.set_input_files("#id_file", PAPER)
    put(page, "purpose", "法院受理通知书")
    put(page, "source", COURT)
    page.get_by_role("button", name="交上去", exact=True).click()
    expect(page.locator("section[aria-labelledby=evidence]")).to_contain_text("法院受理通知书")


def _refused(office: Office) -> None:
    office.on("2026-09-17")
    office.at("clerk").get_by_role("button", name="由我承办").click()
    office.act("clerk", "refuse", reason="请求人已就同一专利侵权纠纷向人民法院起诉，不符合立案条件。")
    office.due("requester", {"立案决定": ("按时",)})
    expect(office.at("requester").locator("main .badge").first).to_have_text("不予立案")
    expect(office.at("requester").locator("main")).to_contain_text("已就同一专利侵权纠纷向人民法院起诉")


def _sent_on(office: Office) -> Path:
    page = office.at("clerk", f"{office.case}/referrals?to=court")
    put(page, "name", COURT)
    put(page, "reason", "请求人已就同一纠纷起诉，案件由人民法院审理。")
    for box in page.locator("main form input[type=checkbox]").all():
        box.check()
    page.get_by_role("button", name="制作移送包").click()
    card = page.locator("section.card", has=page.get_by_role("heading", name=COURT))
    _confirm(page, approve="true")
    expect(card).to_contain_text("已批准")
    with page.expect_download() as download:
        page.get_by_role("link", name="下载移送包").click()
    _confirm(page, receipt="法院立案庭丁，9 月 17 日签收")
    expect(card).to_contain_text("已送出")
    expect(office.at("requester").locator("section[aria-labelledby=referrals]")).to_contain_text("已送出 2026-09-17")
    return Path(download.value.path())


def _answered(office: Office) -> None:
    office.on("2026-09-24")
    page = office.at("clerk", f"{office.case}/referrals")
    _confirm(page, answer="accepted", said="已立案审理，可以在诉讼中调解。")
    told = office.at("requester").locator("section[aria-labelledby=referrals]")
    for words in (COURT, "2026-09-17", "受理", "2026-09-24", "可以在诉讼中调解"):
        expect(told).to_contain_text(words)


def _confirm(page: Page, **values: str) -> None:
    for name, value in values.items():
        put(page, name, value)
    page.get_by_role("button", name="确认").click()
    expect(page.locator("main")).to_contain_text("已办")


def _holds(pack: Path) -> None:
    """The court gets the letter with its ground, and evidence that it can verify without us."""
    with zipfile.ZipFile(pack) as held:
        assert held.namelist() == ["index.txt", "letter.txt", "evidence.zip"]
        assert "案件由人民法院审理" in held.read("letter.txt").decode()
        assert COURT in held.read("index.txt").decode()
