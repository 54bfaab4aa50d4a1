"""The store of neighbours follows the register, and what it finds stays within the viewer's scope and the collection."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import timedelta

import pytest

from suizhi.commons.home import home
from suizhi.commons.policy import PUBLIC, Viewer
from suizhi.commons.search.likeness import neighbours_folder, open_neighbours
from suizhi.halls.register.models import Party, Right
from suizhi.halls.register.nearness import neighbours_update, take_up
from suizhi.halls.register.selectors import SimilarState, similar_rights
from suizhi.kernel.records import Kind, TextFact
from tests.halls.register.factories import NOW, Delivery, patent, publication

pytestmark = pytest.mark.django_db
OFFICE = Viewer(role="clerk", user_id=1)
BATTERY, CATHODE, LITCHI = "一种锂离子电池正极材料的制备方法", "用于锂电池的阴极材料及其制法", "荔枝采后保鲜方法"


@pytest.fixture(autouse=True)
def no_store() -> Iterator[None]:
    shutil.rmtree(neighbours_folder(home()), ignore_errors=True)
    yield
    shutil.rmtree(neighbours_folder(home()), ignore_errors=True)


def load_three() -> Right:
    titles = {"202119990017.X": BATTERY, "202119990018.X": LITCHI, "202119990019.X": CATHODE}
    Delivery().load([patent(number, title=title) for number, title in titles.items()])
    return Right.objects.get(title=BATTERY)


def titles(viewer: Viewer, right: Right, limit: int = 5) -> list[str]:
    return [item.right.title for item in similar_rights(viewer, right, limit).found]


def held() -> int:
    with open_neighbours(home()) as store:
        return store.count()


def test_the_likest_stands_first_and_the_right_itself_is_left_out() -> None:
    right = load_three()
    assert neighbours_update() == 3
    found = similar_rights(PUBLIC, right)
    assert found.state is SimilarState.READY
    assert [item.right.title for item in found.found] == [CATHODE, LITCHI]
    assert found.found[0].likeness > found.found[1].likeness
    assert titles(PUBLIC, right, limit=1) == [CATHODE]


def test_without_a_store_there_is_a_reason_and_none_is_made() -> None:
    found = similar_rights(PUBLIC, load_three())
    assert (found.state, found.found) == (SimilarState.NOT_BUILT, [])
    assert not neighbours_folder(home()).exists()


def test_a_right_not_yet_taken_up_says_so() -> None:
    load_three()
    neighbours_update()
    Delivery().load([patent("202119990021.X", title="一种导热垫片")], content="later")
    assert similar_rights(PUBLIC, Right.objects.get(title="一种导热垫片")).state is SimilarState.NOT_YET


def test_an_unpublished_right_is_near_for_the_office_and_its_party_alone() -> None:
    right = load_three()
    Delivery("internal", visibility="office").load([patent("202119990022.X", title="锂离子电池正极材料", owner="海珠内务（示例）有限公司")])
    neighbours_update()
    party = Party.objects.get(name="海珠内务（示例）有限公司").pk
    assert "锂离子电池正极材料" not in titles(PUBLIC, right)
    assert "锂离子电池正极材料" not in titles(Viewer(role="holder", user_id=2, party_id=party + 1), right)
    assert titles(OFFICE, right)[0] == "锂离子电池正极材料"
    assert titles(Viewer(role="holder", user_id=3, party_id=party), right)[0] == "锂离子电池正极材料"


def test_a_right_closed_since_is_not_shown_although_the_store_still_has_it_open() -> None:
    right = load_three()
    neighbours_update()
    Right.objects.filter(title=CATHODE).update(visibility="office")
    assert titles(PUBLIC, right) == [LITCHI]


def test_collections_are_never_linked() -> None:
    right = load_three()
    Delivery("demo_city", collection="demo").load([patent("202119990023.X", title=BATTERY)])
    neighbours_update()
    assert all(item.right.collection == "office" for item in similar_rights(OFFICE, right).found)
    assert titles(OFFICE, Right.objects.get(collection="demo")) == []


def test_only_what_changed_is_taken_up_again() -> None:
    load_three()
    assert (neighbours_update(), neighbours_update()) == (3, 0)
    Delivery().load([patent("202119990018.X", title="锂离子电池正极材料")], content="new", at=NOW + timedelta(days=1))
    assert neighbours_update() == 1
    assert titles(PUBLIC, Right.objects.get(title=BATTERY))[0] == "锂离子电池正极材料"


def test_a_joined_right_leaves_the_store() -> None:
    Delivery("register").load([patent()])
    Delivery("citations").load([publication("CN119990017A")])
    neighbours_update()
    assert held() == 2
    both = patent()
    both.numbers = patent().numbers + publication("CN119990017A").numbers
    Delivery("export").load([both])
    neighbours_update()
    assert held() == 1


def test_a_build_cut_short_goes_on_where_it_stopped() -> None:
    for place, title in enumerate((BATTERY, LITCHI, CATHODE)):
        Delivery().load([patent(f"20211999003{place}.X", title=title)], content=title, at=NOW + timedelta(days=place))
    with open_neighbours(home()) as store:
        assert take_up(store, size=1) == 1
    assert held() == 1
    assert neighbours_update() == 2
    assert held() == 3


def test_a_turn_that_has_no_time_takes_up_nothing() -> None:
    load_three()
    assert neighbours_update(seconds=0) == 0
    assert neighbours_update(seconds=60) == 3


def test_rebuilding_takes_everything_up_anew() -> None:
    load_three()
    neighbours_update()
    assert neighbours_update(rebuild=True) == 3
    assert held() == 3


def test_abstracts_count_and_marks_stay_out() -> None:
    Delivery().load(
        [
            patent("202119990017.X", title="一种方法", texts=[TextFact("abstract", "zh", "荔枝预冷后气调包装，延长保鲜期。")]),
            patent("202119990018.X", title=LITCHI),
            patent("202119990019.X", title="一种装置"),
            patent("202119990020.X", title="荔枝红", kind=Kind.TRADEMARK),
        ]
    )
    neighbours_update()
    assert titles(PUBLIC, Right.objects.get(title=LITCHI))[0] == "一种方法"
    assert held() == 3
    assert similar_rights(PUBLIC, Right.objects.get(title="荔枝红")).state is SimilarState.NOT_COMPARED
