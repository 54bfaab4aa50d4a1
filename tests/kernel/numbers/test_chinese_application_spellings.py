"""All spellings of one Chinese application number are one number, and a wrong digit is noticed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suizhi.kernel.errors import Refusal
from suizhi.kernel.numbers import parse_application
from suizhi.kernel.numbers.checks import patent_check
from suizhi.kernel.records import Kind

SERIALS = st.integers(0, 9_999_999).map("{:07d}".format)
NEW = st.builds(lambda year, digit, serial: f"{year}{digit}{serial}", st.integers(2003, 2099), st.sampled_from("12389"), SERIALS)
OLD = st.builds(
    lambda year, digit, serial: f"{year % 100:02d}{digit}{serial[:5]}", st.integers(1985, 2003), st.sampled_from("12389"), SERIALS
)
BODIES = st.one_of(NEW, OLD)
WIDE = str.maketrans("0123456789X.", "０１２３４５６７８９Ｘ．")


def spellings(body: str) -> dict[str, str]:
    """Every way a number is met in the wild, by what is odd about it."""
    check = patent_check(body)
    head = 4 if len(body) == 12 else 2
    spaced = f"{body[:head]} {body[head]} {body[head + 1 :]}.{check}"
    return {
        "dotted": f"{body}.{check}",
        "joined": f"{body}{check}",
        "office": f"CN{body}.{check}",
        "patent mark": f"ZL{body}.{check}",
        "both marks": f"CN ZL {body}.{check}",
        "spaced": f"ZL {spaced}",
        "small letters": f"zl{body}.{check.lower()}",
        "full width": f"{body}.{check}".translate(WIDE),
        "Chinese full stop": f"{body}。{check}",
        "label": f"专利号：ZL{body}.{check}",
        "spreadsheet on the joined form": f"{body}{check}.0",
        "spreadsheet on the dotted form": f"{body}.{check}.0",
        "text formula": f'="{body}{check}"',
        "apostrophe": f"'{body}{check}",
        "no-break space": f"\u00a0{body}.{check}\u3000",
    }


@given(BODIES)
def test_every_spelling_has_the_same_key(body: str) -> None:
    keys = {name: parse_application(text).key for name, text in spellings(body).items()}
    assert set(keys.values()) == {f"CN{body}{patent_check(body)}"}


@given(BODIES)
def test_what_is_printed_is_read_back(body: str) -> None:
    first = parse_application(body + patent_check(body))
    assert parse_application(first.value).value == first.value
    assert parse_application(first.display()).key == first.key
    assert parse_application(first.display(granted=False)).key == first.key


@given(BODIES, st.data())
def test_one_wrong_digit_is_always_refused(body: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(body) - 1))
    wrong = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != body[place]]))
    with pytest.raises(Refusal) as caught:
        parse_application(f"{body[:place]}{wrong}{body[place + 1 :]}.{patent_check(body)}")
    assert caught.value.code in {"number.check_digit", "number.year", "number.type_digit"}


@given(BODIES, st.data())
def test_two_neighbours_exchanged_are_noticed(body: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(5, len(body) - 2))
    swapped = body[:place] + body[place + 1] + body[place] + body[place + 2 :]
    if swapped == body:
        return
    with pytest.raises(Refusal, match="check digit"):
        parse_application(f"{swapped}.{patent_check(body)}")


@given(BODIES)
def test_a_missing_check_digit_is_refused_with_the_expected_one(body: str) -> None:
    with pytest.raises(Refusal) as caught:
        parse_application(body)
    assert caught.value.code == "number.check_digit_missing"
    assert f"{body}.{patent_check(body)}" in caught.value.mend_zh


@given(BODIES)
def test_a_source_without_check_digits_gets_them_computed_and_noted(body: str) -> None:
    number = parse_application(f"CN {body} A", bare=True)
    assert number.key == f"CN{body}{patent_check(body)}"
    assert [mend.code for mend in number.mends] == ["number.check_digit_added"]


@pytest.mark.parametrize(
    ("text", "kind", "year"),
    [
        ("201110123456.3", Kind.INVENTION, 2011),
        ("202119990017.3", Kind.INVENTION, 2021),
        ("98123456.9", Kind.INVENTION, 1998),
        ("85200001." + patent_check("85200001"), Kind.UTILITY_MODEL, 1985),
        ("03380000." + patent_check("03380000"), Kind.DESIGN, 2003),
        ("200380100001." + patent_check("200380100001"), Kind.INVENTION, 2003),
        ("201490000123." + patent_check("201490000123"), Kind.UTILITY_MODEL, 2014),
    ],
)
def test_the_number_tells_kind_and_year(text: str, kind: Kind, year: int) -> None:
    number = parse_application(text)
    assert (number.kind, number.year) == (kind, year)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2.01110123456E+12", "number.digits_lost"),
        ("2.01111E+12", "number.digits_lost"),
        ("201110123456.4", "number.check_digit"),
        ("201110123456.X", "number.check_digit"),
        ("201110123456", "number.check_digit_missing"),
        ("201140123456." + patent_check("201140123456"), "number.type_digit"),
        ("198510123456.0", "number.year"),
        ("04123456.0", "number.year"),
        ("20111012345", "number.length"),
        ("CN101234567A", "number.length"),
        ("一种电池", "number.length"),
        ("", "number.empty"),
        ("　", "number.empty"),
        ("2011\x0010123456.3", "number.control_character"),
        ("2" * 500, "number.too_long"),
    ],
)
def test_each_fault_has_its_own_sentence_and_mend(text: str, code: str) -> None:
    with pytest.raises(Refusal) as caught:
        parse_application(text)
    refusal = caught.value
    assert refusal.code == code
    assert all((refusal.zh, refusal.en, refusal.mend_zh, refusal.mend_en))


def test_a_wrong_check_digit_names_the_right_one() -> None:
    with pytest.raises(Refusal) as caught:
        parse_application("201110123456.8")
    assert "应为“3”" in caught.value.zh
    assert "give 3" in caught.value.en


def test_scientific_notation_that_kept_every_digit_is_written_out() -> None:
    number = parse_application("2.011101234563E+12")
    assert number.value == "CN201110123456.3"
    assert [mend.code for mend in number.mends] == ["number.spreadsheet_scientific"]


def test_a_zero_behind_a_dot_is_the_check_digit_where_it_fits() -> None:
    """`….0` is both the spreadsheet's artefact and a check digit; the length of what stands before decides."""
    body = next(f"2011100000{n:02d}" for n in range(99) if patent_check(f"2011100000{n:02d}") == "0")
    assert parse_application(f"{body}.0").mends == ()
    assert [mend.code for mend in parse_application(f"{body}0.0").mends] == ["number.spreadsheet_decimal"]


def test_repairs_say_what_they_did() -> None:
    codes = [mend.code for mend in parse_application("２０１１１０１２３４５６３.0").mends]
    assert codes == ["number.full_width", "number.spreadsheet_decimal"]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("2002-00814851", "CN00814851"),
        ("CN20121503423", "CN201210503423"),
        ("CN2002267148U", "CN02267148"),
        ("CN20082164641U", "CN200820164641"),
    ],
)
def test_exports_that_shorten_numbers_are_read_whole(text: str, key: str) -> None:
    assert parse_application(text, bare=True).key == key + patent_check(key[2:])
