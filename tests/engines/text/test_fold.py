"""The normal form: one spelling for full-width, traditional and capital letters, with places that lead back."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suizhi.engines.text import fold, fold_with_offsets


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("鋰離子電池", "锂离子电池"),
        ("ＬＩ－ｉｏｎ　Ｂａｔｔｅｒｙ", "li-ion battery"),
        ("乾燥裝置", "干燥装置"),
        # 乾 stays in 乾坤: the phrase decides, not the character.
        ("乾坤", "乾坤"),
        ("㏋ ①", "hp 1"),
        # A letter and its combining accent are the accented letter.
        ("Cafe\u0301", "café"),
        ("", ""),
    ],
)
def test_spellings_meet_in_one_form(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet=st.characters(max_codepoint=0x2FFFF, exclude_categories=("Cs",)), max_size=60))
def test_stable_simplified_text_only_loses_its_capitals(text: str) -> None:
    composed = unicodedata.normalize("NFKC", text).lower()
    if unicodedata.is_normalized("NFKC", composed) and fold(composed) == composed:
        assert fold(text) == composed


@given(st.text(max_size=60))
def test_offsets_are_one_more_than_characters_and_never_run_backwards(text: str) -> None:
    folded, offsets = fold_with_offsets(text)
    assert len(offsets) == len(folded) + 1
    assert list(offsets) == sorted(offsets)
    assert all(0 <= offset <= len(text) for offset in offsets)


@given(st.text(alphabet="锂鋰離离子電池电A1ａ①㏋é\u0301，", max_size=30))
def test_each_offset_points_at_the_stretch_its_character_came_from(text: str) -> None:
    folded, offsets = fold_with_offsets(text)
    for index, char in enumerate(folded):
        end = next((offset for offset in offsets[index + 1 :] if offset > offsets[index]), len(text))
        assert char in fold(text[offsets[index] : end])
