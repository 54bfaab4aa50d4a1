"""The table of looks and the keys of sound."""

from __future__ import annotations

import pytest

from suizhi.engines.marks import look, sound
from suizhi.engines.marks.meaning import senses


@pytest.mark.parametrize("pair", ["未末", "士土", "日曰", "天夭", "己已", "戊戌", "人入", "干千", "鸟乌", "免兔"])
def test_look_alikes_of_the_schoolbook_are_near(pair: str) -> None:
    assert look.alike(*pair) > 0.55
    assert pair[1] in [char for char, _ in look.neighbours(pair[0], 15)]


@pytest.mark.parametrize("pair", ["山河", "海尔", "金木", "云雀"])
def test_others_are_far(pair: str) -> None:
    assert look.alike(*pair) < 0.45


def test_a_character_is_like_itself_and_an_unknown_one_like_no_other() -> None:
    assert look.alike("云", "云") == 1.0
    assert look.alike("云", "㐂") == 0.0
    assert look.neighbours("A", 3) == []


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [("乐", "月", 1.0), ("知", "资", 0.9), ("李", "你", 0.9), ("金", "今", 1.0), ("山", "兰", 0.5), ("水", "火", 0.0)],
)
def test_characters_sound_alike_in_any_reading(one: str, other: str, how: float) -> None:
    assert sound.alike(one, other) == sound.alike(other, one) == how


@pytest.mark.parametrize(("one", "other"), [("quick", "kwik"), ("photo", "foto"), ("night", "nite"), ("xylo", "zylo"), ("2", "two")])
def test_spellings_of_one_sound_share_a_key(one: str, other: str) -> None:
    assert sound.nearness(sound.english(one), sound.english(other)) >= 0.75


def test_cantonese_hears_what_mandarin_does_not() -> None:
    assert sound.cantonese("裕") & sound.cantonese("如")
    assert sound.alike("裕", "如") < 0.9


def test_the_dictionary_gives_main_meanings_and_no_explanations() -> None:
    assert [sense.gloss for sense in senses("番茄")] == ["tomato"]
    assert senses("安美斯") == ()
    assert all(len(sense.gloss.split()) <= 3 for sense in senses("长城"))
