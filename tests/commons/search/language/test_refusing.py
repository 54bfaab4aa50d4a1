"""Queries that cannot be read are refused at the character at fault, and nothing else ever happens."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from suizhi.commons.search.language import QueryRefusal, caret, parse
from suizhi.commons.search.plan import plan, relaxed


@pytest.mark.parametrize(
    ("query", "code", "position"),
    [
        ("电池 AND", "unexpected", 6),
        ("AND 电池", "unexpected", 0),
        ("(电池", "unexpected", 3),
        ("电池)", "unexpected", 2),
        ("()", "unexpected", 1),
        ("TI=", "unexpected", 3),
        ("TI=AND", "unexpected", 3),
        ("a OR OR b", "unexpected", 5),
        ("“电池", "quote_open", 0),
        ('电池 "', "quote_open", 3),
        ('""', "phrase_empty", 0),
        ("XX=电池", "field_unknown", 0),
        ("电池 TTI=a", "field_unknown", 3),
        ("=电池", "operator_stray", 0),
        ("AD=昨天", "date", 3),
        ("AD=2012-13", "date", 3),
        ("AD=[2010 TO 20x5]", "date", 12),
        ("AD=[2010 TO 2015", "unexpected", 16),
        ("AD=[2015 TO 2010]", "range_reversed", 3),
        ("TI>=电池", "not_a_date", 0),
        ("a*b", "wildcard", 1),
        ("*b", "wildcard", 0),
        ("a NEAR/99 b", "distance", 2),
        ("(a b) NEAR/2 c", "near", 6),
        ("lith* NEAR/2 c", "near", 6),
        ("IPC=H01M NEAR/2 c", "near", 9),
        ("!!!", "no_word", 0),
        ("(" * 60 + "a" + ")" * 60, "too_deep", 40),
        ("a " * 500, "too_many", 800),
        ("a" * 5000, "too_long", 4000),
    ],
)
def test_the_character_at_fault_is_named(query: str, code: str, position: int) -> None:
    with pytest.raises(QueryRefusal) as caught:
        parse(query)
    assert (caught.value.code, caught.value.position) == (f"query.{code}", position)


def test_an_unknown_field_is_answered_with_the_nearest_known_one() -> None:
    with pytest.raises(QueryRefusal, match="IPX") as caught:
        parse("IPX=H01M")
    assert "IPC" in caught.value.mend_en


def test_the_caret_stands_under_the_character_in_a_terminal() -> None:
    assert caret("名称=(电池", 6) == "名称=(电池\n" + " " * 10 + "^"


def test_the_refusal_carries_position_and_pointer_as_json() -> None:
    with pytest.raises(QueryRefusal) as caught:
        parse("电池)")
    assert caught.value.as_dict()["position"] == 2
    assert caught.value.as_dict()["pointer"].endswith("^")


PIECES = st.sampled_from(
    [
        "电池",
        "TI",
        "=",
        ":",
        "(",
        ")",
        "[",
        "]",
        "AND",
        "OR",
        "NOT",
        "-",
        '"',
        "“",
        "NEAR/2",
        "W/3",
        "*",
        " ",
        "AD",
        ">=",
        "2012",
        "TO",
        "..",
        "IPC",
        "H01M",
        "10/05",
        "，",
        "与",
        "\x00",
        "CN201210000001.7",
        "99000001",
    ]
)


@settings(max_examples=400)
@given(st.text(max_size=80) | st.lists(PIECES, max_size=30).map("".join) | st.lists(PIECES, max_size=30).map(" ".join))
@example("AD=99999999")
@example("AD=00000000")
@example("AD>=9999-12-31 AD<0001-01-01")
@example("\ud800")
def test_any_text_is_read_or_refused_with_a_position(text: str) -> None:
    try:
        clause = plan(parse(text), text=text)
    except QueryRefusal as refusal:
        assert 0 <= refusal.position <= len(text)
        assert refusal.zh and refusal.en
    else:
        relaxed(clause)


@settings(max_examples=40, deadline=500)
@given(PIECES, st.integers(min_value=100, max_value=1500))
def test_long_queries_are_answered_at_once(piece: str, times: int) -> None:
    for text in (piece * times, (piece + " ") * times):
        try:
            plan(parse(text[:3999]))
        except QueryRefusal:
            continue
