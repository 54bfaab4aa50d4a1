"""The day of the event chooses the version of the law, whichever id is asked; an unknown version is refused, never guessed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suizhi.engines.rules import load_book
from suizhi.kernel.errors import Refusal
from tests.engines.rules.making import book, rule, text

BOOK = load_book()


@pytest.mark.parametrize("asked", ["TMR-001", "TMR-002"])
@pytest.mark.parametrize(
    ("trigger", "answered", "due"),
    [
        (date(2026, 12, 31), "TMR-001", date(2027, 3, 31)),
        (date(2027, 1, 1), "TMR-002", date(2027, 3, 1)),
    ],
)
def test_opposition_shortens_with_the_new_law(asked: str, trigger: date, answered: str, due: date) -> None:
    found = BOOK.deadline(asked, trigger=trigger)
    assert (found.rule.id, found.due) == (answered, due)


def test_the_law_of_another_day_may_be_asked_for() -> None:
    assert BOOK.deadline("TMR-001", trigger=date(2026, 12, 31), on=date(2027, 1, 1)).rule.id == "TMR-002"
    assert BOOK.as_of(date(2027, 1, 1)).deadline("TMR-001", trigger=date(2026, 12, 31)).rule.id == "TMR-002"


@given(st.dates(date(2019, 11, 1), date(2040, 1, 1)))
def test_either_id_leads_to_the_same_version(day: date) -> None:
    one, other = (BOOK.rule(id, on=day) for id in ("TMR-001", "TMR-002"))
    assert one == other
    assert one.covers(day)


def test_a_rule_goes_on_under_its_new_article() -> None:
    before, after = (BOOK.rule("TMR-003", on=day).source for day in (date(2026, 12, 31), date(2027, 1, 1)))
    assert (before.title, after.title) == ("中华人民共和国商标法", "中华人民共和国商标法(2026修订)")
    assert after.article == "37,38,50,58"
    assert after.valid_from == date(2027, 1, 1)


def test_a_rule_that_the_new_law_dropped_is_refused() -> None:
    assert BOOK.deadline("PEN-002", trigger=date(2026, 4, 14)).rule.id == "PEN-002"
    with pytest.raises(Refusal, match="No version of PEN-002"):
        BOOK.deadline("PEN-002", trigger=date(2026, 4, 15))


def test_a_day_before_the_oldest_version_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        BOOK.deadline("PAJ-011", trigger=date(2025, 1, 31))
    assert refused.value.code == "rules.not_in_force"


def test_the_same_facts_before_and_after_give_both_answers_and_what_differs() -> None:
    old = rule("F-1", parameters={"cap": 100}, logic={"hit": "first", "rows": [], "otherwise": {"then": {"max_fine": "$cap"}}})
    new = rule(
        "F-2", parameters={"cap": 200}, logic={"hit": "first", "rows": [], "otherwise": {"then": {"max_fine": "$cap"}}}, replaces="F-1"
    )
    two = book(text(old, valid_to="2026-12-31"), text(new, valid_from="2027-01-01"))
    found = two.compare("F-1", {}, before=date(2026, 12, 31), after=date(2027, 1, 1))
    assert (found.before.rule.id, found.after.rule.id) == ("F-1", "F-2")
    assert found.changed == {"max_fine": (100, 200)}
    assert found.as_dict()["changed"] == {"max_fine": [100, 200]}


def test_a_successor_may_bring_numbers_and_logic_of_its_own() -> None:
    entry = rule(
        parameters={"cap": 100},
        logic={"hit": "first", "rows": [], "otherwise": {"then": {"max_fine": "$cap"}}},
        successor={"title": "新法", "article": "9", "valid_from": "2027-01-01", "change": "提高", "parameters": {"cap": 300}},
    )
    one = book(text(entry, valid_to="2026-12-31"))
    assert one.evaluate("X-001", {}, on=date(2026, 12, 31)).results == {"max_fine": 100}
    later = one.evaluate("X-001", {}, on=date(2027, 1, 1))
    assert (later.results, later.rule.source.title) == ({"max_fine": 300}, "新法")


def test_the_event_named_in_the_facts_chooses_the_version() -> None:
    finding = BOOK.evaluate("CAL-011", {"proceeding": "商标无效", "event_on": "2027-01-01"})
    assert finding.results == {"law": "商标法2026"}
    assert BOOK.evaluate("CAL-011", {"proceeding": "商标无效"}, on=date(2026, 12, 31)).results == {"law": "商标法2019"}
