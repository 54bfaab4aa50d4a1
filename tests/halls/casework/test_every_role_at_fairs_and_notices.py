"""Every address of fairs and platform notices with every role and place: nobody sees or does what is not theirs. An address that the table
does not name fails the test."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html import unescape

import pytest
import time_machine
from django.test import Client
from django.urls import URLPattern

from suizhi.commons.accounts.models import AccountRole, User
from suizhi.halls.casework.exhibitions.models import Complaint, DeskPost, Exhibition, Lead
from suizhi.halls.casework.exhibitions.services import complaint_accept, complaint_register, notice_make
from suizhi.halls.casework.exhibitions.urls import urlpatterns as fairs
from suizhi.halls.casework.platforms.models import PlatformNotice
from suizhi.halls.casework.platforms.services import notice_open, platform_open
from suizhi.halls.casework.platforms.services.filing import Side
from suizhi.halls.casework.platforms.urls import urlpatterns as notices
from tests.halls.casework.conftest import person, seen_by
from tests.halls.casework.exhibitions.conftest import MORNING, ORIGIN, filing, opened
from tests.halls.casework.platforms.conftest import OTHER, PARTY, acting, new

pytestmark = [pytest.mark.django_db, pytest.mark.sweep]

EVERYBODY = frozenset({"visitor", "stranger", "other-organiser", "other-platform", "organiser", "deskman", "gone", "holder", "merchant"})
EVERYBODY |= {"operator", "clerk", "supervisor", "analyst", "administrator"}
LOGGED_IN = EVERYBODY - {"visitor"}
OFFICE = frozenset({"clerk", "supervisor", "administrator"})
DESK = frozenset({"organiser", "deskman"})
NOTICE = frozenset({"holder", "merchant", "operator"}) | OFFICE
STARTERS = LOGGED_IN - {"analyst", "supervisor", "administrator"}

READ: dict[str, frozenset[str]] = {
    "fairs": EVERYBODY,
    "fair": EVERYBODY,
    "fair-new": frozenset({"clerk"}),
    "fair-desk": DESK | OFFICE,
    "fair-list": DESK | OFFICE,
    "fair-screening": DESK | OFFICE,
    "fair-register": DESK,
    "fair-right": DESK | OFFICE,
    "fair-tracking": DESK | OFFICE,
    "fair-report": DESK | OFFICE,
    "fair-complaint": DESK | OFFICE,
    "fair-hours": DESK | OFFICE,
    "fair-notice": EVERYBODY,
    "platform-notices": LOGGED_IN,
    "platform-notice-new": STARTERS,
    "platform-notice": NOTICE,
    "platform-published": EVERYBODY,
}
"""Who may read. The token of a fair's notice is the key to it: whoever holds it may."""
WRITE: dict[str, frozenset[str]] = {
    "fair-new": frozenset({"clerk"}),
    "fair-list": DESK,
    "fair-posts": frozenset({"organiser"}),
    "fair-post-end": frozenset({"organiser"}),
    "fair-screening": DESK,
    "fair-lead": DESK,
    "fair-register": DESK,
    "fair-close": DESK,
    "fair-facts": DESK,
    "fair-step": DESK,
    "fair-notice": EVERYBODY,
    "platform-notice-new": STARTERS,
    "platform-deed": NOTICE,
}
PAGES: list[URLPattern] = [*fairs, *notices]


@dataclass(frozen=True)
class Stage:
    """Everybody and everything there is."""

    people: dict[str, User]
    fair: Exhibition
    complaint: Complaint
    post: DeskPost
    lead: Lead
    notice: PlatformNotice

    def client(self, name: str) -> Client:
        client = Client(raise_request_exception=False)
        if name != "visitor":
            client.force_login(self.people[name], backend="django.contrib.auth.backends.ModelBackend")
        return client

    def address(self, pattern: URLPattern) -> str:
        route = str(pattern.pattern)
        pk = self.fair.pk if route.startswith("fairs/<int:pk>") else self.complaint.pk if route.startswith("fairs/") else self.notice.pk
        values = {"<int:pk>": pk, "<int:post>": self.post.pk, "<int:lead>": self.lead.pk, "<str:token>": self.complaint.token}
        verb = "accept" if route.startswith("fairs/") else "withdraw"
        for name, value in {**values, "<slug:verb>": verb}.items():
            route = route.replace(name, str(value))
        return f"/{route}"


