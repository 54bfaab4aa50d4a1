"""A rule that also says what held before its instrument cites, for those days, the provision of then."""

from __future__ import annotations

from datetime import date

import pytest

from suizhi.engines.rules import load_book
from suizhi.kernel.errors import Refusal
from tests.engines.rules.making import book, rule, text


def test_the_day_decides_what_is_cited() -> None:
    before, after = (load_book().rule("TMR-008", on=day).source for day in (date(2026, 12, 31), date(2027, 1, 1)))
    assert before.citation == "《规范商标申请注册行为若干规定(总局令第17号)》第12条（未核对原文）"
    assert (before.valid_from, before.valid_to) == (date(2019, 12, 1), date(2026, 12, 31))
    assert after.citation == "《中华人民共和国商标法(2026修订)》第54条"


def test_the_finding_cites_it_too() -> None:
    found = load_book().evaluate("TMR-008", {"illegal_gain": 9000}, on=date(2026, 12, 31))
    assert found.results["max_fine"] == 27000
    assert "总局令第17号" in found.rule.source.title


def test_every_earlier_day_of_a_fine_is_cited_by_what_held_then() -> None:
    """A rule that gives a sanction may be cited in a decision: never by an article that was not in force."""
    early = [rule for rule in load_book() if rule.applies_from and rule.topic == "sanction"]
    assert early
    assert all(rule.before for rule in early)


def test_a_provision_of_before_needs_its_first_day() -> None:
    before = {"title": "旧法", "article": "2", "version": "1990", "verified": "memory", "verified_level": "none"}
    for first in (None, "2020-01-01"):
        with pytest.raises(Refusal, match="applies_from"):
            book(text(rule(before=before, **({"applies_from": first} if first else {}))))
    held = book(text(rule(before=before, applies_from="1990-01-01")))
    assert held.rule("X-001", on=date(2019, 12, 31)).source.title == "旧法"
    assert held.rule("X-001", on=date(2020, 1, 1)).source.title == "某法"
