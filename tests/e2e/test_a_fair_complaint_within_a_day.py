"""A complaint at a fair, from the complainant at the desk to the covered exhibit within a day, on telephones of 390 pixels."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
import time_machine
from playwright.sync_api import Page, expect

from suizhi.commons.accounts.models import AccountRole
from suizhi.halls.casework.exhibitions.models import Complaint, Exhibition
from suizhi.halls.casework.exhibitions.reading import ListRow
from suizhi.halls.casework.exhibitions.services import NewFair, fair_open, list_take, post_add
from tests.e2e.people import PHOTO, log_in
from tests.halls.casework.conftest import person, seen_by
from tests.halls.register.factories import Delivery, checked, patent
from tests.support.browser import OpenPage, sideways

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BEIJING = timezone(timedelta(hours=8))
MORNING = datetime(2026, 10, 16, 10, 0, tzinfo=BEIJING)
NUMBER = checked("202119990017.X")
FEWEST_FIELDS = 8
"""What the desk asks at most before a complaint stands: with this many nobody waits longer than a minute."""


def furnished() -> Exhibition:
    """A fair with its desk and a list, and the right that will be complained of."""
    Delivery("gazette").load([patent(NUMBER)])
    organiser, desk, clerk = person("organiser"), person("deskman"), person("clerk", AccountRole.CLERK)
    new = NewFair("示例家居展", "示例家居展", 1, "示例展馆", "广东", date(2026, 10, 15), date(2026, 10, 18), "A 馆服务台")
    fair = fair_open(who=seen_by(clerk), fair=new, organiser=organiser, synthetic=True)
    post_add(who=seen_by(organiser), fair=fair, user=desk)
    list_take(who=seen_by(organiser), fair=fair, rows=[ListRow("示例电器厂", "A-101", "散热膜")], source="typed")
    return fair


def test_from_the_desk_to_the_covered_exhibit(live_server: Any, open_page: OpenPage) -> None:
    with time_machine.travel(MORNING) as clock:
        fair = furnished()
        desk, phone = open_page(width=390), open_page(width=390)
        log_in(desk, live_server.url, "deskman")
        _register(desk, live_server.url, fair)
        _take_up(desk)
        notice = desk.get_by_role("link", name="打开通知，请对方签收").get_attribute("href")
        assert notice
        _acknowledge(phone, notice)
        clock.move_to(MORNING + timedelta(hours=5))
        _answer(phone)
        _cover(desk)
    complaint = Complaint.objects.get()
    assert complaint.case.run is not None
    clocks = {one.clock: str(one.state) for one in complaint.case.run.deadlines.all()}
    assert clocks == {"EXP-003": "met", "EXP-004": "met"}
    assert complaint.case.state == "removed"
    assert [step.event for step in complaint.case.run.steps.order_by("seq")] == ["", "accept", "notify", "state", "judge"]


def _register(desk: Page, url: str, fair: Exhibition) -> None:
    desk.goto(f"{url}/fairs/{fair.pk}/desk")
    desk.get_by_role("link", name="登记投诉").click()
    desk.fill("#id_complainant", "穗岭热控（示例）有限公司")
    desk.wait_for_load_state()
    assert desk.locator("form .field:visible").count() <= FEWEST_FIELDS + 1
    desk.select_option("#id_has_badge", "true")
    desk.fill("#id_right", NUMBER)
    desk.press("#id_right", "Tab")
    expect(desk.locator("#right-looked").get_by_role("link", name="一种散热膜")).to_be_visible()
    desk.select_option("#id_exhibitor", label="A-101 示例电器厂")
    desk.fill("#id_exhibit", "散热膜")
    desk.fill("#id_ground", "和我们的专利产品一样")
    desk.set_input_files("#id_evidence", PHOTO)
    assert not sideways(desk)
    desk.get_by_role("button", name="登记", exact=True).click()
    expect(desk.get_by_text("移交时限从现在起算")).to_be_visible()
    expect(desk.locator("#hours")).to_contain_text("10-17 10:0")
    expect(desk.locator("#hours")).to_contain_text("小时")


def _take_up(desk: Page) -> None:
    """The register does not say whether the fees were paid: the desk looks, says so, and takes the complaint up."""
    desk.wait_for_load_state()
    if desk.locator("#y-right_in_force").count():
        desk.check("#y-right_in_force")
        desk.get_by_role("button", name="记下").click()
    desk.get_by_role("button", name="受理", exact=True).click()
    desk.get_by_role("button", name="移交并通知被投诉人").click()
    expect(desk.get_by_role("img", name="投诉通知的二维码")).to_be_visible()
    assert not sideways(desk)


def _acknowledge(phone: Page, notice: str) -> None:
    phone.goto(notice)
    assert not sideways(phone)
    phone.fill("#id_name", "乙（示例）")
    phone.get_by_role("button", name="我收到了通知").click()
    expect(phone.get_by_text("剩 23 小时")).to_be_visible()


def _answer(phone: Page) -> None:
    phone.reload()
    expect(phone.get_by_text("剩 18 小时").or_(phone.get_by_text("剩 19 小时"))).to_be_visible()
    phone.fill("#id_text", "我们用的是自己的设计")
    phone.set_input_files("#id_file", PHOTO)
    phone.get_by_role("button", name="提交陈述").click()
    expect(phone.get_by_role("status")).to_contain_text("现在到这一步")


def _cover(desk: Page) -> None:
    desk.reload()
    desk.get_by_text("不能举证不侵权，撤展或者遮盖").first.click()
    form = desk.locator("form[action$='/remove']")
    form.locator("textarea").fill("比对后看不出区别")
    form.locator("select").select_option("遮盖")
    form.locator("button").click()
    desk.get_by_text("交撤展、遮盖后的照片").first.click()
    photo = desk.locator("form[action$='/photo']")
    photo.locator("input[type=file]").set_input_files(PHOTO)
    photo.locator("button").click()
    expect(desk.locator("#evidence").locator("xpath=ancestor::section")).to_contain_text("exhibit removed or covered")
    assert not sideways(desk)
