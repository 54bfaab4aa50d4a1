"""Application numbers outside China, in the spellings of offices and of databases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suizhi.kernel.errors import Refusal
from suizhi.kernel.numbers import parse_application
from suizhi.kernel.numbers.checks import luhn_check
from suizhi.kernel.records import Kind

SAME = [
    ("US", ["13/396,697", "US13396697", "US 201213396697 A", "US 13/396697"]),
    ("US", ["2013-396697", "US20130396697"]),
    ("US", ["US 87039910 A", "US 2010-870399"]),
    ("EP", ["14807197.0", "EP 14807197 A", "EP14807197", "EP-14807197.0", "EP20140807197"]),
    ("EP", ["EP20010945380", "01945380"]),
    ("WO", ["PCT/EP2008/057583", "PCT-EP2008-057583", "EP 2008057583 W", "PCT/EP08/57583", "WO2008EP57583", "PCT/EP2008/57583"]),
    ("WO", ["PCT/CN2003/000335", "CN 0300335 W", "PCT/CN03/00335"]),
    ("JP", ["特願2005-123456", "特愿2005-123456", "JP2005123456A", "JP 2005-123456", "特願平17-123456"]),
    ("JP", ["特願平9-17738", "特願1997-017738"]),
    ("KR", ["10-2015-7008399", "2015-7008399", "KR 20157008399 A", "KR1020157008399"]),
    ("KR", ["KR 950006177 A", "10-1995-0006177"]),
    ("TW", ["104211356", "TW 104211356 U", "TW20150211356U"]),
    ("AU", ["2012241779", "AU 2012/241779 A", "AU2012241779"]),
]


@pytest.mark.parametrize(("office", "spellings"), SAME, ids=lambda item: item if isinstance(item, str) else item[0])
def test_all_spellings_of_an_application_share_a_key(office: str, spellings: list[str]) -> None:
    numbers = {text: parse_application(text, office).key for text in spellings}
    assert len(set(numbers.values())) == 1, numbers


@pytest.mark.parametrize("office", ["CN", "US", "EP", "KR"])
def test_an_international_application_is_known_whatever_the_column_says(office: str) -> None:
    assert parse_application("PCT/CN2020/123456", office).key == "WOPCTCN2020123456"
    assert parse_application("CN 2020123456 W", office).key == "WOPCTCN2020123456"


@given(st.integers(0, 99_999_999).map("{:08d}".format), st.data())
def test_a_wrong_european_check_digit_is_refused_with_the_right_one(body: str, data: st.DataObject) -> None:
    right = luhn_check(body)
    assert parse_application(f"{body}.{right}", "EP").value == f"EP{body}.{right}"
    wrong = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != right]))
    with pytest.raises(Refusal) as caught:
        parse_application(f"{body}.{wrong}", "EP")
    assert f"EP{body}.{right}" in caught.value.mend_en


def test_published_examples_of_european_check_digits() -> None:
    """Two applications with the check digits that the office prints."""
    assert [luhn_check(body) for body in ("19214065", "20152728")] == ["5", "0"]


def test_kinds_with_applications_of_the_same_digits_keep_apart() -> None:
    keys = {parse_application(f"{word}2005-012345", "JP").key for word in ("特願", "実願", "意願", "商願")}
    assert len(keys) == 4
    assert parse_application("20-2015-0005846", "KR").kind is Kind.UTILITY_MODEL


def test_a_us_serial_is_a_trademark_where_the_kind_says_so() -> None:
    patent = parse_application("76/044,902", "US")
    mark = parse_application("76/044,902", "US", kind=Kind.TRADEMARK)
    assert (patent.key, mark.key) == ("US76044902", "USTM76044902")
    assert mark.display("en") == "US Serial No. 76/044,902"


@pytest.mark.parametrize(
    ("text", "office"),
    [("PCT/QQ2020/123456", "WO"), ("1234", "US"), ("特許2005", "KR"), ("no number", "TW"), ("EP14807197", "US"), ("??", "DE")],
)
def test_what_is_no_application_is_refused_with_examples(text: str, office: str) -> None:
    with pytest.raises(Refusal) as caught:
        parse_application(text, office)
    assert caught.value.code in {"number.form", "number.office"}
    assert caught.value.mend_zh
