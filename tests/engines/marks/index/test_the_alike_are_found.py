"""What the index finds: every way of being alike, in the classes asked for, in the order of the rules."""

from __future__ import annotations

import pytest

from suizhi.bench.mark_names import names, planted
from suizhi.engines.marks import compare, read
from suizhi.engines.marks.index import Entry, Few, MarkIndex
from suizhi.kernel.errors import Refusal

MARKS = (
    "云雀",
    "云雀手机",
    "飞歌云雀",
    "青松岭",
    "马铃薯",
    "SKYLARK",
    "NIMBUS SYSTEMS",
    "天工开物",
    "佳洁士",
    "海湾",
    "KESTREL AUDIO",
    "批注觱栗",
    "玄虚",
)
ALIKE = (
    ("雲雀", "云雀"),
    ("云雀茶楼", "云雀"),
    ("雀云", "云雀"),
    ("运鹊", "云雀"),
    ("YUNQUE", "云雀"),
    ("SKYLARKS", "云雀"),
    ("清松岭", "青松岭"),
    ("土豆", "马铃薯"),
    ("MYSTERIOUS", "玄虚"),
    ("夭上开物", "天工开物"),
    ("秕汴觱粟", "批注觱栗"),
    ("家杰士", "佳洁士"),
    ("HAIWAN", "海湾"),
    ("SKYLURK", "SKYLARK"),
    ("SKLYARK", "SKYLARK"),
    ("SCHAILARC", "SKYLARK"),
    ("NIMBUS", "NIMBUS SYSTEMS"),
    ("KESTRAL MUSIC", "KESTREL AUDIO"),
)
CROWD = 3_000
NAMES = (*MARKS, *(name for name in names(CROWD) if name not in MARKS))
"""A few marks among thousands of words."""


@pytest.fixture(scope="module")
def crowd() -> MarkIndex:
    return MarkIndex.of(Entry(number, name) for number, name in enumerate(NAMES))


@pytest.fixture(scope="module")
def few() -> Few:
    return Few([read(name) for name in NAMES])


@pytest.mark.parametrize(("asked", "mark"), ALIKE)
def test_a_mark_is_found_by_what_is_alike(crowd: MarkIndex, asked: str, mark: str) -> None:
    assert mark in [entry.name for entry in crowd.candidates(asked, size=100)]


@pytest.mark.parametrize(("asked", "mark"), ALIKE)
def test_it_is_found_among_few_as_well(few: Few, asked: str, mark: str) -> None:
    assert mark in [NAMES[place] for place in few.near(read(asked), 16)]


def test_results_carry_the_rules_and_stand_in_their_order(crowd: MarkIndex) -> None:
    found = crowd.similar("云雀", limit=10)
    assert found[0].entry.name == "云雀"
    assert {"云雀手机", "飞歌云雀", "SKYLARK"} <= {one.entry.name for one in found}
    for one in found:
        assert one.score == compare("云雀", one.entry.name).score
        assert one.score.findings


def test_variants_planted_among_thousands_are_found() -> None:
    marks = names(CROWD)
    index = MarkIndex.of(Entry(number, name) for number, name in enumerate(marks))
    for kind, pairs in planted(marks, 5).items():
        for variant, mark in pairs:
            assert mark in [one.entry.name for one in index.similar(variant, limit=100)], (kind, variant, mark)


def test_only_marks_of_the_classes_asked_for_are_found() -> None:
    index = MarkIndex.of([Entry(1, "云雀", (9, 35)), Entry(2, "云雀", (30,)), Entry(3, "云雀")])
    assert [one.entry for one in index.similar("云雀", classes=[35])] == [Entry(1, "云雀", (9, 35))]
    assert {one.entry.id for one in index.similar("云雀", classes=[9, 30])} == {1, 2}
    assert {one.entry.id for one in index.similar("云雀")} == {1, 2, 3}


def test_what_is_no_mark_is_left_out_and_refused_as_a_question() -> None:
    index = MarkIndex.of([Entry(1, "云雀"), Entry(2, "……"), Entry(3, "字" * 501), Entry(4, "甲\ud800")])
    assert len(index) == 1
    with pytest.raises(Refusal, match="letter"):
        index.similar("……")


@pytest.mark.parametrize("asked", ["😀云雀", "שלום", "ﷺ", "1", "云", "𠮷野家", "Ω", "云" * 500, "A" * 500])
def test_strange_questions_are_answered(crowd: MarkIndex, asked: str) -> None:
    for one in crowd.similar(asked, limit=5):
        assert one.score.total > 0


def test_an_empty_index_answers_nothing() -> None:
    assert MarkIndex.of([]).similar("云雀") == []


def test_among_few_what_is_asked_for_comes_first_and_what_shares_nothing_not_at_all(few: Few) -> None:
    assert few.near(read("云雀"), 3)[0] == NAMES.index("云雀")
    assert len(few.near(read("云雀"), 3)) == 3
    assert Few([read("SKYLARK"), read("海湾")]).near(read("Ω"), 5) == []
    assert Few([]).near(read("云雀"), 5) == []
