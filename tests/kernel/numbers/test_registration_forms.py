"""Registration numbers of marks, copyright, layout designs, geographical indications and data IP."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suizhi.kernel.errors import Refusal
from suizhi.kernel.numbers import parse_mark, parse_registration
from suizhi.kernel.records import Kind, NumberType

CHINESE = [
    (
        Kind.TRADEMARK,
        ["12345678", "第12345678号", "注册号：12345678", "12345678 第9类", "12345678（第9类）", "12345678.0", "012345678", "第12345678號"],
    ),
    (Kind.TRADEMARK, ["G1234567", "g1234567", "国际注册号 G1234567", "G01234567"]),
    (Kind.COLLECTIVE_MARK, ["12345678A", "12345678 a", "第12345678A号"]),
    (Kind.SOFTWARE, ["2021SR1234567", "登记号：2021sr1234567", "2021 SR 1234567", "２０２１ＳＲ１２３４５６７"]),
    (Kind.SOFTWARE, ["软著登字第1234567号", "软著登字第 1234567 号", "軟著登字第1234567號", "证书号：软著登字第1234567号"]),
    (
        Kind.COPYRIGHT_WORK,
        ["国作登字-2021-F-01234567", "国作登字2021F01234567", "國作登字-2021-F-01234567", "登记号：国作登字-2021-F-01234567"],
    ),
    (Kind.COPYRIGHT_WORK, ["粤作登字-2021-F-00001234", "粤作登字 2021 f 00001234"]),
    (Kind.LAYOUT_DESIGN, ["BS.215001234", "BS215001234", "登记号：bs.215001234", "BS.21500123.4"]),
    (Kind.GEOGRAPHICAL_INDICATION, ["AGI2010-03-00012", "AGI20100300012"]),
    (
        Kind.GEOGRAPHICAL_INDICATION,
        ["国家知识产权局公告2020年第338号", "国家知识产权局公告（2020年第338号）", "国家知识产权局 2020年第338号公告"],
    ),
    (Kind.DATA_IP, ["粤数登字第2024000123号", "登记证号：粤数登字第2024000123号"]),
]


@pytest.mark.parametrize(("kind", "spellings"), CHINESE, ids=lambda item: item[0] if isinstance(item, list) else str(item))
def test_all_spellings_of_a_registration_share_a_key(kind: Kind, spellings: list[str]) -> None:
    keys = {text: parse_registration(text, kind).key for text in spellings}
    assert len(set(keys.values())) == 1, keys


@pytest.mark.parametrize(("kind", "spellings"), CHINESE, ids=lambda item: item[0] if isinstance(item, list) else str(item))
def test_canonical_and_displayed_forms_are_read_back(kind: Kind, spellings: list[str]) -> None:
    number = parse_registration(spellings[0], kind)
    assert parse_registration(number.value, kind).key == number.key
    assert parse_registration(number.display(), kind).key == number.key


def test_kinds_with_the_same_digits_keep_apart() -> None:
    keys = {
        parse_registration("1234567", Kind.TRADEMARK).key,
        parse_registration("G1234567", Kind.TRADEMARK).key,
        parse_registration("软著登字第1234567号", Kind.SOFTWARE).key,
        parse_registration("CN1234567C", Kind.INVENTION).key,
        parse_registration("1234567", Kind.TRADEMARK, "US").key,
        parse_registration("1234567", Kind.TRADEMARK, "WO").key,
    }
    assert len(keys) == 6


def test_a_class_behind_a_mark_is_dropped_and_noted() -> None:
    assert [mend.code for mend in parse_mark("12345678 第9类").mends] == ["number.class_dropped"]


@pytest.mark.parametrize(
    ("text", "office", "number_type", "value"),
    [
        ("Reg. No. 2,178,784", "US", NumberType.REGISTRATION, "2178784"),
        ("SN 76/044,902", "US", NumberType.APPLICATION, "76044902"),
        ("1234567", "WO", NumberType.REGISTRATION, "1234567"),
        ("1175970", "NZ", NumberType.APPLICATION, "NZ1175970"),
    ],
)
def test_marks_of_other_offices(text: str, office: str, number_type: NumberType, value: str) -> None:
    number = parse_mark(text, office, number_type)
    assert (number.value, number.type, number.office) == (value, number_type, office)


@given(st.integers(1, 999_999_999))
def test_mark_numbers_round_trip(serial: int) -> None:
    assert parse_mark(parse_mark(str(serial)).display("en")).key == f"CNTM{serial}"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("一二三", Kind.TRADEMARK),
        ("1234567890123", Kind.TRADEMARK),
        ("2021123", Kind.SOFTWARE),
        ("作登字-2021", Kind.COPYRIGHT_WORK),
        ("BS.115", Kind.LAYOUT_DESIGN),
        ("地理标志", Kind.GEOGRAPHICAL_INDICATION),
        ("数据", Kind.DATA_IP),
        ("1.2E+7", Kind.TRADEMARK),
    ],
)
def test_what_is_no_registration_is_refused_with_examples(text: str, kind: Kind) -> None:
    with pytest.raises(Refusal) as caught:
        parse_registration(text, kind)
    assert caught.value.code in {"number.form", "number.digits_lost"}
    assert caught.value.mend_zh
    assert caught.value.mend_en


def test_a_form_that_is_not_checked_says_so() -> None:
    assert "未校验" in parse_registration("粤数登字第2024000123号", Kind.DATA_IP).form_title()
