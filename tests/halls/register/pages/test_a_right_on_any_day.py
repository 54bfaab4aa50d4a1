"""The page of a right: its facts as of the day, where each is from, what hangs on it."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from suizhi.commons.policy import PUBLIC
from suizhi.halls.register.dossier import Dossier, dossier
from suizhi.halls.register.models import Right
from suizhi.kernel.records import ClassFact, EventKey
from tests.support.world import World

TODAY = date(2026, 11, 20)


def _dossier(world: World, on: date = TODAY) -> Dossier:
    made = dossier(world.film, PUBLIC, on)
    assert made is not None
    return made


def test_every_fact_says_where_it_is_from(world: World) -> None:
    for fact in _dossier(world).facts:
        assert fact.mark == "computed" or fact.anchor.startswith("#record-"), fact.label


def test_what_came_later_is_not_on_an_earlier_day(world: World) -> None:
    labels = {fact.label for fact in _dossier(world, date(2022, 1, 1)).facts}
    assert "公布日" in labels
    assert "授权公告日" not in labels
    assert all(moment.on <= date(2022, 1, 1) or moment.lane == "future" for moment in _dossier(world, date(2022, 1, 1)).moments)


def test_a_computed_end_says_so(world: World) -> None:
    expiry = next(fact for fact in _dossier(world).facts if fact.label == "届满日")
    assert (expiry.mark, expiry.values[0].text) == ("computed", "2041-04-16")


def test_owners_stand_with_their_shares(world: World) -> None:
    assert [(holding.name, holding.share, holding.current) for holding in _dossier(world).holdings] == [
        ("穗岭热控（示例）有限公司", "1/2", True),
        ("示例大学", "1/2", True),
    ]


def test_family_and_citations_lead_on(world: World) -> None:
    made = _dossier(world)
    assert made.family == [world.second]
    assert [item.right for item in made.cited] == [world.second, None]
    there = dossier(world.second, PUBLIC, TODAY)
    assert there is not None
    assert there.citing == [world.film]


def test_the_timeline_says_in_words_what_it_shows(world: World) -> None:
    assert _dossier(world).headline == "授权 3 年，许可 1 次，质押 1 次，争议 1 次"
    assert _dossier(world, date(2021, 6, 1)).headline == "经过"


def test_the_chain_counts_what_happened(world: World) -> None:
    chain = {link.label: (link.count, link.text) for link in _dossier(world).chain}
    assert chain["质押"][0] == 1
    assert chain["转让"] == (0, "尚无")


def test_bare_steps_of_a_class_stand_on_one_line(world: World) -> None:
    (tree,) = _dossier(world).trees
    assert [(root.above, root.symbol, root.own) for root in tree.roots] == [
        (["H", "H05", "H05K", "H05K7"], "H05K7/20", True),
        (["C", "C01", "C01B", "C01B32"], "C01B32/20", True),
    ]


def test_a_symbol_the_kernel_does_not_know_stands_alone() -> None:
    from suizhi.halls.register.dossier.classes import _path

    assert _path("ipc", "not a class") == ("not a class",)
    assert _path("uspc", "428/408") == ("428/408",)
    assert ClassFact("uspc", "428/408").scheme == "uspc"


def test_a_day_before_any_record_says_so(world: World, client: Client) -> None:
    page = client.get(f"/rights/{world.film.pk}?as_of=1990-01-01").content.decode()
    assert "正在看 1990-01-01 的状态" in page


def test_what_is_no_day_is_shown_with_the_mend(world: World, client: Client) -> None:
    page = client.get(f"/rights/{world.film.pk}?as_of=去年").content.decode()
    assert "“去年”不是日期" in page


def test_a_right_joined_to_another_leads_there(world: World, client: Client) -> None:
    Right.objects.filter(pk=world.second.pk).update(joined_to=world.film)
    answer = client.get(f"/rights/{world.second.pk}")
    assert (answer.status_code, answer["Location"]) == (302, f"/rights/{world.film.pk}")


@pytest.mark.parametrize("key", [EventKey.LICENSED, EventKey.PLEDGED])
def test_use_has_a_lane_of_its_own(world: World, key: EventKey) -> None:
    from suizhi.halls.register.labels import EVENT_LABELS

    lanes = {moment.label: moment.lane for moment in _dossier(world).moments}
    assert lanes[str(EVENT_LABELS[key])] == "use"
