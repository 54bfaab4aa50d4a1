"""Gaps, phrases and numbers: what is added never changes what is read."""

from __future__ import annotations

import html
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suizhi.web.text import GAP, autospaced, grouped, phrased

TAG = re.compile(r"<[^>]+>")
MIXED = st.text(alphabet="石墨烯散热膜，。（） ABC123<&>\"'%", max_size=60)


def _read(markup: str) -> str:
    return html.unescape(TAG.sub("", markup))


@given(MIXED)
def test_a_gap_changes_nothing_that_is_read(text: str) -> None:
    assert _read(autospaced(text)) == text


@given(MIXED)
def test_phrases_change_nothing_that_is_read(text: str) -> None:
    assert _read(phrased(text)) == text


def test_a_gap_stands_where_chinese_meets_latin() -> None:
    assert autospaced("导热率1,200以上") == f"导热率{GAP}1,200{GAP}以上"


def test_a_closing_mark_stays_with_its_word() -> None:
    assert "，</span>" in phrased("散热膜，及其制备方法")


def test_a_title_cannot_carry_markup() -> None:
    assert "<script>" not in phrased("散热<script>alert(1)</script>膜")


@pytest.mark.parametrize(
    ("value", "shown"), [(1234567, "1,234,567"), (-5, "−5"), (Decimal("1234.50"), "1,234.50"), ("无", "无"), (True, "True")]
)
def test_numbers_are_grouped_and_words_left_alone(value: object, shown: str) -> None:
    assert grouped(value) == shown  # type: ignore[arg-type]
