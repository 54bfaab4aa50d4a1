"""Unified social credit codes: check character, alphabet, and what each refusal says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suizhi.kernel.errors import Refusal
from suizhi.kernel.numbers import parse_uscc
from suizhi.kernel.numbers.checks import CREDIT_ALPHABET, credit_check

LETTERS = st.sampled_from(CREDIT_ALPHABET)
BODIES = st.builds(
    lambda head, division, organisation: f"{head}{division}{organisation}",
    st.sampled_from(["91", "92", "93", "51", "12", "N1", "A1"]),
    st.integers(110_000, 659_999).map(str),
    st.text(LETTERS, min_size=9, max_size=9),
)


@given(BODIES)
def test_every_spelling_has_the_same_key(body: str) -> None:
    code = body + credit_check(body)
    spaced = f" {code[:2]} {code[2:8]} {code[8:17]}-{code[17]} "
    assert {parse_uscc(text).key for text in (code, code.lower(), spaced, f"统一社会信用代码：{code}")} == {f"CN{code}"}
    assert parse_uscc(parse_uscc(code).display()).value == code


@given(BODIES, st.data())
def test_one_wrong_character_is_always_refused(body: str, data: st.DataObject) -> None:
    code = body + credit_check(body)
    place = data.draw(st.integers(0, 17))
    wrong = data.draw(LETTERS.filter(lambda char: char != code[place]))
    with pytest.raises(Refusal) as caught:
        parse_uscc(code[:place] + wrong + code[place + 1 :])
    assert caught.value.code in {"number.check_digit", "number.division"}


def test_parts_of_the_code() -> None:
    body = "91440101999999999"
    code = parse_uscc(body + credit_check(body))
    assert (code.division_code, code.organisation_code) == ("440101", "999999999")


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        ("9144010199999999", "number.length", "16"),
        ("440101000012345", "number.length", "旧的工商注册号"),
        ("9144010199999999O1", "number.alphabet", "第17位的“O”"),
        ("91A40101999999999X", "number.division", "A40101"),
        ("9.14401E+17", "number.digits_lost", "科学计数法"),
        ("914401019999999990", "number.check_digit", credit_check("91440101999999999")),
    ],
)
def test_each_fault_says_what_is_wrong(text: str, code: str, says: str) -> None:
    with pytest.raises(Refusal) as caught:
        parse_uscc(text)
    assert caught.value.code == code
    assert says in caught.value.zh


def test_small_letters_are_mended_and_noted() -> None:
    body = next(f"9144010199999{n:04d}" for n in range(9999) if credit_check(f"9144010199999{n:04d}") == "X")
    assert [mend.code for mend in parse_uscc(f"{body}x").mends] == ["number.lower_case"]
