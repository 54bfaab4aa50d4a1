"""Marking words in an original text, and choosing the stretch to show."""

from hypothesis import given
from hypothesis import strategies as st

from suizhi.engines.text import matches, snippet, tokens


def test_overlapping_words_become_one_place() -> None:
    text = "本申请涉及鋰離子電池及其制备"
    assert [text[start:end] for start, end in matches(text, tokens("锂离子电池"))] == ["鋰離子電池"]


def test_words_that_stand_apart_stay_apart() -> None:
    text = "电机与电池"
    assert [text[start:end] for start, end in matches(text, ["电机", "电池"])] == ["电机", "电池"]


def test_a_prefix_marks_the_whole_word() -> None:
    assert matches("Lithium battery", [], ["lith"]) == [(0, 7)]


def test_nothing_wanted_marks_nothing() -> None:
    assert matches("电池", []) == []


def test_the_stretch_shown_holds_the_matches() -> None:
    text = "无关。" * 200 + "锂离子电池" + "无关。" * 200
    stretch, places = snippet(text, matches(text, tokens("锂离子电池")), width=60)
    assert len(stretch) == 60
    assert [stretch[start:end] for start, end in places] == ["锂离子电池"]


@given(st.text(alphabet="锂電池 a，", max_size=300), st.integers(min_value=1, max_value=80))
def test_places_always_lie_within_the_stretch(text: str, width: int) -> None:
    stretch, places = snippet(text, matches(text, ["电池", "a"]), width=width)
    assert len(stretch) <= max(width, len(text) if len(text) <= width else width)
    assert all(0 <= start < end <= len(stretch) for start, end in places)
