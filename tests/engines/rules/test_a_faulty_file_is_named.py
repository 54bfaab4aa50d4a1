"""A rule file that is not in order is refused with file and key, before any case is judged by it."""

from __future__ import annotations

from typing import Any

import pytest

from suizhi.engines.rules import make_book
from suizhi.engines.rules.loading import RuleFile
from suizhi.kernel.errors import Refusal
from tests.engines.rules.making import book, rule, text

NEXT = {"title": "新法", "article": "9", "valid_from": "2027-01-01", "change": "改"}
ROW = {"when": {"suit_filed": True}, "then": {"ok": True}}


def logic(**more: Any) -> dict[str, Any]:
    return {"hit": "first", "rows": [ROW], **more}


def row(**more: Any) -> dict[str, Any]:
    return logic(rows=[{**ROW, **more}])


FAULTS = [
    (logic(hit="any"), "logic.hit"),
    (logic(colour=1), "logic.colour"),
    ({"hit": "first"}, "logic"),
    (row(when={"sued": True}), "logic.rows[0].when.sued"),
    (row(when={"suit_filed": 1}), "logic.rows[0].when.suit_filed.is"),
    (row(when={"suit_filed": {"at_least": 1}}), "logic.rows[0].when.suit_filed.at_least"),
    (row(when={"suit_filed": {"about": 1}}), "logic.rows[0].when.suit_filed.about"),
    (row(when={"suit_filed": {}}), "logic.rows[0].when.suit_filed"),
    (row(when={"requester": "owner"}), "logic.rows[0].when.requester.is"),
    (row(when={"requester": ["patentee", "owner"]}), "logic.rows[0].when.requester.in"),
    (row(when={"requester": "$names"}), "logic.rows[0].when.requester.in"),
    (row(when={"relief_requested": ["赔偿"]}), "logic.rows[0].when.relief_requested"),
    (row(when={"panel_size": {"at_least": "$nothing"}}), "logic.rows[0].when.panel_size.at_least"),
    (row(when={"panel_size": {"at_least": "=nothing"}}), "logic.rows[0].when.panel_size.at_least"),
    (row(when={"panel_size": "$n.0"}), "logic.rows[0].when.panel_size"),
    (row(when={"knew_on": {"before": "=event_at"}}), "logic.rows[0].when.knew_on.before"),
    (row(then={"nothing": True}), "logic.rows[0].then.nothing"),
    (row(then={"ok": 1}), "logic.rows[0].then.ok"),
    (row(then={"max_fine": {"power": [1, 2]}}), "logic.rows[0].then.max_fine"),
    (row(then={"max_fine": {"sum": ["=knew_on"]}}), "logic.rows[0].then.max_fine.sum"),
    (row(then={"max_fine": {"quotient": [1]}}), "logic.rows[0].then.max_fine.quotient"),
    (row(then={"max_fine": {"quotient": [1, 2, 3]}}), "logic.rows[0].then.max_fine.quotient"),
    (row(fail={"zh": "否"}), "logic.rows[0].fail"),
    (row(ask={"zh": "问"}), "logic.rows[0].ask"),
    (row(fail={"mend_zh": "改", "mend_en": "mend"}, ask={"zh": "问", "en": "ask"}), "logic.rows[0]"),
    (row(unless={"sued": True}), "logic.rows[0].unless.sued"),
    (logic(let={"suit_filed": True}), "logic.let.suit_filed"),
    (logic(let={"one": "=two", "two": 1}), "logic.let.one"),
]


@pytest.mark.parametrize(("written", "key"), FAULTS, ids=lambda value: value if isinstance(value, str) else "")
def test_a_slip_in_the_logic_names_its_key(written: dict[str, Any], key: str) -> None:
    with pytest.raises(Refusal) as refused:
        book(text(rule(parameters={"names": ["owner"], "n": 1}, logic=written)))
    said = refused.value
    assert (said.code, str(said.at), said.field) == ("rules.file", "base/domain/0/2020-01-01.yaml", f"X-001.{key}")
    assert said.zh
    assert said.mend_zh


@pytest.mark.parametrize(
    ("content", "key"),
    [
        ("title: [", ""),
        ("- 1", ""),
        ("title: 某法\nversion: '1'\nvalid_from: null\nrules: []\n", "valid_to"),
        (text(rule(kind="guess")), "X-001"),
        (text(rule(review_after="soon")), "X-001"),
        (text(rule(colour="red")), "X-001.colour"),
        (text({key: value for key, value in rule().items() if key != "article"}), "X-001.article"),
        (text(rule(replaces="X-000")), "X-001.replaces"),
        (text(rule(replaces="X-002"), rule("X-002", replaces="X-001")), "X-001.replaces"),
        (text(rule(), rule()), "X-001"),
        (text(rule(successor=NEXT), valid_to="2026-12-30"), "X-001.successor.valid_from"),
        (text(rule(successor=NEXT)), "X-001.successor.valid_from"),
    ],
)
def test_a_slip_in_the_file_names_its_key(content: str, key: str) -> None:
    with pytest.raises(Refusal) as refused:
        book(content)
    assert (refused.value.code, refused.value.field) == ("rules.file", key)
    assert str(refused.value.at).startswith("base/domain/0/")


@pytest.mark.parametrize("ends", ["2026-12-30", "2027-01-01", None])
def test_a_rule_begins_on_the_day_after_the_one_that_it_replaces(ends: str | None) -> None:
    later = text(rule("X-002", replaces="X-001"), valid_from="2027-01-01")
    book(text(rule(), valid_to="2026-12-31"), later)
    with pytest.raises(Refusal, match="must meet") as refused:
        book(text(rule(), valid_to=ends), later)
    assert (str(refused.value.at), refused.value.field) == ("base/domain/1/2027-01-01.yaml", "X-002.replaces")


@pytest.mark.parametrize(("valid_from", "name"), [("2020-01-01", "2020-01-02"), ("2020-01-01", "undated"), (None, "2020-01-01")])
def test_a_file_is_named_by_its_first_day(valid_from: str | None, name: str) -> None:
    with pytest.raises(Refusal, match="must be named") as refused:
        make_book([RuleFile("base", "domain", f"base/domain/law/{name}.yaml", text(rule(), valid_from=valid_from))])
    assert refused.value.field == "valid_from"


def test_an_id_may_stand_in_one_file_only() -> None:
    with pytest.raises(Refusal, match=r"already in base/domain/0/2020-01-01\.yaml"):
        book(text(rule()), text(rule()))


def test_a_rule_without_logic_says_so() -> None:
    with pytest.raises(Refusal) as refused:
        book(text(rule())).evaluate("X-001", {})
    assert refused.value.code == "rules.no_logic"
