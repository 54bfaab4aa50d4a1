"""The one box: a typed text is read as every number it may be, best first, and never breaks."""

from __future__ import annotations

from timeit import repeat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suizhi.kernel import numbers
from suizhi.kernel.errors import Refusal
from suizhi.kernel.numbers import lookup_keys, recognise
from suizhi.kernel.records import Kind, NumberType

FIRST = [
    ("201110123456.3", "cn.application.new"),
    ("ZL 2011 1 0123456.3", "cn.application.new"),
    ("申请号：2011101234563.0", "cn.application.new"),
    ("98123456.9", "cn.application.old"),
    ("201110123456", "cn.application.new"),
    ("12345678", "cn.mark"),
    ("第12345678号", "cn.mark"),
    ("G1234567", "cn.mark.international"),
    ("CN101234567A", "cn.publication.9"),
    ("公开号：CN 101234567 A", "cn.publication.9"),
    ("US 2005/0118305 A1", "us.application_publication"),
    ("8,352,400", "us.grant"),
    ("13/396,697", "us.application"),
    ("14807197.0", "ep.application"),
    ("EP2816106", "ep.publication"),
    ("WO2005/001234", "wo.publication"),
    ("PCT/CN2020/123456", "pct.application"),
    ("特開平11-123456", "jp.publication"),
    ("特願2005-123456", "jp.application"),
    ("KR10-2005-0012345", "kr.publication"),
    ("TWI123456B", "tw.certificate"),
    ("DE102010016634A1", "any.publication"),
    ("2021SR1234567", "cn.software.registration"),
    ("软著登字第1234567号", "cn.software.certificate"),
    ("国作登字-2021-F-01234567", "cn.work.registration"),
    ("BS.215001234", "cn.layout"),
    ("AGI2010-03-00012", "cn.gi.agricultural"),
    ("914401011000000008", "cn.credit_code"),
]


@pytest.mark.parametrize(("text", "form"), FIRST)
def test_the_likeliest_reading_comes_first(text: str, form: str) -> None:
    if form == "cn.credit_code":
        text = text[:17] + numbers.checks.credit_check(text[:17])
    assert [reading.form for reading in recognise(text)][:1] == [form]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "锂电池 正极",
        "battery cathode",
        "5G 通信",
        "IN 5G",
        "2021年",
        "H01M10/0525",
        "2.01110123456E+12",
        "201110123456.4",
        "\x00123",
    ],
)
def test_words_classes_and_wrong_numbers_have_no_reading(text: str) -> None:
    assert recognise(text) == []


def test_eight_digits_are_a_mark_first_and_an_old_application_second() -> None:
    assert [(reading.type, reading.key) for reading in recognise("98123456")] == [
        (NumberType.REGISTRATION, "CNTM98123456"),
        (NumberType.APPLICATION, "CN981234569"),
    ]


def test_nine_digits_may_be_a_mark_or_a_document() -> None:
    assert {"CNTM202644312", "CN202644312"} <= set(lookup_keys("202644312"))


def test_digits_without_an_office_try_the_offices_of_that_shape() -> None:
    assert {"CNTM8352400", "US8352400", "EP8352400", "JP8352400"} <= set(lookup_keys("8352400"))
    assert lookup_keys("201110123456.3") == ["CN2011101234563"]
    assert "US20050118305" in lookup_keys("2005/0118305")
    assert lookup_keys("battery") == []


@pytest.mark.parametrize(
    ("typed", "found"),
    [("CN1134567", "CN1134567C"), ("JP3123456", "JPU3123456"), ("特開昭60-12345", "JPS60012345"), ("2178784", "USTM2178784")],
)
def test_a_document_without_its_kind_code_is_sought_in_every_series(typed: str, found: str) -> None:
    assert found in lookup_keys(typed)


def test_a_kind_code_settles_the_series() -> None:
    assert lookup_keys("CN1134567C") == ["CN1134567C"]


def test_every_key_of_a_right_is_found_from_what_is_shown() -> None:
    shown = [
        numbers.parse_application("201110123456.3"),
        numbers.parse_publication("CN1134567C"),
        numbers.parse_registration("2021SR1234567", Kind.SOFTWARE),
        numbers.parse_registration("12345678", Kind.TRADEMARK),
    ]
    for number in shown:
        assert number.key in lookup_keys(number.display())
        assert number.key in lookup_keys(number.value)


ALPHABET = "0123456789XABDEFGHIJKLMPRSTUWYZcnzlep .,-/()年第号特開昭平願実意再軟著登字国作公告０１２Ａ．。'=\"\t"
TEXTS = st.one_of(st.text(max_size=150), st.text(ALPHABET, max_size=30))


@given(TEXTS)
def test_no_text_breaks_the_box(text: str) -> None:
    for reading in recognise(text):
        assert reading.key.startswith(reading.office)
        assert reading.fact(text).key == reading.key
        assert reading.display("zh")
        assert reading.form_title("en")
    assert len(lookup_keys(text)) == len(set(lookup_keys(text)))


@given(TEXTS, st.sampled_from(["CN", "US", "EP", "WO", "JP", "KR", "TW", "DE", ""]), st.sampled_from(list(Kind)))
def test_parsers_either_read_or_refuse(text: str, office: str, kind: Kind) -> None:
    for parse in (
        lambda: numbers.parse_application(text, office),
        lambda: numbers.parse_application(text, bare=True),
        lambda: numbers.parse_publication(text, office or None),
        lambda: numbers.parse_registration(text, kind),
        lambda: numbers.parse_mark(text, office),
        lambda: numbers.parse_uscc(text),
    ):
        try:
            number = parse()
        except Refusal as refusal:
            assert refusal.code.startswith("number.")
            assert all((refusal.zh, refusal.en, refusal.mend_zh, refusal.mend_en))
        else:
            assert number.key


@pytest.mark.parametrize("text", ["201110123456.3", "12345678", "CN101234567A", "锂电池正极材料", "US 2005/0118305 A1"])
def test_the_box_answers_in_well_under_a_millisecond(text: str) -> None:
    """Fifty microseconds are usual; the bound leaves room for a busy machine and still catches a runaway pattern."""
    assert min(repeat(lambda: recognise(text), number=20, repeat=5)) / 20 < 0.0005
