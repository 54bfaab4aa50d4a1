"""A notice to a platform with a declaration, the waiting period over the National Day holiday, and its end: as holder, platform, merchant."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
import time_machine
from playwright.sync_api import Page, expect

from suizhi.commons.accounts.models import AccountRole
from suizhi.halls.casework.models import Participant
from suizhi.halls.casework.platforms.models import PlatformNotice
from suizhi.halls.casework.platforms.services import platform_open
from tests.e2e.people import log_in
from tests.halls.casework.conftest import person, seen_by
from tests.halls.casework.platforms.conftest import PARTY, acting
from tests.support.browser import OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BEIJING = timezone(timedelta(hours=8))


def day(month: int, number: int) -> datetime:
    """Nine in the morning of a day of 2026."""
    return datetime(2026, month, number, 9, 0, tzinfo=BEIJING)


@pytest.mark.parametrize("sued", [False, True], ids=["nothing comes", "the holder sues"])
def test_the_wait_ends_on_the_day_after_the_holiday(live_server: Any, open_page: OpenPage, sued: bool) -> None:
    with time_machine.travel(day(9, 10)) as clock:
        clerk, merchant = person("clerk", AccountRole.CLERK), person("merchant")
        person("holder", AccountRole.HOLDER)
        platform_open(who=seen_by(clerk), name="示例商城", code="example-mall", party=PARTY, synthetic=True)
        acting("operator", PARTY)
        holder, operator, seller = open_page(), open_page(), open_page(width=390)
        for page, name in ((holder, "holder"), (operator, "operator"), (seller, "merchant")):
            log_in(page, live_server.url, name)
        _give_notice(holder, live_server.url)
        notice = PlatformNotice.objects.get()
        Participant.objects.filter(case=notice.case, role="merchant").update(user=merchant)
        address = f"{live_server.url}/notices/{notice.pk}"
        _forward(operator, address)
        clock.move_to(day(9, 14))
        _declare(seller, address)
        clock.move_to(day(9, 16))
        _arrived(operator, address)
        expect(operator.locator("#wait").locator("xpath=ancestor::section")).to_contain_text("2026-10-08")
        clock.move_to(day(10, 8))
        log_in(operator, live_server.url, "operator")  # A session lasts a fortnight; the holiday was longer.
        operator.goto(address)
        expect(operator.get_by_role("button", name="期满，终止措施")).to_have_count(0)
        if sued:
            log_in(holder, live_server.url, "holder")
            _sue(holder, address)
        clock.move_to(day(10, 9))
        operator.goto(address)
        if sued:
            expect(operator.get_by_role("button", name="期满，终止措施")).to_have_count(0)
        else:
            operator.get_by_role("button", name="期满，终止措施").click()
            expect(operator.get_by_text("终止措施").first).to_be_visible()
        _publish(operator)
    notice.refresh_from_db()
    assert notice.case.state == "published"
    assert notice.case.run is not None
    wait = notice.case.run.deadlines.get(clock="ECM-005")
    assert (str(wait.trigger), str(wait.due)) == ("2026-09-16", "2026-10-08")
    events = [step.event for step in notice.case.run.steps.order_by("seq")]
    assert events[-2:] == ["holder_acts" if sued else "waiting_over", "publish"]


def _give_notice(page: Page, url: str) -> None:
    page.goto(f"{url}/notices/new")
    page.select_option("#id_platform", label="示例商城")
    page.fill("#id_holder", "示例灯饰厂")
    page.fill("#id_merchant", "示例网店")
    page.fill("#id_right", "ZL 2023 3 9990042.6")
    page.fill("#id_goods", "折叠台灯")
    page.fill("#id_links", "https://mall.example.com/1")
    for box in page.locator("input[name=elements]").all():
        box.check()
    page.fill("#id_story", "看不出区别")
    page.get_by_role("button", name="发出通知").click()
    expect(page.get_by_text("要件齐全")).to_be_visible()


def _forward(page: Page, address: str) -> None:
    page.goto(address)
    form = page.locator("form[action$='/measures']")
    form.locator("input[type=checkbox]").first.check()
    form.locator("button").click()
    expect(page.get_by_text("已采取的措施")).to_be_visible()


def _declare(page: Page, address: str) -> None:
    page.goto(address)
    form = page.locator("form[action$='/declare']")
    form.locator("textarea").fill("自有设计，附设计图")
    form.locator("select").select_option("true")
    form.locator("button").click()
    expect(page.get_by_text("已办。")).to_be_visible()


def _arrived(page: Page, address: str) -> None:
    page.goto(address)
    form = page.locator("form[action$='/arrival']")
    form.locator("textarea").fill("系统送达回执")
    form.locator("button").click()
    expect(page.locator("#wait")).to_be_visible()


def _sue(page: Page, address: str) -> None:
    page.goto(address)
    form = page.locator("form[action$='/action']")
    if not form.locator("textarea").is_visible():
        page.locator("details:has(form[action$='/action']) > summary").click()
    form.locator("textarea").fill("已立案")
    form.locator("select").select_option("suit")
    form.locator("button").click()
    expect(page.get_by_text("已办。")).to_be_visible()


def _publish(page: Page) -> None:
    page.wait_for_load_state()
    form = page.locator("form[action$='/publish']")
    if not form.locator("textarea").is_visible():
        page.locator("details:has(form[action$='/publish']) > summary").click()
    form.locator("textarea").fill("通知、声明和处理结果")
    form.locator("button").click()
    expect(page.get_by_text("已办。")).to_be_visible()
