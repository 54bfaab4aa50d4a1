"""How a table is read: first, unique, collect; what is missing is asked; exceptions must be pleaded."""

from __future__ import annotations

from typing import Any

import pytest

from suizhi.engines.rules import Finding, Verdict
from suizhi.kernel.errors import Refusal
from tests.engines.rules.making import table

FAIL = {"mend_zh": "改", "mend_en": "mend"}
ASK = {"zh": "怎么办？", "en": "What now?"}


def say(hit: str, rows: list[dict[str, Any]], facts: dict[str, Any], **more: Any) -> Finding:
    return table(hit, *rows, **more).evaluate("X-001", facts)


LADDER = [
    {"when": {"suit_filed": True}, "then": {"outcome": "甲"}, "fail": FAIL},
    {"when": {"settled": True}, "then": {"outcome": "乙"}},
]


def test_first_stops_at_the_row_that_holds() -> None:
    found = say("first", LADDER, {"suit_filed": True})
    assert (found.verdict, found.results, found.missing) == (Verdict.FAIL, {"outcome": "甲"}, ())
    assert (found.reason, found.reason_en, found.remedy) == ("规则的一句话", "The rule in a sentence", "改")


def test_first_asks_for_what_the_row_before_needs() -> None:
    found = say("first", LADDER, {"settled": True})
    assert (found.verdict, found.missing, found.results) == (Verdict.NEED_HUMAN, ("suit_filed",), {})
    assert "任一方已就同一纠纷起诉" in found.question


def test_a_refuted_row_asks_nothing() -> None:
    rows = [{"when": {"suit_filed": True, "settled": True}, "then": {"outcome": "甲"}}]
    found = say("first", rows, {"suit_filed": False}, otherwise={"then": {"outcome": "丙"}})
    assert (found.verdict, found.results) == (Verdict.PASS, {"outcome": "丙"})


def test_all_missing_facts_of_a_row_are_asked_at_once() -> None:
    assert say("first", [{"when": {"suit_filed": True, "settled": True}}], {}).missing == ("settled", "suit_filed")


def test_a_silent_table_asks_a_person() -> None:
    found = say("first", LADDER, {"suit_filed": False, "settled": False})
    assert found.verdict is Verdict.NEED_HUMAN
    assert found.question
    assert found.missing == ()


def test_unique_answers_though_other_rows_lack_facts() -> None:
    rows = [
        {"when": {"suit_filed": False, "settled": True}, "then": {"outcome": "甲"}},
        {"when": {"suit_filed": True}, "then": {"outcome": "乙"}},
    ]
    assert say("unique", rows, {"suit_filed": True}).results == {"outcome": "乙"}
    assert say("unique", rows, {"suit_filed": False}).missing == ("settled",)


def test_unique_refuses_two_rows_that_hold() -> None:
    rows = [{"when": {"suit_filed": True}}, {"when": {"settled": True}}]
    with pytest.raises(Refusal) as refused:
        say("unique", rows, {"suit_filed": True, "settled": True})
    assert refused.value.code == "rules.overlap"


GROUNDS = [
    {"when": {"pledged": True}, "then": {"measures": ["甲"], "admissible": False}, "fail": FAIL},
    {"when": {"listed": True}, "then": {"measures": ["乙", "甲"], "admissible": False}, "fail": FAIL},
]


def test_collect_joins_lists_and_keeps_what_agrees() -> None:
    found = say("collect", GROUNDS, {"pledged": True, "listed": True})
    assert found.results == {"measures": ["甲", "乙"], "admissible": False}


def test_a_ground_stands_although_others_are_not_known() -> None:
    found = say("collect", GROUNDS, {"pledged": True})
    assert (found.verdict, found.missing) == (Verdict.FAIL, ("listed",))


def test_a_pass_needs_all_facts() -> None:
    more = {"otherwise": {"then": {"admissible": True}}}
    assert say("collect", GROUNDS, {"pledged": False}, **more).verdict is Verdict.NEED_HUMAN
    assert say("collect", GROUNDS, {"pledged": False, "listed": False}, **more).results == {"admissible": True}


def test_collect_refuses_rows_that_contradict_each_other() -> None:
    rows = [{"when": {"pledged": True}, "then": {"fine": 1}}, {"when": {"listed": True}, "then": {"fine": 2}}]
    with pytest.raises(Refusal) as refused:
        say("collect", rows, {"pledged": True, "listed": True})
    assert refused.value.code == "rules.conflict"


def test_a_row_may_ask_a_person() -> None:
    found = say("first", [{"when": {"suit_filed": True}, "then": {"flag": "标"}, "ask": ASK}], {"suit_filed": True})
    assert (found.verdict, found.question, found.results) == (Verdict.NEED_HUMAN, "怎么办？", {"flag": "标"})
    assert found.said == {"flag": "标", "outcome": "need_human", "question": "怎么办？"}


EXCEPTION = [{"when": {"suit_filed": True}, "unless": {"justified_reason": True}, "then": {"outcome": "甲"}, "fail": FAIL}]


@pytest.mark.parametrize(
    ("facts", "outcome", "missing"),
    [
        ({"suit_filed": True}, "甲", ("justified_reason",)),
        ({"suit_filed": True, "justified_reason": False}, "甲", ()),
        ({"suit_filed": True, "justified_reason": True}, "丙", ()),
        ({"suit_filed": False}, "丙", ()),
    ],
)
def test_an_exception_must_be_pleaded_and_is_named_until_then(facts: dict[str, Any], outcome: str, missing: tuple[str, ...]) -> None:
    found = say("first", EXCEPTION, facts, otherwise={"then": {"outcome": "丙"}})
    assert (found.results["outcome"], found.missing) == (outcome, missing)


def test_a_result_that_needs_a_missing_fact_asks_for_it() -> None:
    rows = [{"when": {"suit_filed": True}, "then": {"max_fine": {"product": [2, "=turnover"]}}}]
    assert say("first", rows, {"suit_filed": True}).missing == ("turnover",)
    assert say("first", rows, {"suit_filed": True, "turnover": 10.25}).results == {"max_fine": 20.5}
