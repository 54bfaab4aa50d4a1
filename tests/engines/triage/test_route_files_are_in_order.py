"""What the shipped routes name exists: rules and their periods, procedures; every route can be brought up; faults name file and key."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from suizhi.engines.procedures import names as procedures
from suizhi.engines.rules import load_book, packaged_vocabulary, periods_of
from suizhi.engines.triage import Definition, packaged_routes
from suizhi.engines.triage.reading import joined, parse, read_definition
from suizhi.kernel.errors import Refusal

each_route = pytest.mark.parametrize("definition", packaged_routes(), ids=lambda one: one.name)
GUARD = {"when": {"case_kind": "专利侵权"}}


@each_route
def test_rules_and_periods_exist(definition: Definition) -> None:
    book = load_book()
    assert not [use.rule for use in definition.uses if use.rule not in book.rules]
    for clock in definition.clocks:
        for day in (date(2026, 11, 22), date(2027, 1, 1)):
            rule = book.rule(clock.rule, on=day)
            assert (clock.period or rule.parameters.get("default_period", "period")) in periods_of(rule), clock
    if definition.time:
        assert periods_of(book.rule(definition.time))
    if definition.cost.rule:
        assert definition.cost.rule in book.rules


@each_route
def test_the_procedure_exists(definition: Definition) -> None:
    assert not definition.procedure or definition.procedure in procedures()


@each_route
def test_a_cost_that_is_verified_names_its_rule(definition: Definition) -> None:
    assert definition.cost.verified == bool(definition.cost.rule)


@each_route
def test_conditions_name_rules_that_the_route_asks(definition: Definition) -> None:
    asked = {use.rule for use in definition.uses}
    lines: list[Any] = [*definition.course, *definition.questions, *definition.papers, *definition.clocks, *definition.derives]
    assert not {rule for line in lines for rule in line.guard.rules} - asked


def written(**more: Any) -> dict[str, Any]:
    words = {"zh": "甲", "en": "one"}
    cost = {**words, "verified": False}
    return {"title": words, "decides": words, "cost": cost, "order": 1, "why": words, "applies": [GUARD], "refused": words, **more}


@pytest.mark.parametrize(
    ("more", "key"),
    [
        ({"nonsense": 1}, "nonsense"),
        ({"order": "first"}, "order"),
        ({"order": True}, "order"),
        ({"title": {"zh": "甲"}}, "title.en"),
        ({"gives": ["一切"]}, "gives"),
        ({"asks": ["no_such_fact"]}, "asks"),
        ({"rules": [{"rule": "PAJ-001", "as": "decides"}]}, "rules[0].as"),
        ({"rules": [{"rule": "PAJ-001", "as": "tells", "when": {"ip_right": "飞碟"}}]}, "rules[0].when.ip_right.is"),
        ({"course": [{"zh": "甲", "en": "one", "if": ["perhaps"]}]}, "course[0].if"),
        ({"course": [{"zh": "甲", "en": "one", "says": {"no_result": 1}}]}, "course[0].says.no_result"),
        ({"deadlines": [{"zh": "甲", "en": "one", "rule": "PAJ-008", "from": "yesterday"}]}, "deadlines[0].from"),
        (
            {"deadlines": [{"zh": "甲", "en": "one", "rule": "PAJ-008", "from": "received_on", "suspended": ["x"]}]},
            "deadlines[0].suspended",
        ),
        ({"applies": ["always"]}, "applies[0]"),
        ({"like": "nothing"}, "like"),
    ],
)
def test_a_fault_names_file_and_key(more: dict[str, Any], key: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_definition("x", joined(written(**more), {}, "x.yaml"), vocabulary=packaged_vocabulary(), file="x.yaml")
    assert str(refused.value.at) == "x.yaml"
    assert refused.value.field == key


@pytest.mark.parametrize("text", ["a: [", "- 1", ""])
def test_a_file_that_is_no_mapping_is_refused(text: str) -> None:
    with pytest.raises(Refusal):
        parse(text, "x.yaml")
