"""Two names laid one above the other: every letter of both is there once, and what joins it is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suizhi.engines.marks import How, align, read


@pytest.mark.parametrize(
    ("left", "right", "hows"),
    [
        ("穗岭云", "穗岭云", [How.SAME, How.SAME, How.SAME]),
        ("穗岭云", "穗铃云", [How.SAME, How.BOTH, How.SAME]),
        ("穗岭云", "云岭穗", [How.MOVED, How.SAME, How.MOVED]),
        ("穗岭云", "小穗岭云", [How.ADDED, How.SAME, How.SAME, How.SAME]),
        ("士林", "土林", [How.LOOK, How.SAME]),
        ("佳洁", "家洁", [How.SOUND, How.SAME]),
        ("云雀", "云海", [How.SAME, How.OTHER]),
        ("MARDEN", "MARDON", [How.SAME, How.SAME, How.SAME, How.SAME, How.OTHER, How.SAME]),
    ],
)
def test_letters(left: str, right: str, hows: list[How]) -> None:
    assert [cell.how for cell in align(read(left), read(right))] == hows


def test_letters_are_shown_as_they_were_written() -> None:
    assert [cell.right for cell in align(read("云雀"), read("雲-雀"))] == ["雲", "雀"]


@pytest.mark.parametrize(("left", "right"), [("云雀", "SKYLARK"), ("云" * 25, "云" * 25)])
def test_what_cannot_be_laid_out_is_not(left: str, right: str) -> None:
    assert align(read(left), read(right)) == ()


@given(st.text("云雀海山金", min_size=1, max_size=8), st.text("云雀海山金", min_size=1, max_size=8))
def test_no_letter_is_lost(left: str, right: str) -> None:
    cells = align(read(left), read(right))
    assert "".join(cell.left for cell in cells) == left
    assert "".join(cell.right for cell in cells) == right
    assert all((cell.how is How.ADDED) <= (not (cell.left and cell.right)) for cell in cells)
