"""Applicants are joined by what they share, each link says why, and what many strangers share joins nobody."""

from __future__ import annotations

import pytest

from suizhi.engines.filings import Dossier, FactSort
from suizhi.engines.gazettes import Applicant
from suizhi.kernel.records import EventKey
from tests.engines.filings.building import START, Scene, invented, reputed, somebody, through


def of(*people: Applicant, **more: str) -> list[Dossier]:
    scene = Scene()
    for who in people:
        scene.file("榆苒", who=who, **more)
    return scene.dossiers()


@pytest.mark.parametrize(
    ("kind", "shared"),
    [
        ("address", {"address": "样例路1号3楼"}),
        ("phone", {"phone": "020-555"}),
        ("shareholder", {"shareholders": ("股东甲",)}),
        ("representative", {"representative": "样例甲", "address": ""}),
    ],
    ids=["address", "phone", "shareholder", "representative"],
)
def test_one_shared_thing_joins_and_is_explained(kind: str, shared: dict[str, object]) -> None:
    scene = Scene()
    for number in (1, 2):
        scene.file("榆苒", who=somebody(number, **shared), agency=through("小代理") if kind == "representative" else None)
    (dossier,) = scene.dossiers()
    (link,) = dossier.portfolio.component.links
    zh, en = link.explain()
    assert link.kind == kind
    assert {link.one, link.other} == dossier.portfolio.keys
    assert zh and en


def test_ways_of_writing_make_no_other_address_or_phone() -> None:
    one, other = somebody(1, address="样例路１号 3楼", phone="020-555 1"), somebody(2, address="样例路1号3楼", phone="(020)5551")
    (dossier,) = of(one, other)
    assert {link.kind for link in dossier.portfolio.component.links} == {"address", "phone"}


def test_a_chain_is_one_component() -> None:
    people = [somebody(1, phone="1"), somebody(2, phone="1", address="甲路1号"), somebody(3, address="甲路1号", shareholders=("乙",))]
    (dossier,) = of(*people, somebody(4, shareholders=("乙",)))
    assert len(dossier.portfolio.keys) == 4


def test_an_address_of_many_strangers_joins_nobody_and_the_dossier_says_so() -> None:
    found = of(*(somebody(number, address="集群路8号") for number in range(20)))
    assert len(found) == 20
    (common,) = found[0].as_dict()["left_aside"]
    assert (common["kind"], common["applicants"]) == ("address", 20)
    assert "不作为关联依据" in common["explanation"]


def test_the_number_from_which_on_it_is_common_is_a_setting() -> None:
    scene = Scene()
    for number in range(20):
        scene.file("榆苒", who=somebody(number, address="集群路8号"))
    assert len(scene.dossiers(degree__address=25)) == 1


def test_namesakes_are_not_one_person() -> None:
    assert len(of(somebody(1, representative="样例甲"), somebody(2, representative="样例甲"))) == 2


def test_namesakes_in_one_building_are_joined() -> None:
    one = somebody(1, representative="样例甲", address="样例路9号A栋1室")
    assert len(of(one, somebody(2, representative="样例甲", address="样例路9号B栋7室"))) == 1


def test_namesakes_at_a_large_agency_are_not() -> None:
    scene = Scene()
    for number in range(60):
        scene.file("榆苒", who=somebody(number, representative="样例甲" if number < 2 else f"样例{number}"), agency=through("大代理"))
    assert len(scene.dossiers()) == 60


def test_a_contact_who_answers_for_several_clients_joins_nobody() -> None:
    scene = Scene()
    for number in range(4):
        scene.file("榆苒", who=somebody(number), agency=through("代理", "联系人甲"))
    assert len(scene.dossiers()) == 4


def test_a_declared_group_is_joined() -> None:
    scene = Scene()
    for number in (1, 2):
        scene.file("榆苒", who=somebody(number))
        scene.know(FactSort.GROUP, who=somebody(number).code, about="样例集团")
    (dossier,) = scene.dossiers()
    assert [link.kind for link in dossier.portfolio.component.links] == ["group"]


def test_who_takes_over_belongs_to_the_component_where_it_shares_something() -> None:
    scene = Scene()
    numbers = scene.file("榆苒", who=somebody(1, phone="7"))
    scene.happens(EventKey.TRANSFERRED, numbers, START, [somebody(2, phone="7")])
    (dossier,) = scene.dossiers()
    assert len(dossier.portfolio.keys) == 2


def test_a_common_address_shared_with_the_owner_speaks_for_the_applicant() -> None:
    """A company of the owner that only a virtual office connects with it is not taken for a stranger."""
    scene = Scene(reputed())
    for number in range(20):
        scene.file(*invented(1), who=somebody(number, address="集群路8号"))
    scene.references = [reference for reference in scene.references if reference.owner_code != "OWN0"]
    owner = somebody(3)
    scene.references += [type(scene.references[0])("云岚泽", scene.references[0].sort, owner.name, owner.code)]
    scene.file("云岚泽", "云兰泽", "新云岚泽", who=somebody(5, address="集群路8号"), every=40)
    assert "B03" not in scene.dossier(somebody(5)).leads


def test_a_phone_is_not_shown_whole() -> None:
    (dossier,) = of(somebody(1, phone="020-5556677"), somebody(2, phone="0205556677"))
    assert "0205556677" not in str(dossier.as_dict()["links"])
