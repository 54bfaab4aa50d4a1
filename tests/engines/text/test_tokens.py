"""Cutting texts into words: what search and comparison see of a text."""

import pytest
import rjieba
from hypothesis import given
from hypothesis import strategies as st

from suizhi.engines.text import fold, spans, token_text, tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("锂离子电池", ["离子", "锂离子", "电池"]),
        ("鋰離子電池", ["离子", "锂离子", "电池"]),
        # A joined word is found by its parts.
        ("Lithium-ion", ["lithium", "ion"]),
        ("锂-硫", ["锂", "硫"]),
        # A decimal stays one word, so that 1.5 does not find 5.1.
        ("1.5 mm", ["1.5", "mm"]),
        ("（一），。；", ["一"]),
        ("H01M10/0525", ["h01m10", "0525"]),
        ("", []),
    ],
)
def test_words_of_a_text(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


MIXED = st.text(alphabet="锂離子电池，。（）Aa1.5%-_·/ ＦＭ①é\u0301\u3000\n", max_size=40) | st.text(max_size=40)


@given(MIXED)
def test_the_short_cut_gives_the_words_of_the_normal_form(text: str) -> None:
    assert tokens(text) == tokens(fold(text))


@given(MIXED)
def test_tokens_hold_no_space_and_at_least_one_letter_or_digit(text: str) -> None:
    for token in tokens(text):
        assert not any(map(str.isspace, token))
        assert any(map(str.isalnum, token))
    assert token_text(text).split() == tokens(text)


@given(MIXED)
def test_spans_are_the_tokens_with_their_places(text: str) -> None:
    found = spans(text)
    assert [span.token for span in found] == tokens(text)
    for span in found:
        assert 0 <= span.start < span.end <= len(text)
        assert fold(span.token) in fold(text[span.start : span.end]) or len(span.token) == 1


def test_traditional_full_width_text_is_marked_in_the_original() -> None:
    text = "一種鋰離子電池（ＬＩＢ）"
    assert {span.token: text[span.start : span.end] for span in spans(text)} == {
        "一种": "一種",
        "离子": "離子",
        "锂离子": "鋰離子",
        "电池": "電池",
        "lib": "ＬＩＢ",
    }


def test_the_cutter_is_the_one_that_the_reference_was_measured_with() -> None:
    assert rjieba.cut_for_search("中华人民共和国") == ["中华", "华人", "人民", "共和", "共和国", "中华人民共和国"]
