"""GB/T 4754: sections from divisions, by edition."""

from __future__ import annotations

import pytest

from suizhi.kernel.classes import parse_gb4754
from suizhi.kernel.errors import Refusal


@pytest.mark.parametrize(
    ("text", "symbol", "ancestors"),
    [
        ("A0111", "A0111", ("A", "A01", "A011")),
        ("0111", "A0111", ("A", "A01", "A011")),
        ("c3985", "C3985", ("C", "C39", "C398")),
        ("Ｃ３９", "C39", ("C",)),
        ("T", "T", ()),
        ("T9700", "T9700", ("T", "T97", "T970")),
    ],
)
def test_codes_with_and_without_their_section(text: str, symbol: str, ancestors: tuple[str, ...]) -> None:
    assert (parse_gb4754(text).symbol, parse_gb4754(text).ancestors) == (symbol, ancestors)


def test_a_section_that_was_added_is_noted() -> None:
    assert [mend.code for mend in parse_gb4754("3985").mends] == ["class.section_added"]


def test_the_editions_divide_differently() -> None:
    """Division 79 is of section O in 2011 and of N in 2017, when land management was added."""
    assert parse_gb4754("79", "2011").symbol == "O79"
    assert parse_gb4754("79", "2017").symbol == "N79"


@pytest.mark.parametrize(
    ("text", "code"), [("B3985", "class.section"), ("99", "class.division"), ("00", "class.division"), ("U01", "class.form")]
)
def test_each_fault_is_refused_with_a_mend(text: str, code: str) -> None:
    with pytest.raises(Refusal) as caught:
        parse_gb4754(text)
    assert caught.value.code == code
    assert caught.value.mend_zh
    assert caught.value.mend_en
