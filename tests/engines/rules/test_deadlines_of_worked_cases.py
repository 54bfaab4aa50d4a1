"""Time limits of the worked cases, as a clerk would write them on the file."""

from __future__ import annotations

from datetime import date

import pytest

from suizhi.engines.clocks import Interval
from suizhi.engines.rules import load_book
from suizhi.engines.rules.values import read
from suizhi.kernel.errors import Refusal

BOOK = load_book()

CASES = [
    # rule, trigger, more, due, provisional, why
    ("PAJ-008", "2026-09-21", {}, "2026-09-29", False, "five working days over the Mid-Autumn Festival"),
    ("PAJ-008", "2026-09-21", {"extended": 1}, "2026-10-12", False, "prolonged over the National Day"),
    ("PAJ-010", "2026-09-28", {}, "2026-10-10", False, "the Saturday 10 October is worked"),
    ("PAJ-011", "2026-10-09", {}, "2026-10-26", False, "a Saturday moves on"),
    ("PAJ-020", "2026-09-28", {}, "2026-12-28", False, "three months"),
    ("PAJ-020", "2026-09-28", {"extended": 1}, "2027-01-28", True, "prolonged from the start, not from the end"),
    ("PAJ-020", "2026-09-28", {"extended": 2}, "2027-03-29", True, "six months in all, a Sunday moves on"),
    ("PAJ-029", "2026-12-11", {}, "2026-12-28", False, "to sue"),
    ("PAJ-008", "2026-09-14", {}, "2026-09-20", False, "the Sunday 20 September is worked"),
    ("PAJ-020", "2026-06-30", {"suspend": ("2026-07-10", "2026-08-20")}, "2026-11-10", False, "41 days of stay, added before the roll"),
    ("PAJ-012", "2026-09-08", {}, "2026-10-08", False, "no domicile in the country"),
    ("PEN-001", "2026-09-14", {}, "2026-10-10", False, "fifteen working days"),
    ("PEN-020", "2026-12-14", {}, "2027-02-12", True, "within the Spring Festival's reach"),
    ("TMR-001", "2026-12-13", {}, "2027-03-15", True, "published under the old law"),
    ("TMR-002", "2027-01-06", {}, "2027-03-08", True, "published under the new law"),
    ("ECM-005", "2026-09-16", {}, "2026-10-08", False, "fifteen days that end in the National Day holiday"),
    ("EXP-003", "2026-10-16T10:00", {}, "2026-10-17T10:00", False, "24 hours run through the weekend"),
    ("EXP-004", "2026-10-16T11:30", {}, "2026-10-17T11:30", False, "24 hours to answer"),
    ("EXP-002", "2026-10-15", {}, "2029-10-15", True, "records of an exhibition"),
    ("CRT-012", "2026-12-03", {}, "2027-01-04", True, "thirty days after a pre-suit measure"),
    ("CUS-002", "2026-09-29", {}, "2026-10-09", False, "three working days"),
    ("CUS-003", "2026-10-09", {}, "2026-11-19", False, "thirty working days"),
    ("CUS-005", "2026-10-09", {}, "2026-12-17", False, "fifty working days"),
]


@pytest.mark.parametrize(("rule", "trigger", "more", "due", "provisional", "why"), CASES, ids=lambda value: str(value)[:30])
def test_the_date_on_the_file(rule: str, trigger: str, more: dict[str, object], due: str, provisional: bool, why: str) -> None:
    suspend = more.get("suspend")
    suspensions = [Interval(*map(date.fromisoformat, suspend))] if suspend else []  # type: ignore[call-overload]
    found = BOOK.deadline(rule, trigger=read(trigger), suspensions=suspensions, extended=more.get("extended", 0))  # type: ignore[arg-type]
    assert (found.as_dict()["due"], found.provisional) == (due, provisional), why


def test_an_authority_is_warned_before_the_roll() -> None:
    found = BOOK.deadline("PEN-005", trigger=date(2026, 9, 28))
    assert (found.computed.limit, found.warn_on, found.due) == (date(2026, 12, 27), date(2026, 12, 25), date(2026, 12, 28))


def test_everything_that_made_the_date_is_kept() -> None:
    said = BOOK.deadline("PAJ-011", trigger=date(2026, 10, 9)).as_dict()
    assert said["rule"] == "PAJ-011"
    assert said["source"]["citation"] == "《专利纠纷行政裁决和调解办法(国家知识产权局)》第22条"
    assert said["calendar_version"]
    assert [step["act"] for step in said["steps"]] == ["start", "count", "roll"]


@pytest.mark.parametrize(
    ("rule", "more", "code"),
    [
        ("PAJ-011", {"period": "answer"}, "rules.period"),
        ("PAJ-009", {}, "rules.period"),
        ("PAJ-020", {"extended": 3}, "rules.extension"),
        ("PAJ-020", {"extended": -1}, "rules.extension"),
        ("NOT-001", {}, "rules.unknown"),
    ],
)
def test_what_the_rule_does_not_know_is_refused(rule: str, more: dict[str, object], code: str) -> None:
    with pytest.raises(Refusal) as refused:
        BOOK.deadline(rule, trigger=date(2026, 10, 9), **more)  # type: ignore[arg-type]
    assert refused.value.code == code


def test_an_extension_prolongs_the_period_that_it_stands_in() -> None:
    """The summary procedure of reconsideration and the court's three days cannot be prolonged; what they stand beside can."""
    day = date(2026, 3, 2)
    assert BOOK.deadline("PEN-023", trigger=day, extended=1).due == date(2026, 6, 1)
    assert BOOK.deadline("MED-009", trigger=day, extended=1).due == date(2026, 3, 27)
    for rule, period in (("PEN-023", "simple"), ("PEN-023", "accept"), ("MED-009", "accept")):
        with pytest.raises(Refusal, match="can be prolonged 0 times"):
            BOOK.deadline(rule, trigger=day, period=period, extended=1)


@pytest.mark.parametrize(
    ("rule", "period", "starts"),
    [
        ("MED-009", None, "受理司法确认申请"),
        ("MED-009", "accept", "收到司法确认申请"),
        ("PEN-021", "after_review", "收到复议决定书"),
        ("PAJ-011", None, "被请求人收到"),
        ("CAL-001", None, ""),
    ],
)
def test_each_period_says_what_starts_it(rule: str, period: str | None, starts: str) -> None:
    assert BOOK.deadline(rule, trigger=date(2026, 3, 2), period=period).as_dict()["starts"] == starts
