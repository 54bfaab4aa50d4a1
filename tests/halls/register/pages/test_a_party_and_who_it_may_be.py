"""The page of a party: what it holds for whom, and judging who is who by the form."""

from __future__ import annotations

from django.test import Client

from suizhi.commons.ledger.models import Entry
from suizhi.halls.register.models import Judgement, Party
from tests.support.register_pages import LogIn
from tests.support.world import World


def test_proposals_show_to_the_office_alone(world: World, client: Client, log_in: LogIn) -> None:
    path = f"/parties/{world.owner.pk}"
    assert "可能是同一主体" not in client.get(path).content.decode()
    assert "可能是同一主体" in log_in("analyst").get(path).content.decode()


def test_only_a_clerk_gets_the_form(world: World, log_in: LogIn) -> None:
    path = f"/parties/{world.owner.pk}"
    assert "你的判断" in log_in("clerk").get(path).content.decode()
    assert "你的判断" not in log_in("analyst").get(path).content.decode()


def test_a_clerk_judges_with_a_reason(world: World, log_in: LogIn) -> None:
    other = Party.objects.get(name="示例大学")
    form = {"other": other.pk, "verdict": "different", "reason": "代码不同"}
    log_in("clerk").post(f"/parties/{world.owner.pk}/judge", form)
    assert Judgement.objects.get().reason == "代码不同"
    assert Entry.objects.latest("seq").verb == "register.party.judged"
    page = log_in("clerk").get(f"/parties/{world.owner.pk}").content.decode()
    assert "不同主体" in page
    assert "代码不同" in page


def test_without_a_reason_nothing_is_recorded(world: World, log_in: LogIn) -> None:
    other = Party.objects.get(name="示例大学")
    answer = log_in("clerk").post(f"/parties/{world.owner.pk}/judge", {"other": other.pk, "verdict": "same", "reason": " "}, follow=True)
    assert not Judgement.objects.exists()
    assert "没有记下" in answer.content.decode()


def test_others_may_not_judge(world: World, log_in: LogIn) -> None:
    other = Party.objects.get(name="示例大学")
    form = {"other": other.pk, "verdict": "same", "reason": "x"}
    assert log_in("holder").post(f"/parties/{world.owner.pk}/judge", form).status_code == 403
    assert not Judgement.objects.exists()


def test_parties_are_found_by_part_of_a_name(world: World, client: Client) -> None:
    page = client.get("/parties", {"q": "穗岭"}).content.decode()
    assert "穗岭热控（示例）有限公司" in page
    assert "珠湾装备" not in page


def test_any_address_of_the_list_answers(world: World, client: Client) -> None:
    for query in ({"after": "x"}, {"after": "9" * 30}, {"district": "000000"}, {"q": "\x00"}, {"q": "%_'"}):
        assert client.get("/parties", query).status_code == 200, query
