"""The index of marks is made once, then follows every change: new marks, changed words, joined rights; figures without words stay out."""

from __future__ import annotations

import pytest

from suizhi.adapters import opensearch
from suizhi.commons.home import home
from suizhi.commons.jobs.models import Job
from suizhi.commons.jobs.services import _tasks
from suizhi.halls.register.models import Right
from suizhi.halls.search.marks import keeper
from suizhi.halls.search.marks.keeper import frequency, keep_up, mark_index
from suizhi.kernel.errors import Refusal
from tests.halls.register.factories import Delivery, patent
from tests.halls.search.market import TEA, mark
from tests.support.cluster import cluster


def held(name: str) -> list[str]:
    return [one.entry.name for one in mark_index().similar(name)]


def test_without_one_it_is_refused_by_name(fresh_keeper: None) -> None:
    with pytest.raises(Refusal) as told:
        mark_index()
    assert told.value.code == "marks.missing"


def test_it_is_made_of_the_marks_that_have_words(fresh_keeper: None) -> None:
    Delivery("marks").load([mark(1, "穗铃云", TEA), mark(2, "图形", TEA), mark(3, "★", TEA), patent()])
    assert keep_up() == 1
    assert len(mark_index()) == 1


def test_an_empty_register_has_an_empty_index(fresh_keeper: None) -> None:
    assert keep_up() == 0
    assert held("穗岭云") == []


def test_what_is_new_is_found_at_once_and_nothing_twice(fresh_keeper: None) -> None:
    Delivery("marks").load([mark(1, "穗铃云", TEA)])
    keep_up()
    Delivery("gazette").load([mark(2, "穗岭雲", TEA)])
    assert keep_up() == 1
    assert set(held("穗岭云")) == {"穗铃云", "穗岭雲"}
    assert keep_up() == 0


def test_a_mark_that_changes_its_words_is_found_by_the_new_ones(fresh_keeper: None) -> None:
    delivery = Delivery("marks")
    delivery.load([mark(1, "穗铃云", TEA)])
    keep_up()
    delivery.load([mark(1, "白鹤归", TEA)], content="second")
    keep_up()
    assert held("穗岭云") == []
    assert held("白鹤归") == ["白鹤归"]


def test_a_right_that_was_joined_to_another_is_taken_out(fresh_keeper: None) -> None:
    Delivery("marks").load([mark(1, "穗铃云", TEA), mark(2, "穗铃雲", TEA)])
    keep_up()
    first, second = Right.objects.order_by("pk")
    Right.objects.filter(pk=second.pk).update(joined_to=first, changed=second.changed + 100)
    keep_up()
    assert held("穗铃云") == ["穗铃云"]


def test_many_segments_become_one_and_a_register_that_has_grown_is_indexed_anew(
    fresh_keeper: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    Delivery("marks").load([mark(1, "穗铃云", TEA)])
    keep_up()
    monkeypatch.setattr(keeper, "SEGMENTS", 2)
    for serial in range(2, 5):
        Delivery(f"gazette_{serial}").load([mark(serial, f"穗岭云{'甲乙丙丁戊'[serial]}", TEA)])
        keep_up()
    assert mark_index().segments <= 2
    monkeypatch.setattr(keeper, "GROWN", 1)
    Delivery("exports").load([mark(10 + n, f"穗岭{char}", TEA) for n, char in enumerate("山水风月花鸟虫鱼")])
    assert keep_up() == len(mark_index()) == 12
    assert mark_index().segments == 1


@pytest.mark.parametrize("harm", ["missing", "short"])
def test_a_damaged_index_is_refused_by_name_and_made_anew(fresh_keeper: None, harm: str) -> None:
    Delivery("marks").load([mark(1, "穗铃云", TEA)])
    keep_up()
    keeper._opened.cache_clear()
    for file in (home() / "marks").glob("segment-*/*.npy"):
        file.unlink() if harm == "missing" else file.write_bytes(file.read_bytes()[:20])
    with pytest.raises(Refusal) as told:
        mark_index()
    assert told.value.code == "marks.damaged"
    assert keep_up() == 1
    assert held("穗岭云") == ["穗铃云"]


def test_common_parts_are_counted_class_by_class(fresh_keeper: None) -> None:
    Delivery("marks").load([mark(n, f"宝{char}", TEA) for n, char in enumerate("山水风月花鸟虫鱼云雨雪霜江河湖海松竹梅兰菊荷")])
    keep_up()
    assert frequency([30]).share("宝") == 1.0
    assert frequency([30]).share("山") == 0.0
    assert frequency([25]).total == 0


def test_the_worker_has_the_task(fresh_keeper: None) -> None:
    _tasks["search.marks"](job=Job())
    assert len(mark_index()) == 0


def test_where_a_cluster_is_set_the_marks_are_there_and_follow_the_register(fresh_keeper: None, monkeypatch: pytest.MonkeyPatch) -> None:
    with cluster() as server:
        monkeypatch.setenv("SUIZHI_SEARCH_URL", server.url)
        with pytest.raises(Refusal, match="no index"):
            mark_index()
        Delivery("marks").load([mark(1, "穗铃云", TEA), mark(2, "图形", TEA)])
        assert keep_up() == 1
        Delivery("gazette").load([mark(3, "穗岭雲", TEA)])
        assert keep_up() == 1
        assert set(held("穗岭云")) == {"穗铃云", "穗岭雲"}
        assert (len(mark_index()), keep_up(), keep_up(rebuild=True)) == (2, 0, 2)
        assert not (home() / "marks" / "segments.json").exists()
        opensearch.leave()
