"""A people's mediation as its people live it, each in a browser of their own: from the request to an agreement that a court has confirmed."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.utils import timezone
from playwright.sync_api import Page, expect

from suizhi.commons.accounts.models import AccountRole, User
from suizhi.halls.casework.mediation.services import Compared, chart_make
from suizhi.halls.casework.models import Audience, Case
from suizhi.halls.casework.services import Opening, Person, case_open
from tests.e2e.people import BEIJING, log_in
from tests.halls.casework.conftest import PASSWORD, person, seen_by
from tests.support.browser import OpenPage, faults

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SECRET = "底线一万二千"
People = dict[str, Page]


class Town:
    """The portal, the case that came in, and a paper for whatever is asked for."""

    def __init__(self, url: str, folder: Path) -> None:
        self.url, self.case = url, _case()
        self.paper = folder / "paper.txt"
        self.paper.write_text("合成", encoding="utf-8")
        self.day = (timezone.localdate() + timedelta(days=60)).isoformat()

    def room(self, tail: str = "", language: str = "") -> str:
        """An address below the room's."""
        return f"{self.url}{language}/cases/{self.case.pk}/mediation{tail}"

    def act(self, page: Page, event: str, **facts: str) -> None:
        """Take a step of the procedure in a browser."""
        page.goto(f"{self.url}/cases/{self.case.pk}/act/{event}")
        for name, value in facts.items():
            page.select_option(f"[name=fact-{name}]", value)
        for field in page.locator("main input[type=file]").all():
            field.set_input_files(self.paper)
        page.locator("main form button.btn-primary").click()
        page.wait_for_url(f"{self.url}/cases/{self.case.pk}")


def _case() -> Case:
    holder, other = person("holder", AccountRole.HOLDER), person("public")
    person("clerk", AccountRole.CLERK)
    opening = Opening(
        procedure="people_mediation",
        title="商标使用纠纷·茶饮店招",
        people=(Person("requester", "云上茶业（示例）有限公司", user=holder.pk), Person("respondent", "示例饮品店", user=other.pk)),
        right_said="“云岭”第 30、43 类",
        wants=("更换店招", "适当补偿"),
        facts={"ip_right": "商标", "mediation_organiser": "人民调解委员会"},
        synthetic=True,
    )
    return case_open(who=seen_by(holder), opening=opening, on=timezone.localdate())


@pytest.fixture
def town(live_server: Any, tmp_path: Path) -> Iterator[Town]:
    """The portal with a request for mediation of 2026-10-12, a Monday."""
    with time_machine.travel(datetime(2026, 10, 12, 9, tzinfo=BEIJING)):
        yield Town(live_server.url, tmp_path)


def _enter(town: Town, open_page: OpenPage, **widths: int) -> People:
    """A browser for each, logged in."""
    pages = {name: open_page(width=width) for name, width in widths.items()}
    for name, page in pages.items():
        log_in(page, town.url, name)
    return pages


def test_from_the_request_to_a_confirmed_agreement(town: Town, open_page: OpenPage) -> None:
    people = _enter(town, open_page, clerk=1440, holder=390, public=390)
    _taken_up(town, people)
    _talked(town, people)
    _agreed(town, people)
    _signed(town, people)
    _packed(town, people["holder"])
    for event in ("apply_for_confirmation", "court_accepts", "confirm"):
        town.act(people["clerk"], event)
    town.case.refresh_from_db()
    assert town.case.state == "confirmed"
    assert SECRET not in _room(town, people["public"]).content()


def _taken_up(town: Town, people: People) -> None:
    clerk = people["clerk"]
    clerk.goto(f"{town.url}/cases/{town.case.pk}")
    clerk.get_by_role("button", name="由我承办").click()
    town.act(clerk, "ask_other_side")
    town.act(people["public"], "consent", party_refuses="false")
    town.act(clerk, "begin")


def _talked(town: Town, people: People) -> None:
    """Everybody speaks, the holder to the mediator alone; the button says to whom."""
    for role, to, send, words in (
        ("clerk", "三方", "发给三方", "先谈店招，再谈金额。"),
        ("holder", "只给调解员", "只发给调解员", SECRET),
        ("public", "三方", "发给三方", "两家店都要换，请给时间。"),
    ):
        page = _room(town, people[role])
        page.get_by_label(to, exact=True).check()
        page.get_by_label("说什么").fill(words)
        page.get_by_role("button", name=send).click()
        expect(page.locator("#thread")).to_be_visible()
    assert SECRET in _room(town, people["clerk"]).inner_text("#thread")
    assert SECRET not in _room(town, people["public"]).content()
    assert all(faults(page) == [] for page in people.values())


