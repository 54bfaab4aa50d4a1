"""YAML is read strictly: words stay words, a value stands once, and nothing is built by reference or by type."""

from __future__ import annotations

import math
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from suizhi.kernel.strict_yaml import DEEPEST, Slip, read


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("'true'", "true"),
        ("yes", "yes"),
        ("no", "no"),
        ("on", "on"),
        ("15", 15),
        ("-3", -3),
        ("1_000", 1000),
        ("0", 0),
        ("0100", "0100"),
        ("0x1f", "0x1f"),
        ("1:30", "1:30"),
        ("2.50", 2.5),
        ("-.5", -0.5),
        ("1.5e3", 1500.0),
        (".inf", math.inf),
        ("9" * 40, int("9" * 40)),
        ("9" * 41, "9" * 41),
        ("2026-10-09", "2026-10-09"),
        ("2026-13-45", "2026-13-45"),
        ("第十二条", "第十二条"),
    ],
)
def test_a_plain_word_is_a_text_unless_it_is_surely_something_else(written: str, value: Any) -> None:
    assert read(f"one: {written}") == {"one": value}
    assert type(read(f"one: {written}")["one"]) is type(value)


@pytest.mark.parametrize(
    ("text", "said", "row"),
    [
        ("a: 1\nb: 2\na: 3\n", "a stands twice", 3),
        ("a: &x 1\nb: *x\n", "aliases", 2),
        ("a: !!set {b}\n", "types", 1),
        ("a: !!python/name:os.system\n", "types", 1),
        ("a: [", "not valid YAML", 1),
        ("a: 1\n---\nb: 2\n", "one document", 2),
        ("? [a, b]\n: 1\n", "a key is a text", 1),
        ("a: " + "[" * DEEPEST + "]" * DEEPEST, "too deep", 1),
        ("[" * 200_000, "too deep", 1),
        ("{a: " * 50_000, "too deep", 1),
    ],
)
def test_what_is_not_plain_is_refused_with_its_line(text: str, said: str, row: int) -> None:
    with pytest.raises(Slip) as refused:
        read(text)
    assert said in refused.value.en
    assert refused.value.zh
    assert refused.value.row == row


def test_of_a_key_that_stands_twice_the_key_is_named() -> None:
    with pytest.raises(Slip) as refused:
        read("facts:\n  turnover: 1\n  turnover: 2\n")
    assert refused.value.key == "turnover"


def test_a_text_without_a_document_is_nothing() -> None:
    assert read("") is None
    assert read("# a remark\n") is None


_PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**12), 10**12) | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(st.sampled_from("abc甲乙"), min_size=1, max_size=3), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(_PLAIN)
def test_what_is_written_is_read_back(value: Any) -> None:
    assert read(yaml.safe_dump(value, allow_unicode=True)) == value


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read(text)
    except Slip as slip:
        assert slip.zh and slip.en
