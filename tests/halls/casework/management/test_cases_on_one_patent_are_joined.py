"""Cases on one patent can be dealt with together and apart again; each keeps its number, its clocks and its decision."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from suizhi.commons.accounts.models import User
from suizhi.halls.casework.management.linking import candidates, links_of
from suizhi.halls.casework.management.services import case_join, case_separate, hearing_plan, hearing_summon
from suizhi.halls.casework.management.services.hearing import Plan
from suizhi.halls.casework.models import Case
from suizhi.halls.casework.services import Opening, Person, case_act, case_assign, case_open
from suizhi.halls.casework.services.acting import Wanted
from suizhi.kernel.errors import Refusal
from tests.halls.casework.conftest import person, seen_by
from tests.halls.casework.management.conftest import PAPERS, go

NUMBER = "ZL 2022 2 9990031.8"


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with time_machine.travel(datetime(2026, 11, 2, 10, tzinfo=timezone.get_default_timezone()), tick=False):
        yield


@pytest.fixture
def pair(investigating: Case, requester: User, clerk: User) -> tuple[Case, Case]:
    """Two cases on one patent in the clerk's hands, both investigating."""
    Case.objects.filter(pk=investigating.pk).update(right_said=NUMBER)
    maker = person("maker")
    opening = Opening(
        procedure="patent_adjudication",
        title="实用新型专利侵权纠纷·折叠锁（二）",
        people=(Person("requester", "穗岭锁业（示例）有限公司", user=requester.pk), Person("respondent", "示例五金行", user=maker.pk)),
        right_said=NUMBER,
        facts={"suit_filed": False, "arbitration_agreement": False, "respondent_domicile_cn": True},
    )
    second = case_open(who=seen_by(requester), opening=opening, on=date(2026, 9, 22))
    case_assign(who=seen_by(clerk), case=second, handler=clerk)
    case_act(who=seen_by(clerk), case=second, wanted=Wanted("file", date(2026, 9, 28), 0, facts={"panel_size": 3}, documents=PAPERS))
    go(second, clerk, "serve", date(2026, 10, 9), papers=("service_proof",))
    second = go(second, maker, "answer", date(2026, 10, 20), papers=("defence",))
    return Case.objects.select_related("run", "handler").get(pk=investigating.pk), second


def test_a_case_on_the_same_patent_is_found_and_joined(pair: tuple[Case, Case], clerk: User) -> None:
    lead, other = pair
    assert candidates(lead, seen_by(clerk)) == [other]
    made = case_join(who=seen_by(clerk), lead=lead, other=other, reason="同一专利权")
    assert links_of(lead, seen_by(clerk)).joined == [made]
    assert links_of(other, seen_by(clerk)).lead == made
    assert candidates(lead, seen_by(clerk)) == []
    for case in pair:
        assert case.letters.filter(document="joinder_decision").count() == 1
    with pytest.raises(Refusal) as told:
        case_join(who=seen_by(clerk), lead=other, other=lead, reason="再并")
    assert told.value.code == "join.chain"


def test_joined_cases_are_heard_at_once_and_all_parties_told(pair: tuple[Case, Case], clerk: User) -> None:
    lead, other = pair
    case_join(who=seen_by(clerk), lead=lead, other=other, reason="同一专利权")
    at = datetime(2026, 11, 12, 9, 30, tzinfo=timezone.get_default_timezone())
    made = hearing_plan(who=seen_by(clerk), case=lead, plan=Plan(at, "第一审理庭", also=[other.pk]))
    assert made.attendances.count() == 4
    hearing_summon(who=seen_by(clerk), hearing=made, version=0)
    for case in pair:
        assert case.letters.filter(document="hearing_notice").count() == 1


def test_separated_cases_go_on_alone(pair: tuple[Case, Case], clerk: User) -> None:
    lead, other = pair
    made = case_join(who=seen_by(clerk), lead=lead, other=other, reason="同一专利权")
    case_separate(who=seen_by(clerk), link=made, reason="技术方案不同")
    with pytest.raises(Refusal) as told:
        case_separate(who=seen_by(clerk), link=made, reason="再分")
    assert told.value.code == "case.answered"
    assert candidates(lead, seen_by(clerk)) == [other]


def test_cases_on_different_rights_stay_apart(pair: tuple[Case, Case], clerk: User) -> None:
    lead, other = pair
    Case.objects.filter(pk=other.pk).update(right_said="ZL 2020 1 9990055.X")
    with pytest.raises(Refusal) as told:
        case_join(who=seen_by(clerk), lead=lead, other=other, reason="相近")
    assert told.value.code == "join.right"


def test_who_has_charge_of_only_one_joins_nothing(pair: tuple[Case, Case], clerk: User, officers: list[User]) -> None:
    lead, other = pair
    Case.objects.filter(pk=other.pk).update(handler=officers[0])
    other.refresh_from_db()
    with pytest.raises(PermissionDenied):
        case_join(who=seen_by(clerk), lead=lead, other=other, reason="同一专利权")


def test_the_page_joins_and_separates(pair: tuple[Case, Case], clerk: User, requester: User) -> None:
    lead, other = pair
    client = Client()
    client.force_login(clerk)
    address = f"/cases/{lead.pk}/links"
    assert other.number in client.get(address).content.decode()
    client.post(f"{address}/join", {"case": other.pk, "reason": "同一专利权"})
    made = lead.links.get()
    client.post(f"{address}/{made.pk}/separate", {"reason": "分开"})
    made.refresh_from_db()
    assert made.ended_why == "分开"
    client.force_login(requester)
    assert client.get(address).status_code == 403
