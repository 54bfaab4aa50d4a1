"""Whatever the facts, the answer is a finding or a refusal in words; no table of the packaged book contradicts itself."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from suizhi.engines.rules import RuleBook, Term, Verdict, load_book
from suizhi.engines.rules.evaluation import SILENT
from suizhi.engines.rules.values import plain
from suizhi.kernel.errors import Refusal

BOOK: RuleBook = load_book()
ABLE = [rule for rule in BOOK if rule.logic]
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.dates().map(str),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)
FAR = {"rules.range", "rules.zero", "rules.empty", "rules.key", "rules.not_in_force", "clock.range"}
"""Refusals for facts that are typed well and make no sense: a year 9999, a divisor of zero."""


@given(st.sampled_from(ABLE), st.data())
@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
def test_any_value_is_judged_or_refused(rule: Any, data: st.DataObject) -> None:
    names = sorted(rule.logic.facts) or ["suit_filed"]
    facts = data.draw(st.dictionaries(st.sampled_from(names), ANYTHING, max_size=4))
    try:
        plain(BOOK.evaluate(rule.id, facts).as_dict())
    except Refusal as refusal:
        assert refusal.zh


@pytest.mark.parametrize("domain", sorted({rule.domain for rule in ABLE}))
def test_no_table_contradicts_itself_or_falls_silent(domain: str) -> None:
    @given(st.sampled_from([rule for rule in ABLE if rule.domain == domain]), st.data())
    @settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
    def judged(rule: Any, data: st.DataObject) -> None:
        facts = {name: data.draw(_value(BOOK.vocabulary.facts[name])) for name in sorted(rule.logic.facts)}
        try:
            found = BOOK.evaluate(rule.id, facts)
        except Refusal as refusal:
            assert refusal.code in FAR or refusal.code.startswith("clock."), refusal.line()
        else:
            assert found.question != SILENT.zh
            assert found.missing == () or found.verdict is not Verdict.NEED_HUMAN

    judged()


def _value(term: Term) -> st.SearchStrategy[Any]:
    kind = term.types[0]
    one = st.lists(_scalar(term, term.of or "string"), max_size=3) if kind == "list" else _scalar(term, kind)
    return one | st.none() if term.nullable else one


def _scalar(term: Term, kind: str) -> st.SearchStrategy[Any]:
    if term.values:
        return st.sampled_from(sorted(term.values))
    low, high = term.between or (0, 400_000)
    return {
        "bool": st.booleans(),
        "int": st.integers(low, high),
        "number": st.integers(low, high),
        "date": st.dates(date(2022, 1, 1), date(2028, 12, 31)).map(str),
        "datetime": st.dates(date(2022, 1, 1), date(2028, 12, 31)).map(lambda day: f"{day}T09:00"),
        "string": st.sampled_from(list(term.examples) or ["广州", "佛山", "H01M10", "10"]),
        "map": st.just({}),
    }[kind]
