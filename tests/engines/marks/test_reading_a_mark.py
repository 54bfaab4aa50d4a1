"""Marks are read as they are written: widths, accents, scripts; every letter knows its place; what is no mark is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suizhi.engines.marks import read
from suizhi.engines.marks.normal import LONGEST
from suizhi.kernel.errors import Refusal


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("廣州 茶樓", ["广州", "茶楼"]),
        ("ＡＢＣ１２３", ["abc", "123"]),
        ("Café-Noir", ["cafe", "noir"]),
        ("MARY'S 花店", ["marys", "花店"]),
        ("小米MI", ["小米", "mi"]),
        ("⚡闪电⚡", ["闪电"]),
        ("שלום", ["שלום"]),
        ("云\u200b雀", ["云雀"]),
    ],
)
def test_words(raw: str, words: list[str]) -> None:
    assert [word.text for word in read(raw).words] == words


def test_every_letter_knows_where_it_was_written() -> None:
    mark = read("☆ Café  廣州")
    assert [mark.raw[place] for place in mark.places] == ["C", "a", "f", "é", "廣", "州"]
    assert mark.span("left", 4, 6).text == "廣州"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("", "mark.empty"),
        ("  ", "mark.empty"),
        ("!!!", "mark.empty"),
        ("🍎🍊", "mark.empty"),
        ("云\x00雀", "mark.characters"),
        ("云\u0378雀", "mark.characters"),
        ("云\ue000雀", "mark.characters"),
        ("云" * (LONGEST + 1), "mark.long"),
    ],
)
def test_what_is_no_mark_is_refused_with_a_mend(raw: str, code: str) -> None:
    with pytest.raises(Refusal) as told:
        read(raw)
    assert told.value.code == code
    assert told.value.mend_zh and told.value.mend_en


@given(st.text(max_size=60))
def test_whatever_comes_is_read_or_refused(raw: str) -> None:
    try:
        mark = read(raw)
    except Refusal as refusal:
        assert refusal.code.startswith("mark.")
    else:
        assert len(mark.places) == len(mark.letters) > 0
        assert list(mark.places) == sorted(mark.places)
        assert all(0 <= place < len(raw) for place in mark.places)
