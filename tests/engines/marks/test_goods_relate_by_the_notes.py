"""Goods relate by group, part, paragraph and item; the notes of the table join and part them, and what is not known is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suizhi.engines.marks import Band, Comparison, Notes, Relation, Section, bands, compare, doubts, read, read_notes, read_section, relate
from suizhi.engines.marks.goods_rules import EXAMPLE, RULES, GoodsRule, share_of
from suizhi.kernel.errors import Refusal

NOTES = Notes(
    (
        *read_notes("3002", "1.本类似群各部分之间商品不类似；2.第(二)部分与3202类似；3.绿茶与第九版及以前版本3011豆浆交叉检索。"),
        *read_notes("0301", "1.第一自然段与0306类似；2.浴盐与0501药浴盐类似；3.本类似群商品根据功能用途与5类含药物的相应商品类似"),
        *read_notes("0902", "第(五)部分的商品互相之间不判为类似商品"),
        *read_notes("2202", "本类似群各部分之间商品不类似,但第(一)部分伪装网与第(二)部分伪装罩类似；"),
        *read_notes("3508", "本类似群为单一服务,各自然段间互不类似"),
        *read_notes("2501", "跨类似群保护商品：服装(2501,2502)。"),
    ),
    "2024",
)


EXAMPLES = Notes(tuple(read_notes(*EXAMPLE)))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_of_goods_speaks_of_its_pairs_and_of_no_other(rule: GoodsRule) -> None:
    assert rule.source and rule.doc
    assert len(rule.fires) >= 3 and len(rule.silent) >= 3
    for pairs, speaks in ((rule.fires, True), (rule.silent, False)):
        for left, right in pairs:
            for one, other in ((left, right), (right, left)):
                told = relate([read_section(one)], [read_section(other)], EXAMPLES).rule
                assert (told is not None and told.id == rule.id) is speaks, (one, other)


def test_of_a_reputed_mark_s_risk_the_goods_take_nothing() -> None:
    assert [share_of(one) for one in Relation] == [1.0, 1.0, 1.0, 0.75, 0.5]
    assert {share_of(one, reputed=True) for one in Relation} == {1.0}


@pytest.mark.parametrize(
    ("left", "right", "relation", "sure"),
    [
        (Section("3002", "二"), Section("3202"), Relation.NOTED, True),
        (Section("3002"), Section("3202"), Relation.NOTED, False),
        (Section("3002", "一"), Section("3202"), Relation.APART, True),
        (Section("0301", "", "一"), Section("0306"), Relation.NOTED, True),
        (Section("0301", "", "二"), Section("0306"), Relation.RELATED, True),
        (Section("0301", items=("浴盐",)), Section("0501", items=("药浴盐",)), Relation.NOTED, True),
        (Section("0301", items=("香皂",)), Section("0501", items=("药浴盐",)), Relation.NOTED, False),
        (Section("2501", items=("服装",)), Section("2502", items=("服装",)), Relation.NOTED, True),
        (Section("2501", items=("童装",)), Section("2502"), Relation.RELATED, True),
        (Section("3002", "一"), Section("3002", "二"), Relation.RELATED, True),
        (Section("3002", "一"), Section("3002", "一"), Relation.SIMILAR, True),
        (Section("3002", "一"), Section("3002"), Relation.SIMILAR, False),
        (Section("2202", "一", items=("伪装网",)), Section("2202", "二", items=("伪装罩",)), Relation.SIMILAR, True),
        (Section("2202", "一", items=("网",)), Section("2202", "二", items=("伪装罩",)), Relation.RELATED, True),
        (Section("0902", "五", items=("全息图",)), Section("0902", "五", items=("口述听写机",)), Relation.RELATED, True),
        (Section("0902", "五", items=("全息图",)), Section("0902", "五", items=("全息图",)), Relation.SIMILAR, True),
        (Section("3508", "", "一"), Section("3508", "", "二"), Relation.RELATED, True),
        (Section("3508"), Section("3508"), Relation.SIMILAR, False),
        (Section("30"), Section("3002"), Relation.UNKNOWN, True),
        (Section("25"), Section("3002"), Relation.APART, True),
    ],
    ids=str,
)
def test_two_sections(left: Section, right: Section, relation: Relation, sure: bool) -> None:
    for goods in (relate([left], [right], NOTES), relate([right], [left], NOTES)):
        assert (goods.relation, goods.sure) == (relation, sure)
        assert goods.notes or relation not in (Relation.NOTED,)


def test_what_is_parted_says_by_which_note() -> None:
    said = relate(["3002（一）"], ["3002(二)"], NOTES).as_dict()
    assert said["note"] == "同一类似群，区分表注明不类似"
    assert [note["text"] for note in said["notes"]] == ["本类似群各部分之间商品不类似"]


def test_notes_on_earlier_editions_are_told_and_change_nothing() -> None:
    goods = relate([Section("3002", items=("绿茶",))], ["3011"], NOTES)
    assert goods.relation is Relation.RELATED
    assert [edge.edition for edge in goods.also] == ["第九版"]


def test_the_nearest_of_many_counts_and_a_sure_one_before_an_unsure_one() -> None:
    goods = relate([Section("3002"), Section("3002", "二")], ["3202", "2507"], NOTES)
    assert (goods.relation, goods.sure) == (Relation.NOTED, True)
    mixed = relate(["3002"], [Section("30"), Section("2507")], NOTES)
    assert mixed.relation is Relation.UNKNOWN


PLACES = st.builds(
    Section,
    st.sampled_from(["3002", "3202", "0301", "0501", "2202", "30", "05"]),
    st.sampled_from(["", "一", "二"]),
    st.sampled_from(["", "一"]),
)


@given(st.lists(PLACES, max_size=3), st.lists(PLACES, max_size=3))
def test_it_is_symmetric(left: list[Section], right: list[Section]) -> None:
    one, other = relate(left, right, NOTES), relate(right, left, NOTES)
    assert (one.relation, one.sure) == (other.relation, other.sure)


def test_a_section_is_read_as_people_write_it() -> None:
    assert read_section("类似群0102（十九）") == Section("0102", "十九")
    with pytest.raises(Refusal):
        read_section("九")


def _codes(found: Comparison, left: str, right: str) -> set[str]:
    return {doubt.code for doubt in doubts(found, read(left), read(right))}


def test_goods_not_stated_leave_the_band_open() -> None:
    found = compare("云雀", "云雀")
    assert bands(found) == (Band.LOW, Band.HIGH)
    assert {"goods.unknown", "sign.short"} <= _codes(found, "云雀", "云雀")


def test_a_note_on_part_of_a_group_leaves_the_band_open_and_a_sure_one_does_not() -> None:
    unsure = compare("穗岭云", "穗岭云", goods_left=["3002"], goods_right=["3202"], notes=NOTES)
    sure = compare("穗岭云", "穗岭云", goods_left=["3002（二）"], goods_right=["3202"], notes=NOTES)
    assert bands(unsure)[0] is Band.LOW and bands(unsure)[1] is Band.HIGH
    assert bands(sure) == (Band.HIGH, Band.HIGH)
    assert "goods.partly" in _codes(unsure, "穗岭云", "穗岭云") - _codes(sure, "穗岭云", "穗岭云")


def test_likeness_in_one_aspect_alone_is_a_doubt() -> None:
    assert "sign.meaning_only" in _codes(compare("云雀", "SKYLARK"), "云雀", "SKYLARK")
    assert "sign.meaning_only" not in _codes(compare("云雀", "云雀手机"), "云雀", "云雀手机")


def test_far_goods_say_that_fame_reaches_further() -> None:
    found = compare("穗岭云", "穗岭云", goods_left=["3002"], goods_right=["2507"])
    assert "goods.apart" in _codes(found, "穗岭云", "穗岭云")


@given(st.sampled_from(["云雀", "穗岭云", "MARDEN", "金利来"]), st.sampled_from(["云雀山", "穗铃云", "MARDON", "金丽来"]))
def test_the_band_lies_between_its_bounds(left: str, right: str) -> None:
    found = compare(left, right)
    low, high = bands(found)
    order = [Band.NONE, Band.LOW, Band.MEDIUM, Band.HIGH]
    assert order.index(low) <= order.index(found.band) <= order.index(high)
