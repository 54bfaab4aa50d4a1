"""Every rule has pairs on which it speaks and pairs on which it is silent, says why, and points at what it saw."""

from __future__ import annotations

import csv

import pytest

from suizhi.bench.marks import PAIRS
from suizhi.engines.marks import RULES, read
from suizhi.engines.marks.facts import NO_FACTS
from suizhi.engines.marks.rules.base import Pair, Rule
from suizhi.engines.scoring import Outcome

FIRES = [(rule, left, right) for rule in RULES for left, right in rule.fires]
SILENT = [(rule, left, right) for rule in RULES for left, right in rule.silent]


def _asked(rule: Rule, left: str, right: str) -> Outcome | None:
    facts = rule.held.get((left, right)) or rule.held.get((right, left)) or NO_FACTS
    return rule.judge(Pair(read(left), read(right), facts))


def _name(value: object) -> str:
    return value.id if isinstance(value, Rule) else str(value)


@pytest.mark.parametrize(("rule", "left", "right"), FIRES, ids=_name)
def test_it_speaks_in_both_directions_and_says_why(rule: Rule, left: str, right: str) -> None:
    one, other = _asked(rule, left, right), _asked(rule, right, left)
    assert one is not None and other is not None
    assert one.value == other.value > 0
    assert one.zh and one.en
    for span in one.spans:
        assert (left if span.side == "left" else right)[span.start : span.end] == span.text


@pytest.mark.parametrize(("rule", "left", "right"), SILENT, ids=_name)
def test_it_is_silent_in_both_directions(rule: Rule, left: str, right: str) -> None:
    assert _asked(rule, left, right) is None
    assert _asked(rule, right, left) is None


@pytest.mark.parametrize("rule", RULES, ids=_name)
def test_a_rule_is_whole(rule: Rule) -> None:
    assert rule.source
    assert rule.__doc__ and rule.judge.__doc__
    assert len(rule.fires) >= 3 and len(rule.silent) >= 3
    assert (rule.weight < 0) is rule.lowers


def test_no_two_rules_share_an_id() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)


def test_no_example_is_one_of_the_pairs_that_the_rules_are_judged_by() -> None:
    with PAIRS.open(encoding="utf-8", newline="") as file:
        judged = {frozenset((row["a"], row["b"])) for row in csv.DictReader(file)}
    assert not {frozenset((left, right)) for _, left, right in FIRES + SILENT} & judged
