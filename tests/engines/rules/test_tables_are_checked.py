"""Overlap, reach and gap are found before any case; a number that no test holds is found too."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suizhi.engines.rules import Verdict, run_tests
from suizhi.engines.rules.coverage import faults_of
from suizhi.engines.rules.mutation import unnoticed
from tests.engines.rules.making import book, rule, table, text


def kinds(hit: str, *whens: dict[str, Any], **more: Any) -> list[str]:
    made = table(hit, *({"when": when, "then": {"ok": True}} for when in whens), parameters={"ten": 10}, **more)
    return [fault.kind for fault in faults_of(made.rules["X-001"], made.vocabulary)]


SOUND = [
    ("unique", [{"suit_filed": True}, {"suit_filed": False}]),
    ("unique", [{"turnover": {"at_least": "$ten"}}, {"turnover": {"less_than": "$ten"}}]),
    ("unique", [{"panel_size": {"at_most": 2}}, {"panel_size": {"at_least": 3}}]),
    ("unique", [{"detector_score": {"at_least": 0.5}}, {"detector_score": {"at_least": 0, "less_than": 0.5}}]),
    ("unique", [{"last_used_on": None}, {"last_used_on": {"is_null": False}}]),
    ("unique", [{"knew_on": {"before": "=requested_on"}}, {"knew_on": {"on_or_after": "=requested_on"}}]),
    ("unique", [{"relief_requested": {"contains": "赔偿"}}, {"relief_requested": {"lacks": "赔偿"}}]),
    ("unique", [{"relief_requested": {"all_of": ["赔偿"]}}, {"relief_requested": {"none_of": ["赔偿"]}}]),
    ("unique", [{"party_kind": "entity"}, {"party_kind": {"not": "entity"}}]),
    ("first", [{"party_kind": "entity"}, {"suit_filed": True}, {"suit_filed": False}]),
    ("first", [{"respondent": "甲"}, {"respondent": {"not": "甲"}}]),
]


@pytest.mark.parametrize(("hit", "whens"), SOUND)
def test_a_sound_table_has_no_fault(hit: str, whens: list[dict[str, Any]]) -> None:
    assert kinds(hit, *whens) == []


FAULTY = [
    ("unique", [{"suit_filed": True}, {"suit_filed": False}, {"settled": True}], ["overlap", "overlap"]),
    ("unique", [{"turnover": {"at_least": 10}}, {"turnover": {"at_most": 10}}], ["overlap"]),
    ("unique", [{"turnover": {"more_than": 10}}, {"turnover": {"less_than": "$ten"}}], ["gap"]),
    ("unique", [{"knew_on": {"before": "=requested_on"}}, {"knew_on": {"after": "=requested_on"}}], ["gap"]),
    ("first", [{"suit_filed": True}], ["gap"]),
    ("first", [{"last_used_on": {"before": "2026-01-01"}}, {"last_used_on": {"on_or_after": "2026-01-01"}}], ["gap"]),
    ("first", [{"party_kind": ["entity", "natural_person"]}, {"suit_filed": True}], ["unreachable"]),
    ("first", [{"turnover": {"more_than": 10, "less_than": 5}}], ["unreachable", "gap"]),
    ("collect", [{"suit_filed": True}], ["gap"]),
]


@pytest.mark.parametrize(("hit", "whens", "found"), FAULTY)
def test_a_faulty_table_is_found(hit: str, whens: list[dict[str, Any]], found: list[str]) -> None:
    assert kinds(hit, *whens) == found


def test_otherwise_closes_a_table() -> None:
    assert kinds("first", {"suit_filed": True}, otherwise={"then": {"ok": False}}) == []


def test_a_gap_is_said_with_a_case_that_shows_it() -> None:
    made = table("first", {"when": {"party_kind": "entity"}, "then": {"ok": True}})
    (fault,) = faults_of(made.rules["X-001"], made.vocabulary)
    assert fault.en == "No row answers: party_kind = natural_person."


BOUNDS = st.integers(0, 6)
CONDITION = st.one_of(
    st.builds(lambda low, high: {"panel_size": {"at_least": low, "at_most": high}}, BOUNDS, BOUNDS),
    st.builds(lambda truth: {"suit_filed": truth}, st.booleans()),
    st.builds(lambda kind, n: {"party_kind": kind, "panel_size": {"not": n}}, st.sampled_from(["entity", "natural_person"]), BOUNDS),
    st.builds(lambda n: {"panel_size": {"more_than": n}}, BOUNDS),
)


@given(st.lists(CONDITION, min_size=1, max_size=4), st.sampled_from(["first", "unique"]))
def test_the_check_agrees_with_trying_every_case(whens: list[dict[str, Any]], hit: str) -> None:
    made = table("collect", *({"when": when, "then": {"documents": [str(row)]}} for row, when in enumerate(whens)))
    rows = [
        made.evaluate("X-001", {"panel_size": size, "suit_filed": suit, "party_kind": kind}).results.get("documents", [])
        for size in range(9)
        for suit in (True, False)
        for kind in ("entity", "natural_person")
    ]
    found = kinds(hit, *whens)
    assert ("gap" in found) is any(not held for held in rows)
    assert ("overlap" in found) is (hit == "unique" and any(len(held) > 1 for held in rows))
    if hit == "first":
        assert found.count("unreachable") == len(whens) - len({held[0] for held in rows if held})


SCALE = {
    "hit": "unique",
    "rows": [
        {"when": {"turnover": {"at_least": "$threshold"}}, "then": {"max_fine": {"product": ["$mult", "=turnover"]}}},
        {"when": {"turnover": {"less_than": "$threshold"}}, "then": {"max_fine": "$cap"}},
    ],
}
NUMBERS = {"mult": 5, "threshold": 50000, "cap": 250000, "kinds": 3}


def test_a_number_that_no_test_holds_is_named() -> None:
    tests = [{"facts": {"turnover": 80000}, "expect": {"max_fine": 400000}}]
    made = book(text(rule(parameters=NUMBERS, logic=SCALE, tests=tests)))
    assert unnoticed(made, made.rules["X-001"]) == ("threshold", "cap", "kinds")


def test_tests_on_both_sides_of_a_number_hold_it() -> None:
    tests = [
        {"facts": {"turnover": 50000}, "expect": {"max_fine": 250000}},
        {"facts": {"turnover": 80000}, "expect": {"max_fine": 400000}},
        {"facts": {"turnover": 49999}, "expect": {"max_fine": 200000}},
        {"states": {"kinds": 3}},
    ]
    made = book(text(rule(parameters={**NUMBERS, "cap": 200000}, logic=SCALE, tests=tests)))
    assert all(tested.passed for tested in run_tests(made, made.rules["X-001"]))
    assert unnoticed(made, made.rules["X-001"]) == ()


def test_a_test_that_fails_says_what_was_expected_and_given() -> None:
    tests = [{"facts": {"turnover": 1}, "expect": {"max_fine": 1}, "verdict": "fail"}, {"facts": {"sued": True}}]
    made = book(text(rule(parameters=NUMBERS, logic=SCALE, tests=tests)))
    first, second = run_tests(made, made.rules["X-001"])
    assert first.as_dict()["differences"] == {
        "max_fine": {"expected": 1, "given": 250000},
        "verdict": {"expected": "fail", "given": str(Verdict.PASS)},
    }
    assert "sued" in second.as_dict()["differences"]["refusal"]["given"]
