"""A trademark penalty that straddles 2027-01-01, when the revised law takes effect: from the complaint to the published decision.

Complainant, inspector, head, reviewer of law and the shop that is fined each have a browser of their own; the shop's is a telephone.
"""

from __future__ import annotations

from typing import Any

import pytest
import time_machine
from playwright.sync_api import Page, expect

from suizhi.commons.accounts.models import AccountRole
from suizhi.halls.casework.models import Case
from tests.e2e.people import PHOTO, Office, put
from tests.halls.casework.conftest import person
from tests.support.browser import OpenPage, sideways

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SHOP = "示例鞋行"
DECISION = "行政处罚决定书"
WEIGHED = {
    "conduct": "trademark_infringement",
    "conduct_on": "2026-11-03",
    "priors": "2023-05-12",
    "fact-turnover": "80000",
}
OLD, NEW = "《中华人民共和国商标法》第60条第2款", "《中华人民共和国商标法(2026修订)》第74条第2款"
OLD_IN_LETTERS, NEW_IN_LETTERS = "《中华人民共和国商标法》第六十条第二款", "《中华人民共和国商标法》（2026年修订）第七十四条第二款"
"""The provision on fines before the new year and from it on, both with five times the turnover as their limit."""


def test_from_the_complaint_to_the_published_decision(live_server: Any, open_page: OpenPage) -> None:
    with time_machine.travel(0) as clock:
        office = Office(live_server.url, open_page, clock, phones=("shop",))
        office.on("2026-10-26")
        for name, role in (("holder", AccountRole.HOLDER), ("shop", AccountRole.PUBLIC), ("head", AccountRole.SUPERVISOR)):
            person(name, role)
        for name in ("inspector", "reviewer"):
            person(name, AccountRole.CLERK)
        _complained(office)
        _inspected(office)
        _told(office)
        _heard(office)
        _weighed_again(office)
        _decided(office)
        _published(office, open_page(width=390))
    assert Case.objects.get().state == "published"


def _complained(office: Office) -> None:
    page = office.at("holder", "/reports/new")
    for name, value in {
        "kind": "complaint",
        "subject": SHOP,
        "title": "涉嫌销售假冒注册商标商品·运动鞋",
        "said": "批发市场的档口在卖。",
    }.items():
        put(page, name, value)
    for name, value in {
        "place": "示例批发市场 3 号档",
        "ip_right": "商标",
        "right_said": "“云岭”第 25 类",
        "name": "云岭（示例）公司",
    }.items():
        put(page, name, value)
    page.get_by_role("button", name="提交").click()
    expect(page.locator("main")).to_contain_text("已收到")
    office.due("holder", {"核查并决定是否立案": ("2026-11-16",)})


def _inspected(office: Office) -> None:
    """The head files the case, two officers inspect, the goods are seized with the head's approval and given up to destruction."""
    office.on("2026-10-27")
    office.at("inspector").get_by_role("button", name="由我承办").click()
    office.act("inspector", "register")
    page = office.at("inspector", f"{office.case}/enforcement")
    page.locator("summary", has_text="写明事实").click()
    for name, value in {"case_kind": "商标侵权", "party_kind": "entity"}.items():
        put(page, name, value)
    page.get_by_role("button", name="记下").click()
    expect(page.locator("main")).to_contain_text("已办")
    office.on("2026-10-30")
    office.act("head", "file", human_reviewed="true")
    office.due("inspector", {"作出处理决定": ("2027-01-28", "暂定")})
    office.on("2026-11-03")
    office.act("inspector", "investigate")
    page = office.at("inspector", f"{office.case}/enforcement/inspection")
    for name, value in {"begin": "08:00", "end": "08:45", "place": "示例批发市场 3 号档", "officers": "甲 粤001\n乙 粤002"}.items():
        put(page, name, value)
    for name, value in {"present": "丙", "found": "货架上有鞋 120 双。", "items": "运动鞋 120 双", "signed": "丙"}.items():
        put(page, name, value)
    page.set_input_files("[name=photos]", PHOTO)  # type: ignore[arg-type]
    page.get_by_role("button", name="记录").click()
    expect(page.locator("main")).to_contain_text("照片已进入证据")
    _seized(office, page)


