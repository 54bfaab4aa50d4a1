"""Letters through the pages as the people of an office use them, and every page of them for axe, at both widths, in both languages."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
import time_machine
from playwright.sync_api import Page, expect

from suizhi.commons.accounts.models import AccountRole, User
from suizhi.commons.policy import viewer_of
from suizhi.halls.casework.models import Case, Delivery, Letter, Publication
from suizhi.halls.casework.services import Opening, Person, case_act, case_assign, case_open
from suizhi.halls.casework.services.acting import Wanted
from tests.e2e.people import log_in
from tests.halls.casework.conftest import person, seen_by
from tests.support.browser import OpenPage, look

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=timezone(timedelta(hours=8)))
PAPERS = {name: f"paper-{name}" for name in ("request", "identity_proof", "patent_register_copy", "evidence")}
PROOF = {"name": "回执.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4\n%%EOF\n"}
SAID = "请求人撤回请求。其法定代表人：张伟明，电话13800009999。"


def furnished() -> Case:
    """A filed case with its clerk and its head."""
    holder, other, clerk = person("holder"), person("other"), person("clerk", AccountRole.CLERK)
    person("head", AccountRole.SUPERVISOR)
    opening = Opening(
        procedure="patent_adjudication",
        title="实用新型专利侵权纠纷·折叠锁",
        people=(Person("requester", "穗岭锁业（示例）有限公司", user=holder.pk), Person("respondent", "珠湾五金（示例）厂", user=other.pk)),
        right_said="ZL 2022 2 9990031.8",
        facts={"ip_right": "实用新型", "suit_filed": False, "arbitration_agreement": False, "respondent_domicile_cn": True},
        synthetic=True,
    )
    case = case_open(who=viewer_of(holder), opening=opening, on=date(2026, 9, 21))
    case_assign(who=seen_by(clerk), case=case, handler=clerk)
    wanted = Wanted("file", date(2026, 9, 28), 0, facts={"panel_size": 3}, documents=PAPERS)
    case_act(who=seen_by(clerk), case=case, wanted=wanted)
    return case


def test_from_draft_to_service_and_publication(live_server: Any, open_page: OpenPage) -> None:
    with time_machine.travel(NOON):
        case = furnished()
        desk, head, public = open_page(), open_page(), open_page(width=390)
        log_in(desk, live_server.url, "clerk")
        log_in(head, live_server.url, "head")
        _serve_the_notice(desk, live_server.url, case)
        _decide(desk, head, live_server.url, case)
        _publish(desk)
        public.goto(f"{live_server.url}/decisions")
        public.get_by_role("link", name="撤销案件决定书").click()
        expect(public.locator("main")).to_contain_text("法定代表人：张某，电话******")
    assert Letter.objects.get(document="filing_notice").state == "served"
    assert Delivery.objects.get().received_on == date(2026, 11, 20)


@pytest.mark.looks
@pytest.mark.parametrize("language", ["", "/en"], ids=["zh", "en"])
@pytest.mark.parametrize("width", [1440, 390])
def test_every_page_of_letters_is_accessible(live_server: Any, open_page: OpenPage, width: int, language: str) -> None:
    with time_machine.travel(NOON):
        case, desk, head = furnished(), open_page(), open_page()
        log_in(desk, live_server.url, "clerk")
        log_in(head, live_server.url, "head")
        _serve_the_notice(desk, live_server.url, case)
        _decide(desk, head, live_server.url, case)
        page = open_page(width=width)
        log_in(page, live_server.url, "clerk")
        letters = [f"/letters/{one.pk}" for one in Letter.objects.order_by("id")]
        paths = [f"/cases/{case.pk}", f"/cases/{case.pk}/file-list", *letters, f"{letters[-1]}/publish", "/decisions"]
        wrong = [fault for path in paths for fault in look(page, live_server.url + language + path)]
        assert not Publication.objects.exists()
        _publish(desk)
        wrong += look(page, f"{live_server.url}{language}/decisions/{Publication.objects.get().pk}")
    assert User.objects.count() == 4
    assert wrong == []


def _publish(desk: Page) -> None:
    """Cover what the public must not read of the letter on the page, and publish it."""
    desk.get_by_role("link", name="遮盖并公开").click()
    expect(desk.locator("mark").first).to_have_text("张伟明")
    desk.check("#id_no_secrets")
    desk.get_by_role("button", name="公开这份文书").click()
    expect(desk.locator("main")).to_contain_text("公开")


def _serve_the_notice(desk: Page, url: str, case: Case) -> None:
    """Fill, approve, issue and serve the notice of filing by mail."""
    desk.goto(url + case.get_absolute_url())
    desk.get_by_role("link", name="立案通知书").click()
    desk.locator("section[aria-labelledby=gaps] textarea").fill("甲、乙、丙")
    desk.get_by_role("button", name="写进正文").click()
    desk.get_by_role("button", name="核准").click()
    desk.fill("#issue-on", "2026-11-18")
    desk.get_by_role("button", name="编号并发出").click()
    desk.select_option("#id_method", "mail")
    desk.fill("#id_sent_on", "2026-11-18")
    desk.get_by_role("button", name="登记发送").click()
    desk.locator("summary", has_text="登记送达证明").click()
    desk.fill("input[id^=proof-on]", "2026-11-20")
    desk.set_input_files("input[id^=proof-file]", PROOF)  # type: ignore[arg-type]
    desk.get_by_role("button", name="登记送达", exact=True).click()
    expect(desk.locator("main")).to_contain_text("送达日期 2026-11-20")
    expect(desk.locator("main")).to_contain_text("第九十一条")


def _decide(desk: Page, head: Page, url: str, case: Case) -> None:
    """Draft a decision, have the head approve it, issue it."""
    desk.goto(url + case.get_absolute_url())
    desk.select_option("#document", label="撤销案件决定书")
    desk.get_by_role("button", name="起草文书").click()
    desk.locator("section[aria-labelledby=gaps] textarea").fill(SAID)
    desk.get_by_role("button", name="写进正文").click()
    expect(desk.locator("main")).to_contain_text("等部门负责人核准")
    head.goto(desk.url)
    head.get_by_role("button", name="核准").click()
    desk.reload()
    desk.get_by_role("button", name="编号并发出").click()
