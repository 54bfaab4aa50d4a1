"""Two marks beside each other: symmetric, explained, and right on most of the labelled pairs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suizhi.bench.marks import FLOOR, PAIRS, measure
from suizhi.engines.marks import Band, Notes, Relation, compare, read_notes, relate
from suizhi.kernel.errors import Refusal

NAMES = st.text(alphabet="云雀海山金美斯特三九abcnorstux 1-", min_size=1, max_size=12).filter(
    lambda text: any(char.isalnum() for char in text)
)


@given(NAMES, NAMES)
def test_it_is_symmetric_and_lies_between_0_and_1(left: str, right: str) -> None:
    one, other = compare(left, right), compare(right, left)
    assert one.score.total == other.score.total
    assert 0 <= one.score.total <= 1
    assert [finding.code for finding in one.score.findings] == [finding.code for finding in other.score.findings]


@given(NAMES)
def test_a_mark_is_the_same_as_itself(name: str) -> None:
    assert compare(name, name).score.total == 1.0


def test_the_labelled_pairs_are_told_apart_much_better_than_by_edit_distance() -> None:
    found = measure(PAIRS)
    assert found["auc"] >= FLOOR
    assert found["auc"] > found["edit_distance_auc"] + 0.2
    assert sum(row["similar"] + row["not"] for row in found["confusion"].values()) == found["pairs"]


def test_the_answer_names_rule_reason_evidence_and_source() -> None:
    said = compare("云雀", "云雀手机", goods_left=["0901"], goods_right=["0907"]).as_dict()
    assert (said["score"], said["band"]) == (0.9, "medium")
    first = said["rules"][0]
    assert (first["id"], first["score"]) == ("W11", 0.9)
    assert first["explanation"] and first["explanation_en"] and first["source"]
    assert first["evidence"]["spans"] == [
        {"side": "left", "start": 0, "end": 2, "text": "云雀"},
        {"side": "right", "start": 0, "end": 2, "text": "云雀"},
    ]
    assert said["goods"]["relation"] == "related"
    assert "侵权" not in str(said["aside"]) + str(said["rules"][0]["explanation"])


@pytest.mark.parametrize(
    ("left", "right", "note", "relation"),
    [
        (["0901"], ["0901"], "", Relation.SIMILAR),
        (["0901", "2501"], ["2501"], "", Relation.SIMILAR),
        (["3001"], ["3002"], "本类似群与3001类似。", Relation.NOTED),
        (["0901"], ["0902"], "", Relation.RELATED),
        (["0901"], ["2501"], "", Relation.APART),
        ([], ["2501"], "", Relation.UNKNOWN),
    ],
)
def test_the_nearest_relation_of_the_goods_counts(left: list[str], right: list[str], note: str, relation: Relation) -> None:
    notes = Notes(tuple(read_notes(right[0], note)))
    assert relate(left, right, notes).relation is relation
    assert relate(right, left, notes).relation is relation


def test_goods_apart_lower_the_band_and_never_the_likeness_of_the_signs() -> None:
    near = compare("云雀", "云雀", goods_left=["0901"], goods_right=["0901"])
    far = compare("云雀", "云雀", goods_left=["0901"], goods_right=["2501"])
    assert near.score.total == far.score.total == 1.0
    assert (near.band, far.band) == (Band.HIGH, Band.LOW)


def test_a_group_that_is_none_is_refused() -> None:
    with pytest.raises(Refusal) as told:
        compare("云雀", "云雀", goods_left=["九"])
    assert told.value.code == "class.form"
