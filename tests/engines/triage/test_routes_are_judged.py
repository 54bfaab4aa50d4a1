"""How a route stands and why: admitted, refused with its article, open; what is asked; what comes first; law of the day both ways."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from suizhi.engines.clocks import packaged_calendar
from suizhi.engines.rules import RuleBook, Term, load_book
from suizhi.engines.triage import Route, Triage, packaged_routes, route
from suizhi.kernel.errors import Refusal

TODAY = date(2026, 11, 22)
READY = {
    "case_kind": "专利侵权",
    "ip_right": "发明",
    "requester": "patentee",
    "respondent": "甲厂",
    "suit_filed": False,
    "arbitration_agreement": False,
}


def triage(facts: dict[str, Any], book: RuleBook | None = None, today: date = TODAY) -> Triage:
    return route(facts, book or load_book(), packaged_calendar(), today)


def found(facts: dict[str, Any], name: str) -> Route:
    return next(one for one in triage(facts).routes if one.name == name)


def test_what_every_rule_admits_is_admitted() -> None:
    assert found(READY, "patent_adjudication").admissible is True


@pytest.mark.parametrize("lacking", ["requester", "suit_filed", "arbitration_agreement"])
def test_without_a_fact_that_decides_a_route_is_open_and_asks_it(lacking: str) -> None:
    one = found({name: value for name, value in READY.items() if name != lacking}, "patent_adjudication")
    assert one.admissible is None
    assert lacking in one.questions


@pytest.mark.parametrize(
    ("more", "rule"),
    [
        ({"suit_filed": True}, "PAJ-003"),
        ({"arbitration_agreement": True}, "PAJ-003"),
        ({"requester": "ordinary_licensee", "separate_authorisation": False}, "PAJ-001"),
        ({"requester": "sole_licensee", "patentee_requests": True}, "PAJ-002"),
        ({"requester": "any_person"}, "PAJ-001"),
        ({"ip_right": "外观设计", "evaluation_report_requested": True, "evaluation_report": "none"}, "PAJ-005"),
    ],
)
def test_a_refusal_states_its_article_and_what_to_do(more: dict[str, Any], rule: str) -> None:
    one = found({**READY, **more}, "patent_adjudication")
    failed = {reason["rule"]: reason for reason in one.reasons if reason["verdict"] == "fail"}
    assert one.admissible is False
    assert failed[rule]["article"] in one.result
    assert failed[rule]["remedy"] in one.result
    assert not one.questions


def test_a_violation_that_is_found_admits_its_route_and_its_absence_refuses_it() -> None:
    fake = {"case_kind": "假冒专利", "alleged_act": "将专利申请称为专利"}
    assert found(fake, "patent_passing_off").admissible is True
    assert found({"case_kind": "假冒专利"}, "patent_passing_off").open


def test_a_refused_route_stands_behind_what_is_open_and_advice_last() -> None:
    names = [one.name for one in triage({**READY, "suit_filed": True}).routes]
    assert names[0] == "court"
    assert names[-2:] == ["patent_adjudication", "ip_aid"]


def test_what_gives_nothing_that_is_wanted_stands_behind() -> None:
    damages = [one.name for one in triage({**READY, "relief_requested": ["赔偿"]}).routes]
    both = [one.name for one in triage({**READY, "relief_requested": ["停止侵权", "赔偿"]}).routes]
    assert damages.index("patent_mediation") < damages.index("patent_adjudication")
    assert both[0] == "patent_adjudication"


def test_the_place_of_a_route_is_explained() -> None:
    one = found(READY, "patent_adjudication").as_dict()
    said = {criterion["criterion"]: criterion["zh"] for criterion in one["ranking"]}
    assert set(said) == {"standing", "relief", "time", "cost", "order"}
    assert "不能处理：赔偿" in said["relief"]
    assert "3个月" in said["time"]
    assert "未核对原文" in said["cost"]


def test_no_facts_are_questions_with_labels_and_choices() -> None:
    asked = {one["fact"]: one for one in triage({"city": "广州"}).questions}
    assert asked["case_kind"]["label"] == "案件类型"
    assert {"value": "专利侵权", "label": "专利侵权"} in asked["case_kind"]["choices"]


def test_what_the_law_leaves_open_goes_to_a_person() -> None:
    found_ = triage({**READY, "foreign_party": True, "major_impact": False})
    assert [(one.kind, one.rule) for one in found_.need_human if one.rule == "PAJ-015"] == [("law", "PAJ-015")]


def test_a_rule_without_logic_is_said_and_decides_nothing() -> None:
    book = load_book()
    bare = replace(book, rules={**book.rules, "PAJ-001": replace(book.rules["PAJ-001"], logic=None)})
    one = next(one for one in triage(READY, bare).routes if one.name == "patent_adjudication")
    assert one.admissible is None
    assert ("rule", "PAJ-001") in {(open_.kind, open_.rule) for open_ in one.open}


def test_a_day_before_the_law_is_known_is_said() -> None:
    one = found({**READY, "received_on": "2015-03-02"}, "patent_adjudication")
    assert not one.deadlines
    assert any(open_.rule == "PAJ-008" for open_ in one.open)


def test_a_limit_that_has_not_begun_names_what_starts_it() -> None:
    waiting = {one.rule.id: one.as_dict() for one in found(READY, "patent_adjudication").awaited}
    assert waiting["PAJ-020"]["from"] == {"fact": "accepted_on", "label": "立案日"}
    assert waiting["PAJ-020"]["period"] == "3个月"


def test_a_provisional_day_says_why() -> None:
    due = next(one for one in found({**READY, "accepted_on": "2026-11-20"}, "patent_adjudication").deadlines if one.label.zh == "结案期限")
    assert due.as_dict()["due_text"].endswith("(暂定)")
    assert "2027" in due.as_dict()["why"]


def test_a_stay_that_runs_is_counted_to_today() -> None:
    labels = {
        due.label.zh: due
        for due in found({**READY, "accepted_on": "2026-06-30", "stay_from": "2026-07-10"}, "patent_adjudication").deadlines
    }
    assert labels["中止期间暂计至今日的结案期限"].as_dict()["provisional"]


def test_the_law_of_both_days_is_shown() -> None:
    facts = {"alleged_act": "驰名商标字样宣传", "conduct_on": "2026-12-01", "decided_on": "2027-02-10"}
    compared = next(one for one in found(facts, "trademark_enforcement").reasons if one["rule"] == "TME-013")
    assert compared["results"]["fine"] == 100000
    assert compared["later"]["valid_from"] == "2027-01-01"
    assert compared["later"]["results"] != compared["results"]


def test_the_day_of_the_event_chooses_the_rule() -> None:
    facts = {"case_kind": "商标侵权", "filing_kind": "举报", "turnover": 80000}
    cited = [
        {reason["rule"] for reason in found({**facts, "current_violation_on": day}, "trademark_enforcement").reasons}
        for day in ("2026-12-31", "2027-01-01")
    ]
    assert "TME-003" in cited[0]
    assert "TME-004" in cited[1]


def test_variants_are_routed_apart() -> None:
    facts = {**READY, "variants": {"A": {"suit_filed": True}, "B": {}}}
    assert [(one.variant, one.admissible) for one in triage(facts).routes if one.name == "patent_adjudication"] == [
        ("A", False),
        ("B", True),
    ]


@pytest.mark.parametrize(
    "facts",
    [{"nonsense": 1}, {"suit_filed": "maybe"}, {"ip_right": "飞碟"}, {"variants": 3}, {"variants": {}}, {"variants": {"A": {"x": 1}}}],
)
def test_a_fault_in_the_facts_is_refused(facts: dict[str, Any]) -> None:
    with pytest.raises(Refusal) as refused:
        triage(facts)
    assert refused.value.field


def _values(term: Term) -> list[Any]:
    """Some values of a fact, small numbers and days around the changes of law among them."""
    kinds: dict[str, list[Any]] = {
        "bool": [True, False],
        "enum": sorted(term.values),
        "date": [date(2019, 11, 1), date(2025, 2, 3), date(2026, 10, 8), date(2026, 12, 31), date(2027, 1, 1)],
        "int": [0, 1],
        "number": [0, 1],
    }
    return kinds.get(term.types[0], [])


FACTS = [(name, value) for name, term in load_book().vocabulary.facts.items() for value in _values(term)]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(FACTS), max_size=25).map(dict))
def test_any_facts_are_routed(facts: dict[str, Any]) -> None:
    """Whatever is stated: an answer, a refused route says why, an open one asks or names a person, and admitted ones hide no failure."""
    for one in triage(facts).routes:
        said = one.as_dict()
        binding = [reason for reason in said["reasons"] if reason["part"] in ("requires", "refuses")]
        found_none = any(reason["verdict"] == "pass" for reason in said["reasons"] if reason["part"] == "finds")
        assert (one.admissible is False) == (found_none or any(reason["verdict"] == "fail" for reason in binding))
        assert one.admissible is not None or one.questions or one.open
        assert one.admissible is not False or all(reason["remedy"] for reason in binding if reason["verdict"] == "fail")


def test_every_route_can_be_brought_up_by_its_name() -> None:
    everything = [definition.name for definition in packaged_routes()]
    shown = route({"city": "广州"}, load_book(), packaged_calendar(), TODAY, also=everything)
    assert {one.name for one in shown.routes} == set(everything)
    assert all(one.as_dict()["title_en"] for one in shown.routes)


def test_what_is_asked_for_stands_first_unless_it_is_refused() -> None:
    facts = {"case_kind": "专利侵权", "ip_right": "发明", "suit_filed": False}

    def names(facts: dict[str, Any], *first: str) -> list[str]:
        return [one.name for one in route(facts, load_book(), packaged_calendar(), TODAY, first=first).routes]

    assert names(facts)[0] == "patent_adjudication"
    assert names(facts, "people_mediation")[0] == "people_mediation"
    sued = facts | {"suit_filed": True}
    assert names(sued, "patent_adjudication") == names(sued)
