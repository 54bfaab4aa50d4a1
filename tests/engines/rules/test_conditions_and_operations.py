"""Each condition and each operation, by a table of what it says."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from suizhi.engines.rules import Verdict
from suizhi.engines.rules.conditions import OPERATORS
from suizhi.engines.rules.operations import OPERATIONS
from suizhi.engines.rules.values import plain
from suizhi.kernel.errors import Refusal
from tests.docs.paths import read
from tests.engines.rules.making import table

CONDITIONS = [
    ("panel_size", 3, 3, True),
    ("panel_size", 3, 4, False),
    ("panel_size", [3, 5], 5, True),
    ("panel_size", {"not": 3}, 5, True),
    ("panel_size", {"not_in": [3, 5]}, 5, False),
    ("panel_size", {"at_least": 3}, 3, True),
    ("panel_size", {"more_than": 3}, 3, False),
    ("panel_size", {"at_most": 3}, 3, True),
    ("panel_size", {"less_than": 3}, 3, False),
    ("panel_size", {"at_least": 3, "at_most": 5}, 6, False),
    ("panel_size", "$three", 3, True),
    ("panel_size", "$several", 5, True),
    ("panel_size", {"at_least": {"sum": ["$three", 1]}}, 4, True),
    ("suit_filed", True, True, True),
    ("suit_filed", [True, False], False, True),
    ("knew_on", {"on_or_after": "2026-10-01"}, "2026-10-01", True),
    ("knew_on", {"after": "2026-10-01"}, "2026-10-01", False),
    ("knew_on", {"on_or_before": "2026-10-01"}, "2026-10-02", False),
    ("knew_on", {"before": "2026-10-01"}, "2026-09-30", True),
    ("last_used_on", None, None, True),
    ("last_used_on", None, "2026-10-01", False),
    ("last_used_on", {"is_null": False}, "2026-10-01", True),
    ("last_used_on", {"before": "2026-10-01"}, None, False),
    ("last_used_on", {"not": "2026-10-01"}, None, True),
    ("relief_requested", {"contains": "赔偿"}, ["赔偿"], True),
    ("relief_requested", {"lacks": "赔偿"}, ["赔偿"], False),
    ("relief_requested", {"all_of": ["赔偿", "停止侵权"]}, ["赔偿"], False),
    ("relief_requested", {"any_of": ["赔偿", "停止侵权"]}, ["赔偿"], True),
    ("relief_requested", {"none_of": ["停止侵权", "消除影响"]}, ["赔偿"], True),
    ("relief_requested", {"empty": True}, [], True),
    ("relief_requested", {"empty": False}, [], False),
    ("relief_requested", {"is": ["赔偿"]}, ["赔偿"], True),
]


@pytest.mark.parametrize(("name", "condition", "stated", "holds"), CONDITIONS)
def test_a_condition_holds_or_not(name: str, condition: Any, stated: Any, holds: bool) -> None:
    book = table("first", {"when": {name: condition}, "then": {"ok": True}}, parameters={"three": 3, "several": [3, 5]})
    assert (book.evaluate("X-001", {name: stated}).verdict is Verdict.PASS) is holds


FACTS = {
    "turnover": 80000,
    "fine": 0.1,
    "knew_on": "2024-02-29",
    "requested_on": "2026-10-12",
    "event_at": "2026-10-01T23:30",
    "docs_submitted": ["甲", "乙"],
    "party_kind": "entity",
    "ipc": "H01M10/052",
    "suit_filed": False,
    "settled": True,
    "signed_at": ["2026-10-08T09:00", "2026-10-09T17:30"],
    "prior_violations_on": ["2021-01-01", "2024-05-01"],
}
PARAMETERS = {"limits": {"entity": 100000}, "cuts": [100, 90, 80], "names": ["A", "B", "C", "D"], "classes": ["H01M", "B23"]}
VALUES = [
    ("max_fine", {"sum": ["=fine", 0.2]}, 0.3),
    ("max_fine", {"difference": ["=turnover", 1]}, 79999),
    ("max_fine", {"product": ["=fine", 3]}, 0.3),
    ("max_fine", {"quotient": [1, 8]}, 0.125),
    ("max_fine", {"remainder": [7, 2]}, 1),
    ("max_fine", {"min": ["=turnover", 50000]}, 50000),
    ("max_fine", {"max": ["=turnover", 50000]}, 80000),
    ("max_fine", {"round": [2.345, 2]}, 2.35),
    ("max_fine", {"percent": [1, 8]}, 12.5),
    ("max_fine", {"round": [{"yearly_growth": [66.77, 100, 5]}, 2]}, 8.41),
    ("grade", {"band": [100, "$cuts", "$names"]}, "A"),
    ("grade", {"band": [80, "$cuts", "$names"]}, "C"),
    ("grade", {"band": [79.9, "$cuts", "$names"]}, "D"),
    ("count", {"count": "=docs_submitted"}, 2),
    ("missing", {"missing_from": [["甲", "丙"], "=docs_submitted"]}, ["丙"]),
    ("missing", {"common": [["甲", "丙"], "=docs_submitted"]}, ["甲"]),
    ("missing", {"union": ["=docs_submitted", "丙", ["甲"]]}, ["甲", "乙", "丙"]),
    ("max_fine", {"pick": ["$limits", "=party_kind"]}, 100000),
    ("ok", {"has_key": ["$limits", "=party_kind"]}, True),
    ("ok", {"starts_with_any": ["=ipc", "$classes"]}, True),
    ("count", {"count": {"since": ["=prior_violations_on", {"shift": ["=requested_on", -5, "year"]}]}}, 1),
    ("ok", {"any_true": ["=settled", "=heard"]}, True),
    ("ok", {"all_true": ["=suit_filed", "=heard"]}, False),
    ("ok", {"exceeds": ["=turnover", 79999]}, True),
    ("ok", {"exceeds": ["=turnover", 80000]}, False),
    ("count", {"days_between": ["=knew_on", "2024-03-31"]}, 31),
    ("count", {"years_between": ["=knew_on", "2026-02-28"]}, 1),
    ("due", {"shift": ["=knew_on", 1, "year"]}, "2025-02-28"),
    ("due", {"shift": ["=knew_on", -1, "month"]}, "2024-01-29"),
    ("due", {"shift": ["=knew_on", 1, "day"]}, "2024-03-01"),
    ("due", {"hours_after": ["=event_at", 24]}, "2026-10-02T23:30"),
    ("due", {"day_of": "=event_at"}, "2026-10-01"),
    ("due", {"at_time": ["=requested_on", "24:00"]}, "2026-10-13T00:00"),
    ("due", {"max": "=signed_at"}, "2026-10-09T17:30"),
    ("due", {"due": ["2026-09-16", 15, "day"]}, "2026-10-08"),
    ("due", {"clear_days_before": ["=requested_on", 3, "working_day"]}, "2026-09-30"),
    ("range", ["$cuts.0", {"product": ["$cuts.1", 2]}], [100, 180]),
]


@pytest.mark.parametrize(("result", "expression", "value"), VALUES, ids=lambda value: str(value)[:60])
def test_an_operation_gives(result: str, expression: Any, value: Any) -> None:
    book = table("first", parameters=PARAMETERS, otherwise={"then": {result: expression}})
    assert plain(book.evaluate("X-001", FACTS).results[result]) == value


@pytest.mark.parametrize(
    ("expression", "code"),
    [
        ({"quotient": ["=turnover", 0]}, "rules.zero"),
        ({"pick": ["$limits", "=ipc"]}, "rules.key"),
        ({"min": [[]]}, "rules.empty"),
        ({"parameter_of": ["X-001", "unheard", "2026-10-12"]}, "rules.range"),
    ],
)
def test_what_cannot_be_computed_is_refused_in_words(expression: Any, code: str) -> None:
    book = table("first", parameters=PARAMETERS, otherwise={"then": {"max_fine": expression}})
    with pytest.raises(Refusal) as refused:
        book.evaluate("X-001", FACTS)
    assert refused.value.code == code


def test_a_null_that_the_table_did_not_decide_is_refused() -> None:
    book = table("first", otherwise={"then": {"count": {"years_between": ["=last_used_on", date(2026, 1, 1)]}}})
    with pytest.raises(Refusal) as refused:
        book.evaluate("X-001", {"last_used_on": None})
    assert refused.value.code == "rules.operand"


@pytest.mark.parametrize("name", [*OPERATIONS, *OPERATORS])
def test_every_word_of_the_language_is_in_the_guide(name: str) -> None:
    assert f"{name}:" in read("docs/rules.md") or f"`{name}`" in read("docs/rules.md")


@pytest.mark.parametrize("name", list(OPERATIONS))
def test_every_operation_says_what_it_does(name: str) -> None:
    assert OPERATIONS[name].doc.endswith(".")
