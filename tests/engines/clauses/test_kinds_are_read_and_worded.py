"""Clauses as they are typed, kept, said and typed again."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suizhi.engines.clauses import Clause, duties, kinds, marks, say
from suizhi.engines.clauses.capitals import capital
from suizhi.engines.clauses.terms import money, yuan
from suizhi.kernel.errors import Refusal

TYPED = {
    "side": "requester",
    "money": "1,234.50",
    "date": "2026-12-01",
    "int": "15",
    "rate": "3.50",
    "text": "“云岑”店招",
    "schedule": "2026-12-01 1000\n2027-01-01 234.5",
}


@pytest.mark.parametrize("code", list(kinds()))
def test_every_kind_is_read_said_in_both_languages_and_typed_again(code: str) -> None:
    kind = kinds()[code]
    raw = {name: next(iter(term.values)) if term.type == "choice" else TYPED[term.type] for name, term in kind.terms.items()}
    terms = kind.read(raw)
    assert "{" not in say(code, terms) and "[" not in say(code, terms)
    assert "{" not in say(code, terms, english=True)
    assert kind.read({name: kind.terms[name].typed(value) for name, value in terms.items()}) == terms


@pytest.mark.parametrize("code", list(kinds()))
def test_every_kind_reads_without_what_may_be_left_out(code: str) -> None:
    kind = kinds()[code]
    given = {name: term for name, term in kind.terms.items() if not term.optional}
    raw = {name: next(iter(term.values)) if term.type == "choice" else TYPED[term.type] for name, term in given.items()}
    assert say(code, kind.read(raw))


@pytest.mark.parametrize(
    ("kind", "changed", "field"),
    [
        ("lump_sum", {"amount": "很多"}, "amount"),
        ("lump_sum", {"amount": "0"}, "amount"),
        ("lump_sum", {"amount": "1.234"}, "amount"),
        ("lump_sum", {"amount": "1e99"}, "amount"),
        ("lump_sum", {"amount": "NaN"}, "amount"),
        ("lump_sum", {"due": "12/01"}, "due"),
        ("lump_sum", {"payer": "丙"}, "payer"),
        ("lump_sum", {"purpose": "礼物"}, "purpose"),
        ("instalments", {"schedule": "2026-12-01 1000"}, "schedule"),
        ("instalments", {"schedule": "明年 1000"}, "schedule"),
        ("instalments", {"schedule": "2027-01-01 234.5\n2026-12-01 1000"}, "schedule"),
        ("royalty", {"rate": "101"}, "rate"),
        ("royalty", {"within": "0"}, "within"),
        ("royalty", {"last": "2026-01-01"}, "last"),
        ("stop", {"acts": " "}, "acts"),
        ("stop", {"acts": "\x00"}, "acts"),
    ],
)
def test_what_cannot_be_read_names_its_field(kind: str, changed: dict[str, str], field: str) -> None:
    raw = {name: next(iter(term.values)) if term.type == "choice" else TYPED[term.type] for name, term in kinds()[kind].terms.items()}
    with pytest.raises(Refusal) as told:
        kinds()[kind].read(raw | changed)
    assert (told.value.code, told.value.field) == ("clauses.term", field)


@given(st.integers(min_value=1, max_value=10**15 - 1))
def test_money_comes_back_as_it_was_typed(fen: int) -> None:
    assert money(yuan(fen)) == fen


@pytest.mark.parametrize(
    ("fen", "words"),
    [
        (5, "伍分"),
        (10, "壹角整"),
        (100, "壹元整"),
        (105, "壹元零伍分"),
        (1_800_050, "壹万捌仟元伍角整"),
        (2_005_000, "贰万零伍拾元整"),
        (100_105, "壹仟零壹元零伍分"),
        (10_000_000_000, "壹亿元整"),
        (100_000_010_001, "壹拾亿零壹佰元零壹分"),
    ],
)
def test_amounts_in_capital_numerals(fen: int, words: str) -> None:
    assert capital(fen) == words


@given(st.integers(min_value=1, max_value=10**14))
def test_capital_numerals_stand_for_one_amount_alone(fen: int) -> None:
    assert _value(capital(fen)) == fen


@given(st.text(max_size=60), st.text(max_size=60))
def test_change_marks_hold_both_texts(before: str, after: str) -> None:
    found = marks(before, after)
    assert "".join(mark.text for mark in found if mark.kind != "ins") == before
    assert "".join(mark.text for mark in found if mark.kind != "del") == after


def test_a_changed_amount_is_marked_whole() -> None:
    found = marks("支付 18,000.00 元", "支付 15,000.00 元")
    assert [(mark.kind, mark.text) for mark in found] == [
        ("same", "支付 "),
        ("del", "18,000.00"),
        ("ins", "15,000.00"),
        ("same", " 元"),
    ]


def test_duties_come_by_their_day_and_undated_clauses_have_none() -> None:
    schedule = [["2027-01-01", 100], ["2027-02-01", 200]]
    clauses = [
        Clause(1, "instalments", {"payer": "respondent", "total": 300, "schedule": schedule, "acceleration": "all"}),
        Clause(2, "stop", {"who": "respondent", "acts": "使用", "goods": "店招", "due": "2026-12-01"}),
        Clause(3, "destroy", {"who": "respondent", "what": "包装"}),
        Clause(4, "other", {"words": "双方互不追究。"}),
    ]
    assert [(duty.clause, duty.part, duty.due, duty.amount) for duty in duties(clauses)] == [
        (2, 0, date(2026, 12, 1), None),
        (1, 1, date(2027, 1, 1), 100),
        (1, 2, date(2027, 2, 1), 200),
    ]


def _value(words: str) -> int:
    """Capital numerals read back by another way: fen."""
    digits = {digit: value for value, digit in enumerate("零壹贰叁肆伍陆柒捌玖")}
    whole, _, rest = words.rpartition("元") if "元" in words else ("", "", words)
    total = group = held = 0
    for letter in whole:
        if letter in digits:
            held = digits[letter]
        elif letter in "拾佰仟":
            group, held = group + held * {"拾": 10, "佰": 100, "仟": 1000}[letter], 0
        else:
            factor = {"万": 10_000, "亿": 10**8}[letter]
            total, group, held = (
                (total + group + held) * factor if letter == "亿" and not group + held else total + (group + held) * factor,
                0,
                0,
            )
    fen = (total + group + held) * 100
    for name, factor in (("角", 10), ("分", 1)):
        if name in rest:
            fen += digits[rest[rest.index(name) - 1]] * factor
    return fen
