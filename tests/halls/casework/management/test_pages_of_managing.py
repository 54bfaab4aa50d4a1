"""The pages around a case answer to who has business there, in both languages; what is posted is done or refused in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from suizhi.commons.accounts.models import User
from suizhi.halls.casework.models import Case, ExtensionRequest, Hearing, Recusal
from tests.halls.casework.conftest import person
from tests.halls.casework.management.conftest import go


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with time_machine.travel(datetime(2026, 11, 2, 10, tzinfo=timezone.get_default_timezone()), tick=False):
        yield


def as_(user: User) -> Client:
    """A browser in which the user is logged in."""
    client = Client()
    client.force_login(user)
    return client


PAGES = ("people", "hearings", "times")


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize("page", PAGES)
def test_handler_and_head_see_every_page(investigating: Case, clerk: User, head: User, page: str, language: str) -> None:
    for user in (clerk, head):
        answer = as_(user).get(f"{language}/cases/{investigating.pk}/{page}")
        assert answer.status_code == 200, (user, page)


def test_parties_see_people_and_hearings_but_not_the_office_s_side(investigating: Case, respondent: User) -> None:
    found = as_(respondent).get(f"/cases/{investigating.pk}/people")
    assert found.status_code == 200
    assert "七日内到期" not in found.content.decode()
    assert as_(respondent).get(f"/cases/{investigating.pk}/hearings").status_code == 200
    assert as_(respondent).get(f"/cases/{investigating.pk}/times").status_code == 403


def test_strangers_learn_of_no_page(investigating: Case) -> None:
    client = as_(person("stranger"))
    assert [client.get(f"/cases/{investigating.pk}/{page}").status_code for page in PAGES] == [404, 404, 404]


def test_the_head_gives_the_case_out_and_decides_on_a_recusal(
    investigating: Case, clerk: User, head: User, respondent: User, officers: list[User]
) -> None:
    base = f"/cases/{investigating.pk}/people"
    as_(respondent).post(f"{base}/recuse", {"officer": clerk.pk, "reason": "利害关系"})
    asked = Recusal.objects.get()
    as_(head).post(f"{base}/recusals/{asked.pk}", {"decision": "grant", "reason": "属实"})
    investigating.refresh_from_db()
    assert investigating.handler is None
    as_(head).post(f"{base}/assign", {"handler": officers[0].pk, "seen": "", "reason": "重新分派"})
    investigating.refresh_from_db()
    assert investigating.handler == officers[0]
    assert as_(clerk).post(f"{base}/assign", {"handler": clerk.pk, "reason": "我来"}).status_code == 403


def test_a_code_is_shown_once_and_lets_the_served_in(investigating: Case, clerk: User) -> None:
    base = f"/cases/{investigating.pk}/people"
    as_(clerk).post(f"{base}/join", {"role": "respondent", "name": "示例模具厂"})
    one = investigating.participants.get(name="示例模具厂")
    sheet = as_(clerk).post(f"{base}/{one.pk}/invite")
    assert sheet["Cache-Control"].startswith("max-age=0")
    code = sheet.content.decode().split("data-code>")[1].split("<")[0]
    served = as_(person("served"))
    assert served.post("/cases/join", {"code": "XXXX"}).status_code == 422
    assert served.post("/cases/join", {"code": code}).status_code == 302
    assert served.get(investigating.get_absolute_url()).status_code == 200
    assert as_(clerk).get("/cases/join").status_code == 403


def test_a_hearing_is_set_told_and_taken_into_another_calendar(investigating: Case, clerk: User) -> None:
    client = as_(clerk)
    sent = {"day": "2026-11-12", "hour": "09:30", "place": "第一审理庭"}
    assert client.post(f"/cases/{investigating.pk}/hearings", {**sent, "day": "2026-11-03"}).status_code == 422
    client.post(f"/cases/{investigating.pk}/hearings", sent)
    made = Hearing.objects.get()
    assert client.get(made.get_absolute_url()).status_code == 200
    client.post(f"{made.get_absolute_url()}/summon", {"version": 0})
    made.refresh_from_db()
    assert made.state == Hearing.State.SUMMONED
    card = client.get(f"{made.get_absolute_url()}/calendar.ics")
    assert card["Content-Type"].startswith("text/calendar")
    assert "DTSTART:20261112T013000Z\r\n" in card.content.decode()
    assert "第一审理庭" in client.get("/cases/desk/calendar").content.decode()
    assert client.get("/cases/desk/calendar.ics").content.decode().count("BEGIN:VEVENT") >= 2


def test_who_came_is_written_down_on_the_page(investigating: Case, clerk: User) -> None:
    client = as_(clerk)
    client.post(f"/cases/{investigating.pk}/hearings", {"day": "2026-11-12", "hour": "09:30", "place": "第一审理庭"})
    made = Hearing.objects.get()
    client.post(f"{made.get_absolute_url()}/summon", {"version": 0})
    rows = {f"state-{one.pk}": "present" for one in made.attendances.all()}
    with time_machine.travel(datetime(2026, 11, 12, 12, tzinfo=timezone.get_default_timezone()), tick=False):
        client = as_(clerk)
        assert client.post(f"{made.get_absolute_url()}/close", {"version": 1, **rows}).status_code == 422
        record = SimpleUploadedFile("笔录.pdf", b"%PDF-1.4\n%%EOF\n", "application/pdf")
        client.post(f"{made.get_absolute_url()}/close", {"version": 1, **rows, "record": record})
    made.refresh_from_db()
    assert made.state == Hearing.State.HELD
    assert made.record is not None


def test_more_time_is_asked_for_and_approved_on_the_pages(investigating: Case, clerk: User, head: User) -> None:
    assert investigating.run is not None
    clock = investigating.run.deadlines.get(clock="PAJ-020")
    page = as_(clerk).get(f"/cases/{investigating.pk}/times").content.decode()
    assert "2027-01-28" in page
    as_(clerk).post(f"/cases/{investigating.pk}/times/{clock.pk}/extend", {"reason": "鉴定"})
    asked = ExtensionRequest.objects.get()
    assert "鉴定" in as_(head).get("/cases/desk/waiting").content.decode()
    as_(head).post(f"/cases/{investigating.pk}/times/extensions/{asked.pk}", {"answer": "approve", "note": "同意", "back": "desk"})
    clock.refresh_from_db()
    assert clock.due == asked.due_after
    answer = as_(clerk).post(f"/cases/{investigating.pk}/times/{clock.pk}/suspend", {"ground": "appraisal", "on": "十一月", "reason": "x"})
    assert answer.status_code == 302
    clock.refresh_from_db()
    assert clock.state == "running"


def test_the_page_of_a_case_asks_as_much_however_long_its_history(investigating: Case, clerk: User) -> None:
    browser = as_(clerk)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert "提交答辩书" in browser.get(investigating.get_absolute_url()).content.decode()
        return len(queries)

    asked()
    before = asked()
    for _ in range(3):
        go(investigating, clerk, "order_evidence", date(2026, 10, 21))
    assert asked() == before
