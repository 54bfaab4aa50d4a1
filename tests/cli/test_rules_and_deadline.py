"""`suizhi rules` and `suizhi deadline`: the answers, the exit codes."""

from __future__ import annotations

from dataclasses import replace
from importlib import resources
from typing import Any

import pytest

from suizhi.cli import rules as command
from suizhi.engines.rules import RuleBook, make_book
from suizhi.engines.rules.loading import files_under
from tests.cli.conftest import Call
from tests.engines.rules.making import book, rule, text

SCALE = {"hit": "first", "rows": [], "otherwise": {"then": {"max_fine": {"product": ["$mult", "=turnover"]}}}}
TEST = {"facts": {"turnover": 100}, "expect": {"max_fine": 500}}


def entry(**more: Any) -> dict[str, Any]:
    return rule(**{"parameters": {"mult": 5}, "logic": SCALE, "tests": [TEST], **more})


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch) -> list[RuleBook]:
    """The book that the command reads in place of the packaged one."""
    books: list[RuleBook] = []
    monkeypatch.setattr(command, "load_book", lambda: books[-1])
    return books


def test_a_deadline_has_its_date_source_and_steps(call: Call) -> None:
    found = call("deadline", "PAJ-011", "--trigger", "2026-10-09", "--json")
    said = found.json()
    assert found.code == 0
    assert (said["due"], said["provisional"], said["warn_on"], said["rule"]) == ("2026-10-26", False, "2026-10-23", "PAJ-011")
    assert said["source"]["article"] == "22"
    assert [step["act"] for step in said["steps"]] == ["start", "count", "roll"]


@pytest.mark.parametrize(
    ("arguments", "due"),
    [
        (("PAJ-020", "--trigger", "2026-06-30", "--suspend", "2026-07-10..2026-08-20"), "2026-11-10"),
        (
            ("PAJ-020", "--trigger", "2026-06-30", "--suspend", "2026-07-10..2026-07-20", "--suspend", "2026-07-15..2026-08-20"),
            "2026-11-10",
        ),
        (("PAJ-020", "--trigger", "2026-09-28", "--extended", "1"), "2027-01-28"),
        (("TMR-003", "--trigger", "2026-09-18", "--period", "suit"), "2026-10-19"),
        (("TMR-001", "--trigger", "2026-12-31", "--as-of", "2027-01-01"), "2027-03-01"),
        (("EXP-003", "--trigger", "2026-10-16T10:00"), "2026-10-17T10:00"),
        (("PAJ-016", "--trigger", "2026-10-12"), "2026-09-30"),
    ],
)
def test_periods_suspensions_extensions_and_versions(call: Call, arguments: tuple[str, ...], due: str) -> None:
    assert call("deadline", *arguments, "--json").json()["due"] == due


def test_a_person_reads_that_a_date_may_still_move(call: Call) -> None:
    assert "2027-02-12（暂定" in call("deadline", "PEN-020", "--trigger", "2026-12-14").out


@pytest.mark.parametrize(
    "arguments",
    [
        ("PAJ-011", "--trigger", "tomorrow"),
        ("PAJ-011", "--trigger", "2026-02-30"),
        ("PAJ-011", "--trigger", "2026-10-09", "--as-of", "2026-10-09T10:00"),
        ("PAJ-011", "--trigger", "2026-10-09", "--suspend", "2026-11-01"),
        ("PAJ-011", "--trigger", "2026-10-09", "--suspend", "2026-11-01..2026-10-01"),
        ("PAJ-011", "--trigger", "2026-10-09", "--suspend", "then..now"),
        ("PAJ-011", "--trigger", "2026-10-09", "--period", "answer"),
        ("PAJ-999", "--trigger", "2026-10-09"),
        ("PAJ-011", "--trigger", "2020-10-09"),
    ],
)
def test_bad_input_is_one_clear_line(call: Call, arguments: tuple[str, ...]) -> None:
    found = call("deadline", *arguments)
    assert (found.code, found.out, found.err.count("\n")) == (2, "", 1)


def test_the_check_counts_by_kind_and_verification(call: Call) -> None:
    said = call("rules", "check", "--today", "2026-11-22", "--json").json()
    assert (said["rules"], said["kinds"]["deadline"], said["verification"]["memory"]) == (311, 74, 31)
    assert said["tests"]["failed"] == []
    assert said["past_review"] == []


def test_a_domain_in_order_ends_with_0(call: Call) -> None:
    found = call("rules", "check", "patent_adjudication", "CAL-001")
    assert found.code == 0
    assert "41 (" in found.out


def test_reviews_that_are_due_are_listed_and_do_not_fail(call: Call) -> None:
    found = call("rules", "check", "patent_adjudication", "--today", "2028-01-01", "--json")
    assert found.code == 0
    assert "PAJ-001" in found.json()["past_review"]


@pytest.mark.parametrize(
    ("faulty", "listed"),
    [
        ({"parameters": {"mult": 6}}, "X-001 #1: max_fine 600"),
        ({"logic": {"hit": "first", "rows": [{"when": {"suit_filed": True}}]}, "tests": []}, "No row answers"),
        ({"tests": []}, "X-001 mult"),
    ],
)
def test_what_is_not_in_order_ends_with_1(call: Call, shelf: list[RuleBook], faulty: dict[str, object], listed: str) -> None:
    shelf.append(book(text(entry(**faulty))))
    found = call("rules", "check")
    assert found.code == 1
    assert listed in found.out


def test_a_rule_without_logic_ends_with_1(call: Call, shelf: list[RuleBook]) -> None:
    shelf.append(book(text(rule())))
    found = call("rules", "check", "--json")
    assert (found.code, found.json()["without_logic"]) == (1, ["X-001"])


def test_a_rule_in_order_ends_with_0(call: Call, shelf: list[RuleBook]) -> None:
    shelf.append(book(text(entry())))
    assert call("rules", "check").code == 0


def test_an_unknown_domain_is_refused(call: Call) -> None:
    assert call("rules", "check", "astronomy").code == 2


def test_a_rule_is_shown_in_the_version_of_a_day(call: Call) -> None:
    assert "第33条" in call("rules", "show", "TMR-002", "--as-of", "2026-11-22").out
    assert call("rules", "show", "PAJ-011", "--json").json()["parameters"]["n"] == 15
    assert "未核对原文" in call("rules", "show", "CEN-001").out


def test_a_rule_shows_what_it_asks_what_it_gives_and_how_it_goes_on(call: Call) -> None:
    assert "asks: panel_size" in call("rules", "show", "PAJ-009").out
    assert "内容相同" in call("rules", "show", "TMR-003").out
    assert call("rules", "show", "TMR-003", "--json").json()["successor"]["source"]["valid_from"] == "2027-01-01"


def test_changing_one_number_in_a_rule_file_makes_the_check_fail(call: Call, shelf: list[RuleBook]) -> None:
    files = [*files_under(resources.files("suizhi.data") / "rules", "base")]
    changed = [replace(file, text=file.text.replace("n: 15", "n: 16")) if "patent_dispute" in file.name else file for file in files]
    shelf.append(make_book(changed))
    found = call("rules", "check", "patent_adjudication")
    assert found.code == 1
    assert "PAJ-011 #2: due '2026-03-12' ≠ '2026-03-11'" in found.out
