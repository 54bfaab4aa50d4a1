"""The desk's search, its load strip and its export; the head's figures and the cases behind each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from importlib import import_module
from io import BytesIO
from zipfile import ZipFile

import pytest
import time_machine
from django.apps import apps
from django.test import Client
from django.utils import timezone
from hypothesis import assume, given
from hypothesis import strategies as st

from suizhi.commons.accounts.models import AccountRole, User
from suizhi.halls.casework import listing
from suizhi.halls.casework.management import finding
from suizhi.halls.casework.management.figures import behind, figures, period
from suizhi.halls.casework.management.finding import found_by, numbers_meant
from suizhi.halls.casework.management.load import strip
from suizhi.halls.casework.management.turns import turn_words
from suizhi.halls.casework.models import Case, Findable
from suizhi.halls.casework.models.findable import LONGEST, SHORTEST, beginnings, plain
from suizhi.halls.casework.services import Opening, Person, case_open, participant_add
from tests.halls.casework.conftest import person, seen_by
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


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("穗知裁〔2026〕17 号", ["穗知裁〔2026〕17 号"]),
        ("裁2026-17", ["穗知裁〔2026〕17 号"]),
        ("穗知民调(2026)3", ["穗知民调〔2026〕3 号"]),
        ("折叠锁", []),
        ("17", []),  # A bare number is as likely a part of a right's.
        ("ZL 2022 2 9990031.8", []),
    ],
)
def test_case_numbers_are_read_as_people_write_them(typed: str, meant: list[str]) -> None:
    assert numbers_meant(typed) == meant


def test_a_number_without_its_word_means_every_procedure_s() -> None:
    assert "穗知裁〔2026〕5 号" in numbers_meant("2026-5")
    assert len(numbers_meant("2026-5")) > 3


@pytest.mark.parametrize("words", ["裁2026-1", "珠湾五金", "折叠锁", "", "  穗岭锁业（示例） "])
def test_a_case_is_found_by_number_party_and_title(case: Case, words: str) -> None:
    assert list(found_by(Case.objects.all(), words)) == [case]


@pytest.mark.parametrize("words", ["穗岭锁业(示例)", "穗嶺鎖業（示例）有限公司", "实用新型专利侵权纠纷·折叠锁", "岭锁业（示例）有限公"])
def test_a_name_is_found_however_it_is_written_and_however_long(case: Case, words: str) -> None:
    assert list(found_by(Case.objects.all(), words)) == [case]


@given(text=st.text(alphabet="穗岭锁业（示例）有限公司广州abＡ ", min_size=2, max_size=40), data=st.data())
def test_whatever_stretch_of_a_text_is_looked_for_has_its_beginning_in_the_index(text: str, data: st.DataObject) -> None:
    whole = plain(text)
    assume(len(whole) >= SHORTEST)
    first = data.draw(st.integers(0, len(whole) - SHORTEST))
    sought = whole[first : data.draw(st.integers(first + SHORTEST, len(whole)))]
    for piece in (sought[:LONGEST], sought[-LONGEST:]):
        assert any(one.startswith(piece.encode()) for one in beginnings([text]))


def test_words_in_very_many_cases_are_looked_for_in_the_list_itself(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "MANY", 0)
    for words in ("珠湾五金", "折叠锁"):
        assert list(found_by(Case.objects.all(), words)) == [case]
    assert list(found_by(Case.objects.all(), "没有这家")) == []
    assert list(found_by(Case.objects.filter(handler__isnull=False), "珠湾五金")) == []


def test_who_comes_into_a_case_later_is_found_too(taken: Case, clerk: User) -> None:
    assert list(found_by(Case.objects.all(), "后来的第三人")) == []
    participant_add(who=seen_by(clerk), case=taken, person=Person("third_party", "后来的第三人（示例）"))
    assert list(found_by(Case.objects.all(), "后来的第三人")) == [taken]


def test_cases_from_before_the_index_are_entered_into_it(case: Case) -> None:
    held = set(Findable.objects.values_list("start", "case_id"))
    Findable.objects.all().delete()
    import_module("suizhi.halls.casework.migrations.0009_findable").enter(apps, None)
    assert set(Findable.objects.values_list("start", "case_id")) == held


@pytest.mark.parametrize("words", ["裁2026-2", "珠", "没有这家", "裁2025-1"])
def test_what_is_not_there_is_not_found(case: Case, words: str) -> None:
    assert list(found_by(Case.objects.all(), words)) == []


def test_nobody_finds_what_they_may_not_see(case: Case, clerk: User) -> None:
    assert case.number in as_(clerk).get("/cases/desk?tab=all&q=珠湾五金").content.decode()
    assert case.number not in as_(clerk).get("/cases/desk?tab=mine&q=珠湾五金").content.decode()
    assert as_(person("analyst", AccountRole.ANALYST)).get("/cases/desk?tab=all&q=珠湾五金").status_code == 403


def test_a_case_that_has_ended_is_found_among_the_ended(filed: Case, clerk: User) -> None:
    for tab, seen in (("all", True), ("ended", False)):
        assert (filed.number in as_(clerk).get(f"/cases/desk?tab={tab}&q=珠湾五金").content.decode()) is seen
    withdrawn = go(filed, clerk, "withdraw_case", date(2026, 10, 12), reason="请求人撤回")
    go(withdrawn, clerk, "archive", date(2026, 10, 21))
    for tab, seen in (("mine", False), ("all", False), ("ended", True)):
        assert (filed.number in as_(clerk).get(f"/cases/desk?tab={tab}&q=珠湾五金").content.decode()) is seen
        assert (filed.number in as_(clerk).get(f"/cases/desk/list.csv?tab={tab}&q=珠湾五金").content.decode()) is seen
    assert filed.number not in as_(clerk).get("/cases/desk?tab=ended&q=没有这家").content.decode()


def test_who_has_more_cases_than_a_page_holds_can_turn_it(
    case: Case, filed: Case, requester: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "PAGE", 1)
    opening = Opening(procedure="penalty", title="另一件", people=(Person("complainant", "requester", user=requester.pk),))
    later = case_open(who=seen_by(requester), opening=opening, on=date(2026, 10, 20))
    first = as_(requester).get("/cases")
    assert [row.case for row in first.context["rows"]] == [later]
    rest = as_(requester).get(f"/cases?after={first.context['page'].after}")
    assert [row.case for row in rest.context["rows"]] == [case]
    assert rest.context["page"].after == ""


def test_the_list_says_whose_turn_it_is(filed: Case, clerk: User, head: User) -> None:
    assert turn_words(filed, seen_by(clerk)) == "我"
    assert turn_words(filed, seen_by(head)) == "clerk"
    served = go(filed, clerk, "serve", date(2026, 10, 9), papers=("service_proof",))
    assert turn_words(served, seen_by(clerk)) == "被请求人"


def test_the_strip_counts_ten_working_days_and_puts_days_off_before_them(investigating: Case, clerk: User) -> None:
    assert investigating.run is not None
    investigating.run.deadlines.filter(clock="PAJ-020").update(due=date(2026, 11, 7))
    investigating.run.deadlines.filter(clock="PAJ-013").update(due=date(2026, 11, 3), state="running", ended_on=None)
    found = strip(date(2026, 11, 2), [seen_by(clerk).actor])
    assert [bar.on for bar in found.bars] == [date(2026, 11, day) for day in (2, 3, 4, 5, 6, 9, 10, 11, 12, 13)]
    assert [bar.count for bar in found.bars] == [0, 1, 0, 0, 1, 0, 0, 0, 0, 0]
    assert not found.more
    assert strip(date(2026, 11, 2), ["user:0"]).heaviest is None


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_the_present_list_can_be_taken_along(taken: Case, clerk: User, suffix: str) -> None:
    answer = as_(clerk).get(f"/cases/desk/list.{suffix}?tab=mine")
    assert answer.status_code == 200
    if suffix == "csv":
        text = answer.content.decode("utf-8-sig")
    else:
        text = "".join(ZipFile(BytesIO(answer.content)).read(name).decode() for name in ZipFile(BytesIO(answer.content)).namelist())
    assert taken.number in text
    assert "珠湾五金（示例）厂" in text
    assert as_(clerk).get("/cases/desk/list.pdf").status_code == 404


def test_figures_count_what_came_what_ended_and_how_long_it_took(case: Case, filed: Case, clerk: User) -> None:
    found = go(filed, clerk, "withdraw_case", date(2026, 10, 12), reason="请求人撤回")
    go(found, clerk, "archive", date(2026, 10, 21))
    numbers = figures(date(2026, 11, 2))
    line = numbers.lines[0]
    assert (line.procedure, line.received, line.closed, line.pending) == ("patent_adjudication", 1, 1, 0)
    assert (line.median, line.most, line.ends) == (30, 30, [("archived", 1)])
    assert line.kept >= 1
    months = {one.first: (one.received, one.closed, one.pending) for one in numbers.months}
    assert months[date(2026, 11, 1)] == (0, 0, 0)
    assert months[date(2026, 10, 1)] == (0, 1, 0)
    assert months[date(2026, 9, 1)] == (1, 0, 1)
    assert months[date(2026, 8, 1)] == (0, 0, 0)
    assert len(numbers.months) == 12


def test_every_number_has_its_cases_behind_it(filed: Case, clerk: User, head: User) -> None:
    first, last = period(date(2026, 11, 2))
    line = figures(date(2026, 11, 2)).lines[0]
    for kind, number in (("received", line.received), ("closed", line.closed), ("pending", line.pending)):
        assert behind(kind, line.procedure, first, last).count() == number
    page = as_(head).get("/cases/desk/office")
    assert page.status_code == 200
    for kind in ("received", "closed", "pending", "kept", "missed"):
        assert as_(head).get(f"/en/cases/desk/office/cases?kind={kind}&procedure=patent_adjudication&first=bad").status_code == 200
    assert filed.number in as_(head).get("/cases/desk/office/cases?kind=pending").content.decode()
    assert as_(clerk).get("/cases/desk/office").status_code == 403


def test_behind_the_limits_kept_stand_their_cases_each_once(investigating: Case, head: User) -> None:
    page = as_(head).get("/cases/desk/office/cases?kind=kept&procedure=patent_adjudication").content.decode()
    assert page.count(investigating.get_absolute_url() + '"') == 1
    assert investigating.number not in as_(head).get("/cases/desk/office/cases?kind=missed").content.decode()