def _agreed(town: Town, people: People) -> None:
    """The holder offers, the other side wants a clause changed and offers anew, the holder accepts."""
    holder, public = people["holder"], people["public"]
    _draft(town, holder, "30000")
    offer = holder.url
    public.goto(offer)
    public.locator("#c2 summary", has_text="答复这一条").click()
    public.fill("#wish-2", "两万元")
    public.locator("#c2").get_by_role("button", name="改为").click()
    public.get_by_role("link", name="在此基础上改一稿").click()
    public.fill("[id='f-1.amount']", "20000")
    public.get_by_role("button", name="发给三方").click()
    expect(public.locator("del")).to_have_text(["30,000.00", "叁万"])
    holder.goto(public.url)
    assert faults(holder) == []
    holder.get_by_role("button", name="全部同意").click()
    expect(holder.locator("main")).to_contain_text("2 条中 2 条双方同意")


def _draft(town: Town, page: Page, amount: str) -> None:
    page.goto(town.room("/offers/new"))
    _add(page, "stop", {"acts": "使用", "goods": "“云岑”店招", "due": town.day}, 0, who="respondent")
    _add(page, "lump_sum", {"amount": amount, "due": town.day}, 1, payer="respondent", purpose="compensation")
    assert faults(page) == []
    page.get_by_role("button", name="发给三方").click()
    expect(page.locator("#clauses")).to_be_visible()


def _add(page: Page, kind: str, terms: dict[str, str], place: int, **choices: str) -> None:
    page.select_option("#new-kind", kind)
    page.get_by_role("button", name="加上").click()
    for name, value in terms.items():
        page.fill(f"[id='f-{place}.{name}']", value)
    for name, value in choices.items():
        page.select_option(f"[id='f-{place}.{name}']", value)


def _signed(town: Town, people: People) -> None:
    clerk = people["clerk"]
    clerk.goto(town.room("/agreement"))
    clerk.get_by_role("button", name="生成协议文本").click()
    for role in ("holder", "public", "clerk"):
        page = people[role]
        page.goto(town.room("/agreement"))
        page.get_by_label("我已经读完协议全文").check()
        page.fill("#sign-name", role)
        page.fill("#sign-password", PASSWORD)
        assert faults(page) == []
        page.get_by_role("button", name="签署").click()
        expect(page.locator("main")).to_contain_text("已经签名")
    clerk.get_by_role("button", name="确认生效并归入案卷").click()
    expect(clerk.locator("main")).to_contain_text("起生效")
    assert faults(clerk) == []


def _packed(town: Town, page: Page) -> None:
    page.goto(town.room("/confirmation"))
    assert faults(page) == []
    expect(page.locator("section[aria-labelledby=when]")).to_contain_text("2026-11-11")
    with page.expect_download() as pack:
        page.get_by_role("button", name="下载材料包").click()
    held = zipfile.ZipFile(pack.value.path())
    assert "20,000.00" in held.read("2-调解协议书.txt").decode()
    assert not [name for name in held.namelist() if SECRET in held.read(name).decode()]
    page.goto(town.room("/performance"))
    expect(page.locator("tbody tr")).to_have_count(2)
    assert faults(page) == []


def _room(town: Town, page: Page) -> Page:
    page.goto(town.room(""))
    return page


@pytest.mark.looks
@pytest.mark.parametrize("language", ["", "/en"], ids=["zh", "en"])
@pytest.mark.parametrize("width", [1440, 390])
def test_the_rooms_are_accessible(town: Town, open_page: OpenPage, width: int, language: str) -> None:
    people = _enter(town, open_page, clerk=width, holder=width, public=width)
    _taken_up(town, people)
    _draft(town, people["holder"], "1000")
    compared = Compared(Audience.JOINT, "marks", "店招比对", [("云岭", "云岑"), ("山形", "山形")])
    chart = chart_make(who=seen_by(User.objects.get(username="holder")), case=town.case, compared=compared)
    wrong = []
    for name in ("clerk", "holder"):
        for tail in ("", "/offers/new", "/offers/compare", "/agreement", "/performance", "/charts/new", f"/charts/{chart.pk}"):
            people[name].goto(town.room(tail, language))
            wrong += [f"{name} {tail}: {fault}" for fault in faults(people[name])]
    assert wrong == []