def _seized(office: Office, page: Page) -> None:
    page.locator("summary", has_text="申请措施").click()
    form = page.locator("form[action$='/measure']")
    form.locator("[name=kind]").select_option("扣押")
    form.locator("[name=place]").fill("示例批发市场 3 号档")
    form.locator("[name=reason]").fill("防止转移")
    form.locator("[name=evidence]").select_option("true")
    form.locator("[name=items]").fill("运动鞋，120，双，42 码")
    form.get_by_role("button").click()
    expect(page.locator("section[aria-labelledby=measures]")).to_contain_text("第62条")
    form = office.at("head", f"{office.case}/enforcement").locator("form[action$='/measure-decide']")
    form.locator("[name=why]").fill("同意")
    form.get_by_role("button").click()
    expect(form).to_have_count(0)
    office.due("inspector", {"查封、扣押": ("2026-12-03",)})
    office.on("2026-11-30")
    form = office.at("inspector", f"{office.case}/enforcement").locator("form[action$='/measure-lift']")
    form.locator("[name=disposal]").fill("没收，依法处理")
    form.get_by_role("button").click()
    expect(form).to_have_count(0)
    office.act("inspector", "conclude")


def _told(office: Office) -> None:
    """Had it been decided in 2026, the old law alone would hold. The notice of 2026-12-21 says so, and the shop wants to be heard."""
    office.on("2026-12-15")
    _weigh(office, decided_on="2026-12-28")
    page = _propose(office)
    expect(page.locator("section[aria-labelledby=laws]")).to_contain_text(OLD)
    expect(page.locator("section[aria-labelledby=laws]")).not_to_contain_text("2026修订")
    office.on("2026-12-21")
    office.act("inspector", "notify")
    office.let_in("inspector", "shop", SHOP)
    office.due("shop", {"陈述申辩、要求听证": ("2026-12-28",)})
    office.on("2026-12-23")
    office.act("shop", "ask_for_hearing")
    office.due("shop", {"作出处理决定": ("中止", "2026-12-23")})


def _heard(office: Office) -> None:
    page = office.at("head", f"{office.case}/people")
    page.locator("#seat-legal_reviewer").select_option(label="reviewer")
    page.get_by_role("button", name="指定").click()
    expect(page.locator("section[aria-labelledby=panel]")).to_contain_text("reviewer")
    office.act("reviewer", "schedule_hearing", hearing_on="2027-01-12")
    office.due("shop", {"通知听证": ("2026-12-31", "暂定")})
    office.act("reviewer", "summon")
    office.on("2027-01-13")
    office.act("reviewer", "reconsider")
    office.due("shop", {"作出处理决定": ("2027-02-18", "暂定")})


def _weighed_again(office: Office) -> None:
    """The decision falls under the revised law, so a person must say which is lighter before there is an amount."""
    office.on("2027-01-14")
    page = _weigh(office, decided_on="2027-01-18")
    for words in ("新旧规定对照", OLD, NEW, "要先答复"):
        expect(page.locator("main")).to_contain_text(words)
    expect(page.locator("section[aria-labelledby=factors]")).not_to_contain_text("情节对应的幅度")
    _weigh(office, decided_on="2027-01-18", lighter="true", lighter_why="新法不再规定销毁。")
    page = _propose(office)
    applied = page.locator("section[aria-labelledby=laws] tr", has_text="适用")
    expect(applied).to_contain_text(NEW)
    expect(page.locator("main")).to_contain_text("280,000–400,000")


