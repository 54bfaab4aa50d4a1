"""Each worked case that is packaged: its routes, its dates with their labels, its documents and the rules behind them."""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from typing import Any

import pytest
import yaml

from suizhi.engines.clocks import packaged_calendar
from suizhi.engines.rules import load_book
from suizhi.engines.triage import Triage, route

CASES = yaml.safe_load((files("suizhi.data") / "scenarios.yaml").read_text(encoding="utf-8"))
TODAY = date(2026, 11, 22)
each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])


def wanted(case: dict[str, Any]) -> set[str]:
    return {expected["route"] for expected in case["expect"]}


def triage(case: dict[str, Any]) -> Triage:
    return route(case["facts"], load_book(), packaged_calendar(), TODAY)


@each_case
def test_the_route_stands_as_it_should(case: dict[str, Any]) -> None:
    found = {(one.name, one.variant): one for one in triage(case).routes}
    for expected in case["expect"]:
        one = found[expected["route"], expected.get("variant", "")]
        assert one.admissible is expected["admissible"]
        said = one.result + "".join(question.question for question in one.open)
        assert not [words for words in expected["says"] if words not in said], said


@each_case
def test_the_dates_come_out_under_their_labels(case: dict[str, Any]) -> None:
    found = {due.label.zh: due.as_dict()["due_text"] for one in triage(case).routes if one.name in wanted(case) for due in one.deadlines}
    assert {label: found.get(label) for label in case["deadlines"]} == case["deadlines"]


@each_case
def test_the_documents_are_named(case: dict[str, Any]) -> None:
    named = {paper.name.zh for one in triage(case).routes if one.name in wanted(case) for paper in one.documents}
    assert not [name for name in case["documents"] if not any(one.startswith(name) for one in named)]


@each_case
def test_the_rules_behind_it_are_cited_with_their_articles(case: dict[str, Any]) -> None:
    cited = {reason["rule"]: reason["article"] for one in triage(case).routes for reason in one.reasons}
    cited |= {
        due.deadline.rule.id: due.as_dict()["article"] for one in triage(case).routes if one.name in wanted(case) for due in one.deadlines
    }
    assert not set(case["rules"]) - cited.keys()
    assert all(cited.values())
