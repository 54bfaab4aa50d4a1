"""Nice classes and similar groups, Locarno, Vienna."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suizhi.kernel.classes import Class, parse_cpc, parse_gb4754, parse_ipc, parse_locarno, parse_nice, parse_nice_group, parse_vienna
from suizhi.kernel.classes.chinese import chinese_number
from suizhi.kernel.errors import Refusal

CHINESE = ["", *"一二三四五六七八九"]


def in_chinese(number: int) -> str:
    tens, units = divmod(number, 10)
    return ("" if tens < 2 else CHINESE[tens]) + ("十" if tens else "") + CHINESE[units]


@given(st.integers(1, 45))
def test_a_nice_class_in_every_spelling(number: int) -> None:
    spellings = [
        f"{number}",
        f"{number:02d}",
        f"第{number}类",
        f"第{in_chinese(number)}类",
        f"Class {number}",
        f"IC {number:03d}",
        f"{number}.0",
    ]
    assert {parse_nice(text).symbol for text in spellings} == {f"{number:02d}"}


@given(st.integers(1, 99))
def test_chinese_numerals_below_one_hundred(number: int) -> None:
    assert chinese_number(in_chinese(number)) == number


@given(st.integers(1, 45), st.integers(1, 99))
def test_a_similar_group_belongs_to_its_class(number: int, serial: int) -> None:
    group = parse_nice_group(f"{number:02d}{serial:02d}")
    assert (group.symbol, group.ancestors) == (f"{number:02d}{serial:02d}", (f"{number:02d}",))


def test_a_part_of_a_similar_group_is_read_as_the_group() -> None:
    assert parse_nice_group("0901（一）").symbol == "0901"


@pytest.mark.parametrize("text", ["14-02", "1402", "14.02", "LOC(13)Cl.14-02", "Loc (13) Cl. 14-02", "１４－０２"])
def test_a_locarno_class_in_every_spelling(text: str) -> None:
    assert (parse_locarno(text).symbol, parse_locarno(text).ancestors) == ("14-02", ("14",))


@pytest.mark.parametrize(("text", "symbol"), [("2", "02"), ("02", "02"), ("2-01", "02-01"), ("32-00", "32-00")])
def test_locarno_classes_alone_and_with_one_digit(text: str, symbol: str) -> None:
    assert parse_locarno(text).symbol == symbol


@given(st.integers(1, 29), st.integers(1, 99), st.integers(1, 99))
def test_a_vienna_code_in_every_spelling(category: int, division: int, section: int) -> None:
    canonical = f"{category:02d}.{division:02d}.{section:02d}"
    spellings = [canonical, f"{category}.{division}.{section}", canonical.replace(".", ""), f"A {canonical}"]
    assert {parse_vienna(text).symbol for text in spellings} == {canonical}
    assert parse_vienna(canonical).ancestors == (f"{category:02d}", f"{category:02d}.{division:02d}")


@pytest.mark.parametrize(
    ("parse", "text", "code"),
    [
        (parse_nice, "46", "class.range"),
        (parse_nice, "0", "class.range"),
        (parse_nice, "第类", "class.form"),
        (parse_nice, "9;35", "class.form"),
        (parse_nice_group, "901", "class.form"),
        (parse_nice_group, "0900", "class.form"),
        (parse_nice_group, "4601", "class.range"),
        (parse_locarno, "33-01", "class.range"),
        (parse_locarno, "14-2", "class.form"),
        (parse_vienna, "30.01.01", "class.range"),
        (parse_vienna, "26.00", "class.form"),
        (parse_vienna, "star", "class.form"),
    ],
)
def test_each_fault_is_refused_with_a_mend(parse: Callable[[str], Class], text: str, code: str) -> None:
    with pytest.raises(Refusal) as caught:
        parse(text)
    assert caught.value.code == code
    assert all((caught.value.zh, caught.value.en, caught.value.mend_zh, caught.value.mend_en))


ANY = st.one_of(st.text(max_size=150), st.text("0123456789ABHYMK./-() 第类一十LOCclint:;,０", max_size=20))


@given(ANY, st.sampled_from([parse_ipc, parse_cpc, parse_nice, parse_nice_group, parse_locarno, parse_vienna, parse_gb4754]))
def test_parsers_either_read_or_refuse_and_canonical_symbols_are_stable(text: str, parse: Callable[[str], Class]) -> None:
    try:
        first = parse(text)
    except Refusal as refusal:
        assert refusal.code.startswith("class.")
    else:
        assert parse(first.symbol).symbol == first.symbol
        assert first.fact().symbol == first.symbol