def _decided(office: Office) -> None:
    office.on("2027-01-18")
    office.act("head", "decide", cross_province="false")
    office.due("shop", {"送达决定书": ("2027-01-27", "暂定")})
    _written(office)
    office.on("2027-01-20")
    office.act("inspector", "serve")
    remedies = {"缴纳罚款": ("2027-02-04",), "申请行政复议": ("2027-03-22", "暂定"), "提起行政诉讼": ("2027-07-20", "暂定")}
    office.due("shop", remedies)


def _written(office: Office) -> None:
    """The decision takes articles, reasons and amount from the worksheet; the inspector writes the rest, the head approves, it goes out."""
    page = office.at("inspector")
    page.get_by_role("link", name=DECISION).click()
    page.wait_for_url("**/letters/*")
    for gap in page.locator("section[aria-labelledby=gaps] textarea").all():
        gap.fill("张伟明" if gap.get_attribute("id") == "id_gap-2" else "略（合成）")
    page.get_by_role("button", name="写进正文").click()
    expect(page.locator("section[aria-labelledby=moves]")).to_contain_text("等部门负责人核准")
    text = page.locator("textarea[name=text]").input_value()
    for words in (
        f"{NEW_IN_LETTERS}（行为时为{OLD_IN_LETTERS}",
        "新法不再规定销毁",
        "罚款 300,000 元（人民币叁拾万元整）",
        "停止侵权，没收侵权商品和工具；",
    ):
        assert words in text
    head = office.at("head", page.url.removeprefix(office.url))
    head.get_by_role("button", name="核准").click()
    expect(head.locator("main .badge").first).to_have_text("已核准")
    page.reload()
    page.get_by_role("button", name="编号并发出").click()
    expect(page.locator("section[aria-labelledby=moves]")).to_contain_text("2027-01-18")


def _published(office: Office, anybody: Page) -> None:
    office.on("2027-01-22")
    page = office.at("inspector")
    page.get_by_role("link", name=DECISION).click()
    page.get_by_role("link", name="遮盖并公开").click()
    page.check("#id_no_secrets")
    page.get_by_role("button", name="公开这份文书").click()
    expect(page.locator("main")).to_contain_text("已公开")
    office.act("inspector", "publish", penalty_severity="一般")
    office.due("shop", {"公示期": ("2030-01-22",)})
    anybody.goto(f"{office.url}/decisions")
    anybody.get_by_role("link", name=DECISION).click()
    for words in ("罚款 300,000 元", NEW_IN_LETTERS, "法定代表人（负责人、经营者）：张某"):
        expect(anybody.locator("main")).to_contain_text(words)
    assert not sideways(anybody)


def _weigh(office: Office, **facts: str) -> Page:
    page = office.at("inspector", f"{office.case}/enforcement/sheet")
    summary = page.locator("summary", has_text="重新测算")
    if summary.count():
        summary.click()
    for name, value in {**WEIGHED, **facts}.items():
        put(page, name, value)
    page.get_by_role("button", name="测算").click()
    expect(page.locator("section[aria-labelledby=laws]")).to_be_visible()
    return page


def _propose(office: Office) -> Page:
    """The inspector proposes 300,000 CNY; the head agrees; what the inspector sees then."""
    page = office.at("inspector", f"{office.case}/enforcement/sheet")
    form = page.locator("form[action$='/amount']")
    form.locator("[name=amount]").fill("300000")
    form.locator("[name=reason]").fill("五年内第二次，经营额较大。")
    form.get_by_role("button").click()
    expect(form).to_have_count(0)
    form = office.at("head", f"{office.case}/enforcement/sheet").locator("form[action$='/review']")
    form.locator("[name=why]").fill("事实清楚，幅度适当。")
    form.get_by_role("button").click()
    expect(form).to_have_count(0)
    page = office.at("inspector", f"{office.case}/enforcement/sheet")
    expect(page.locator("section[aria-labelledby=amount]")).to_contain_text("300,000 元")
    expect(page.locator("section[aria-labelledby=amount]")).to_contain_text("当事人有权要求听证")
    return page
