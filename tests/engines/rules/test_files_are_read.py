"""A rule file is YAML in which words stay words: `on` and `no` are no truths."""

from __future__ import annotations

from datetime import date

from suizhi.engines.rules import RuleBook, run_tests
from tests.engines.rules.making import book, rule, text


def _book(written: str) -> RuleBook:
    entry = rule(
        logic={"hit": "first", "rows": [], "otherwise": {"then": {"law": "甲"}}},
        successor={
            "title": "新法",
            "article": "9",
            "valid_from": "2027-01-01",
            "change": "改",
            "logic": {"hit": "first", "rows": [], "otherwise": {"then": {"law": "乙"}}},
        },
    )
    return book(text(entry, valid_to="2026-12-31").replace("tests: []", f"tests: {written}"))


def test_the_key_on_names_the_day_of_the_law() -> None:
    one = _book('[{facts: {}, on: "2027-01-01", expect: {law: 乙}}, {facts: {}, on: "2026-12-31", expect: {law: 甲}}]')
    assert [tested.passed for tested in run_tests(one, one.rules["X-001"])] == [True, True]
    assert one.rule("X-001", on=date(2027, 1, 1)).source.title == "新法"


def test_only_true_and_false_are_truths() -> None:
    (test,) = _book("[{facts: {a: true, b: false, c: no, d: Yes, e: falsehood}}]").rules["X-001"].tests
    assert test["facts"] == {"a": True, "b": False, "c": "no", "d": "Yes", "e": "falsehood"}
