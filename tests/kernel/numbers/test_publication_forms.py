"""Publication numbers of every office and era: spellings agree, series that reuse digits stay apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suizhi.kernel.errors import Refusal
from suizhi.kernel.numbers import parse_publication, parse_registration
from suizhi.kernel.records import Kind

SAME = [
    ["CN101234567A", "CN 101234567 A", "cn101234567b", "ＣＮ１０１２３４５６７Ａ", "CN101234567", "CN-101234567-A"],
    ["CN202644312U", "CN 202644312 U", "CN202644312.0"],
    ["CN1387401A", "CN1387401", "CN001387401"],
    ["CN85100001A", "CN 85100001 B"],
    ["US8352400B2", "US 8,352,400 B2", "US08352400", "US-8352400-B2"],
    ["US20050118305A1", "US 2005/0118305 A1", "US2005118305 (A1)", "US 2005 0118305 A1 20050602"],
    ["USD760624S1", "US D760624 S1", "USD0760624", "US D760,624 S"],
    ["USRE44541E1", "USRE044541", "US RE44,541 E"],
    ["USPP12345P3", "US PP12,345 P3"],
    ["USH2345H1", "US H2345"],
    ["EP0584113B1", "EP 0 584 113 B1", "EP584113", "EP/0584113/A1", "EP 0584113 B9 20190522"],
    ["WO2005001234A1", "WO2005/001234", "WO 05/001234", "WO05/01234", "WO/2005/001234", "wo2005-001234"],
    ["WO1999012345A2", "WO99/12345", "WO9912345", "WO 1999/012345"],
    ["TWI123456B", "TW I123456"],
    ["TWM270139U", "TWM270139 (U)"],
    ["TW201602974A", "TW 201602974 A"],
    ["JP2005123456A", "特開2005-123456", "特开2005-123456号公报", "JP 2005-123456 A"],
    ["JPH09017738A", "特開平9-17738", "JPH0917738A", "特開平09-017738号", "JP09017738", "特開1997-017738"],
    ["JPS63229999A", "特開昭63-229999", "JP S63229999 A"],
    ["JP3610517B2", "特許第3610517号", "特許3610517", "JP3610517"],
    ["JPWO2015012345A1", "再表2015/012345", "JP WO2015-012345 A1"],
    ["KR1020050012345A", "KR10-2005-0012345", "KR20050012345A", "KR 2005-0012345"],
    ["KR100426708B1", "KR10-0426708", "KR 100426708 B1", "KR0426708B1"],
    ["KR200382230Y1", "KR20-0382230", "KR 0382230 Y1"],
    ["DE102010016634A1", "DE 10 2010 016634 A1", "de102010016634"],
    ["AU2012241779A1", "AU 2012/241779 A1"],
]


@pytest.mark.parametrize("spellings", SAME, ids=lambda row: row[0])
def test_all_spellings_of_a_document_share_a_key(spellings: list[str]) -> None:
    assert len({parse_publication(text).key for text in spellings}) == 1
    assert parse_publication(spellings[0]).value == spellings[0]


@pytest.mark.parametrize("spellings", SAME, ids=lambda row: row[0])
def test_what_is_displayed_is_read_back(spellings: list[str]) -> None:
    number = parse_publication(spellings[0])
    assert parse_publication(number.display("en")) == number


APART = [
    ("CN1134567A", "CN1134567C", "grants of the seven-digit era were numbered apart from applications"),
    ("CN101234567A", "CN201234567U", "the first digit is the kind of patent"),
    ("JP3123456B2", "JP3123456U", "patents and utility models are registered in two series"),
    ("特開昭60-12345", "特公昭60-12345", "laid open and examined publications are two series"),
    ("JP1234567S", "JP1234567B", "designs have their own series"),
    ("KR100123456B1", "KR200123456Y1", "the right is part of the number"),
    ("KR 950004954 A", "KR 950004954 B1", "examined publications before 1997 had their own series"),
    ("US1234567", "USD1234567", "a letter is part of a US number"),
    ("WO2005001234", "EP2005123", "two offices"),
]


@pytest.mark.parametrize(("one", "other", "why"), APART)
def test_documents_that_share_digits_keep_apart(one: str, other: str, why: str) -> None:
    assert parse_publication(one).key != parse_publication(other).key, why


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("CN101234567B", Kind.INVENTION),
        ("CN2893626Y", Kind.UTILITY_MODEL),
        ("CN301234567S", Kind.DESIGN),
        ("CN86200001U", Kind.UTILITY_MODEL),
        ("USD435854S1", Kind.DESIGN),
        ("USRE44541E1", None),
        ("TWD123456S", Kind.DESIGN),
        ("実開昭52-136627", Kind.UTILITY_MODEL),
        ("KR20150003893U", Kind.UTILITY_MODEL),
        ("DE202004007898U1", None),
    ],
)
def test_the_number_tells_the_kind_only_where_it_does(text: str, kind: Kind | None) -> None:
    assert parse_publication(text).kind is kind


@pytest.mark.parametrize(
    ("text", "office", "code"),
    [
        ("101234567A", None, "number.office_missing"),
        ("CN101234567U", None, "number.kind_code"),
        ("CN301234567A", None, "number.kind_code"),
        ("CN12345", None, "number.form"),
        ("EP2816106", "US", "number.office"),
        ("US", "US", "number.form"),
        ("WO1970/012345", None, "number.form"),
        ("2.01E+08", "CN", "number.digits_lost"),
        ("DE!", "DE", "number.form"),
        ("12345", "QQ", "number.form"),
    ],
)
def test_each_fault_is_refused_with_a_mend(text: str, office: str | None, code: str) -> None:
    with pytest.raises(Refusal) as caught:
        parse_publication(text, office)
    assert caught.value.code == code
    assert caught.value.mend_zh
    assert caught.value.mend_en


def test_the_office_may_come_from_the_column() -> None:
    assert parse_publication("2015-0119327", "US").value == "US20150119327"
    assert parse_publication("2015-0046787", "KR").value == "KR1020150046787"
    assert parse_publication("D435,854", "US").key == "USD435854"


def test_a_dropped_zero_is_restored_and_noted() -> None:
    assert [mend.code for mend in parse_publication("US2005118305A1").mends] == ["number.zero_restored"]


def test_a_patent_is_registered_under_its_grant_document() -> None:
    assert parse_registration("CN101234567B", Kind.INVENTION).key == "CN101234567"


def _body(first: str, length: int) -> st.SearchStrategy[str]:
    return st.integers(0, 10**length - 1).map(lambda serial: f"{first}{serial:0{length}d}")


DOCUMENTS = st.one_of(
    _body("CN10", 7).flatmap(lambda body: st.sampled_from(["A", "B"]).map(body.__add__)),
    _body("CN20", 7).map(lambda body: body + "U"),
    _body("CN30", 7).map(lambda body: body + "S"),
    _body("US2015", 7).map(lambda body: body + "A1"),
    st.integers(1, 12_999_999).map(lambda serial: f"US{serial}B2"),
    st.integers(1, 9_999_999).map(lambda serial: f"EP{serial:07d}A1"),
    _body("WO2011", 6).map(lambda body: body + "A1"),
    _body("TWI", 6).map(lambda body: body + "B"),
    _body("JP2011", 6).map(lambda body: body + "A"),
    _body("JPS60", 6).map(lambda body: body + "B"),
    _body("KR102012", 7).map(lambda body: body + "A"),
    _body("KR10", 7).map(lambda body: body + "B1"),
)


@given(DOCUMENTS)
def test_canonical_values_round_trip(value: str) -> None:
    number = parse_publication(value)
    assert number.value == value
    for text in (number.display(), value.lower(), f"  {value} ", f"{value[:2]} {value[2:]}", f"{value[:2]}-{value[2:]}"):
        assert parse_publication(text).key == number.key
