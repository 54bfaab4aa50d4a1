"""A table of cases: conduct, facts, days and factors on the left; which law governs and what may be fined on the right. Money in yuan."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from suizhi.engines.discretion import Claim, Question, Sparing, Worksheet, weigh
from suizhi.engines.rules import load_book

BEFORE, AFTER = date(2026, 9, 14), date(2026, 12, 14)
IN_2027 = date(2027, 2, 10)
PROOF = ("item-1",)
CLEAN: dict[str, Any] = {"prior_violations_on": [], "current_violation_on": "2026-09-14", "serious": False}
TWICE: dict[str, Any] = {"prior_violations_on": ["2023-05-12"], "current_violation_on": "2026-09-14"}


@dataclass(frozen=True)
class Row:
    """One case and what must come out. `why` stands on rows that a reader may wonder at."""

    name: str
    conduct: str
    facts: dict[str, Any]
    band: tuple[int, int] | None
    conduct_on: date = BEFORE
    decided_on: date = AFTER
    factors: tuple[str, ...] = ()
    lighter: bool | None = None
    rule: str = ""
    sparing: Sparing = Sparing.NO
    reduce: bool = False
    why: str = field(default="", compare=False)


MARK, FAMOUS, PATENT = "trademark_infringement", "well_known_advertising", "patent_passing_off"
COPY, SECRET, AGENCY = "copyright_infringement", "trade_secret", "unlicensed_agency"
ROWS = (
    Row("five times the turnover", MARK, {"turnover": 80000, **CLEAN}, (0, 400_000), rule="TME-003"),
    Row("at the threshold", MARK, {"turnover": 50000, **CLEAN}, (0, 250_000), why="five times 50,000 happens to be the flat cap"),
    Row("a yuan above the threshold", MARK, {"turnover": 50001, **CLEAN}, (0, 250_005)),
    Row("below the threshold", MARK, {"turnover": 49999, **CLEAN}, (0, 250_000)),
    Row("no turnover", MARK, {"turnover": 0, **CLEAN}, (0, 250_000)),
    Row("twice in five years", MARK, {"turnover": 80000, **TWICE}, (280_000, 400_000), why="the upper 30 % of the range"),
    Row("exactly five years", MARK, {"turnover": 80000, **CLEAN, "prior_violations_on": ["2021-09-14"]}, (280_000, 400_000)),
    Row("a day over five years", MARK, {"turnover": 80000, **CLEAN, "prior_violations_on": ["2021-09-13"]}, (0, 400_000)),
    Row("serious otherwise", MARK, {"turnover": 80000, **CLEAN, "serious": True}, (280_000, 400_000)),
    Row("lessened the harm", MARK, {"turnover": 80000, **CLEAN}, (0, 120_000), factors=("harm_removed",), reduce=True),
    Row(
        "twice, and lessened the harm",
        MARK,
        {"turnover": 80000, **TWICE},
        (0, 400_000),
        factors=("harm_removed",),
        reduce=True,
        why="they pull both ways: a person weighs",
    ),
    Row(
        "a factor that may count",
        MARK,
        {"turnover": 80000, **CLEAN},
        (0, 400_000),
        factors=("impaired",),
        reduce=True,
        why="it opens the choice and binds nobody",
    ),
    Row("two lighter factors", MARK, {"turnover": 80000, **CLEAN}, (0, 120_000), factors=("coerced", "merit"), reduce=True),
    Row("slight and mended", MARK, {"turnover": 0, **CLEAN}, None, factors=("slight_and_mended",), sparing=Sparing.MUST),
    Row("no fault", MARK, {"turnover": 80000, **CLEAN}, None, factors=("no_fault",), sparing=Sparing.MUST),
    Row("under fourteen", MARK, {"turnover": 0, **CLEAN}, None, factors=("under_14",), sparing=Sparing.MUST),
    Row("first and slight", MARK, {"turnover": 80000, **CLEAN}, (0, 400_000), factors=("first_and_slight",), sparing=Sparing.MAY),
    Row(
        "an innocent seller",
        MARK,
        {"turnover": 80000, **CLEAN, "knew": False, "legal_source": True, "supplier_named": True},
        (0, 0),
        rule="TME-006",
    ),
    Row(
        "did not know, no source",
        MARK,
        {"turnover": 80000, **CLEAN, "knew": False, "legal_source": False, "supplier_named": True},
        (0, 400_000),
    ),
    Row("turnover not known", MARK, CLEAN, None, why="a missing fact is a question"),
    Row("earlier findings not known", MARK, {"turnover": 80000, "current_violation_on": "2026-09-14"}, None),
    Row("all in 2027", MARK, {"turnover": 80000, **CLEAN}, (0, 400_000), date(2027, 1, 4), IN_2027, rule="TME-004"),
    Row(
        "across the year, same caps",
        MARK,
        {"turnover": 80000, **CLEAN},
        None,
        decided_on=IN_2027,
        why="the fines are alike, 销毁 is gone: a person says which is lighter",
    ),
    Row(
        "across the year, new is lighter",
        MARK,
        {"turnover": 80000, **CLEAN},
        (0, 400_000),
        decided_on=IN_2027,
        lighter=True,
        rule="TME-004",
    ),
    Row(
        "across the year, new is not lighter",
        MARK,
        {"turnover": 80000, **TWICE},
        (280_000, 400_000),
        decided_on=IN_2027,
        lighter=False,
        rule="TME-003",
    ),
    Row(
        "decided on the last day of the old law",
        FAMOUS,
        {},
        (100_000, 100_000),
        date(2026, 12, 1),
        date(2026, 12, 31),
        rule="TME-013",
        why="a fixed sum leaves no choice",
    ),
    Row(
        "decided on the first day of the new",
        FAMOUS,
        {},
        (0, 100_000),
        date(2026, 12, 1),
        date(2027, 1, 1),
        why="从旧兼从轻: the new law has no floor",
    ),
    Row("well-known, across the year", FAMOUS, {}, (0, 100_000), date(2026, 12, 1), IN_2027),
    Row("well-known, all in 2027", FAMOUS, {}, (0, 100_000), date(2027, 1, 1), IN_2027),
    Row(
        "a person's word does not beat the law",
        FAMOUS,
        {},
        (0, 100_000),
        date(2026, 12, 1),
        IN_2027,
        lighter=False,
        why="where the ranges settle it nobody is asked",
    ),
    Row("passing off, much gained", PATENT, {"illegal_gain": 60000}, (0, 300_000), rule="PFK-003"),
    Row("passing off, at the threshold", PATENT, {"illegal_gain": 50000}, (0, 250_000)),
    Row(
        "an innocent seller of passed-off goods",
        PATENT,
        {"illegal_gain": 60000, "knew": False, "legal_source": True},
        (0, 0),
        rule="PFK-004",
    ),
    Row("copyright has a floor", COPY, {"turnover": 80000, "public_interest_harmed": True}, (80_000, 400_000)),
    Row(
        "copyright, lighter",
        COPY,
        {"turnover": 80000, "public_interest_harmed": True},
        (80_000, 176_000),
        factors=("confessed",),
        reduce=True,
    ),
    Row("copyright without public harm", COPY, {"turnover": 80000, "public_interest_harmed": False}, (0, 0)),
    Row("a trade secret", SECRET, {"serious": False}, (100_000, 1_000_000), rule="TSE-002"),
    Row("a serious one", SECRET, {"serious": True}, (1_000_000, 5_000_000)),
    Row(
        "a serious one of before",
        SECRET,
        {"serious": True},
        (500_000, 5_000_000),
        conduct_on=date(2025, 10, 14),
        rule="TSE-003",
        why="the new floor is higher: the old law stays",
    ),
    Row("one of before, not serious", SECRET, {"serious": False}, (100_000, 1_000_000), conduct_on=date(2025, 10, 14), rule="TSE-003"),
    Row("passed off as registered", "passing_off_as_registered", {"turnover": 80000}, (0, 16_000)),
    Row("confusion", "confusion", {"turnover": 80000, "serious": False}, (0, 400_000)),
    Row("agency without a licence", AGENCY, {"illegal_gain": 20000}, (20_000, 100_000)),
    Row("agency without a licence or gain", AGENCY, {"illegal_gain": 0}, None),
)


def weighed(row: Row) -> Worksheet:
    """The worksheet of a row; every claimed factor has its proof."""
    claims = [Claim(name, PROOF) for name in row.factors]
    return weigh(Question(row.conduct, row.facts, row.conduct_on, row.decided_on, claims, new_law_lighter=row.lighter), load_book())


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_case_has_its_range(row: Row) -> None:
    sheet = weighed(row)
    band = (sheet.band.low // 100, sheet.band.high // 100) if sheet.band else None
    assert (band, sheet.sparing, sheet.may_reduce) == (row.band, row.sparing, row.reduce), row.why
    if row.rule:
        assert sheet.applied is not None
        assert sheet.applied.finding.rule.id == row.rule
    if band is None and row.sparing is Sparing.NO:
        assert sheet.questions