@pytest.fixture
def stage() -> Iterator[Stage]:
    with time_machine.travel(MORNING, tick=False):
        people = {role: person(role, role) for role in ("clerk", "supervisor", "analyst", "administrator")}
        people |= {name: person(name) for name in ("stranger", "other-organiser", "organiser", "deskman", "gone", "merchant")}
        people |= {"holder": person("holder", AccountRole.HOLDER)}
        people |= {"operator": acting("operator", PARTY), "other-platform": acting("other-platform", OTHER)}
        yield _stage(people)


def _stage(people: dict[str, User]) -> Stage:
    clerk = seen_by(people["clerk"])
    fair = opened(1, date(2026, 10, 15), people["organiser"], people["clerk"], people["deskman"])
    opened(2, date(2027, 10, 15), people["other-organiser"], people["clerk"], people["stranger"])
    DeskPost.objects.create(exhibition=fair, user=people["gone"], since=MORNING, until=MORNING)
    desk = seen_by(people["deskman"])
    complaint = complaint_register(who=desk, fair=fair, filing=filing(fair), origin=ORIGIN, on=MORNING)
    complaint_accept(who=desk, complaint=complaint, on=MORNING)
    complaint.case.refresh_from_db()
    notice_make(who=desk, complaint=complaint, on=MORNING)
    exhibit = complaint.exhibitor.exhibits.get()
    lead = Lead.objects.create(exhibit=exhibit, right=1, score=0.5, scorer="tests", found_at=MORNING)
    platform = platform_open(who=clerk, name="示例商城", code="mall", party=PARTY)
    platform_open(who=clerk, name="另一商城（示例）", code="other", party=OTHER)
    sides = {"holder": Side("甲厂", user=people["holder"].pk), "merchant": Side("乙店", user=people["merchant"].pk)}
    notice = notice_open(who=seen_by(people["holder"]), platform=platform, notice=new(**sides), on=date(2026, 10, 15))
    return Stage(people, fair, complaint, fair.posts.get(user=people["deskman"]), lead, notice)


def test_every_address_is_in_a_table() -> None:
    assert {page.name for page in PAGES} == {*READ, *WRITE}


@pytest.mark.parametrize("page", [page for page in PAGES if page.name in READ], ids=lambda page: str(page.name))
def test_who_may_read(stage: Stage, page: URLPattern) -> None:
    assert _let_in(stage, page, "get") == READ[str(page.name)]


@pytest.mark.parametrize("page", [page for page in PAGES if page.name in WRITE], ids=lambda page: str(page.name))
def test_who_may_write(stage: Stage, page: URLPattern) -> None:
    assert _let_in(stage, page, "post") == WRITE[str(page.name)]


@pytest.mark.parametrize("page", [page for page in PAGES if page.name not in READ], ids=lambda page: str(page.name))
def test_what_only_writes_is_not_read(stage: Stage, page: URLPattern) -> None:
    assert stage.client("organiser").get(stage.address(page)).status_code == 405


def test_pages_of_one_side_hold_nothing_of_another_fair_or_platform(stage: Stage) -> None:
    listed = stage.client("other-platform").get("/notices").content.decode()
    assert stage.notice.case.number not in listed
    mine = stage.client("gone").get("/cases").content.decode()
    assert stage.complaint.case.number not in mine


@pytest.mark.parametrize("name", ["organiser", "clerk", "supervisor", "holder"])
def test_nobody_is_led_where_they_may_not_go(stage: Stage, name: str) -> None:
    """A desk of a fair has a case in hand and is no part of the office, whose pages are not offered to it. The right here is invented."""
    client = stage.client(name)
    pages = ["/cases", "/fairs", "/notices", stage.complaint.case.get_absolute_url(), stage.complaint.get_absolute_url()]
    pages = [page for page in pages if client.get(page).status_code == 200]
    found = {link for page in pages for link in re.findall(r'href="(/(?!static/|en/|rights/)[^"#]*)"', client.get(page).content.decode())}
    assert found
    assert [link for link in sorted(found) if client.get(unescape(link)).status_code in (403, 404)] == []


def _let_in(stage: Stage, page: URLPattern, method: str) -> frozenset[str]:
    """Who is let in: sent neither to the login nor away, and told of nothing that is not theirs."""
    found = set()
    for name in sorted(EVERYBODY):
        answer = getattr(stage.client(name), method)(stage.address(page))
        assert answer.status_code < 500, (name, answer.status_code)
        login = answer.status_code == 302 and "/account/login/" in answer["Location"]
        if not login and answer.status_code not in (403, 404):
            found.add(name)
    return frozenset(found)
