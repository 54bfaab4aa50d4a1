"""Every rule of the rule book that sets a date, with the lawyer's date: one line each in `deadlines.csv`."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from suizhi.engines.clocks import Period, Unit, compute, packaged_calendar

CASES = list(csv.DictReader((Path(__file__).parent / "deadlines.csv").read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["rule"])
def test_the_lawyers_date(case: dict[str, str]) -> None:
    found = compute(
        period=Period(int(case["n"]), Unit(case["unit"])),
        trigger=date.fromisoformat(case["trigger"]),
        calendar=packaged_calendar(),
        roll=bool(case["roll"]),
    )
    assert found.due == date.fromisoformat(case["due"])
    assert found.provisional is bool(case["provisional"])


def test_no_rule_is_missing() -> None:
    assert len({case["rule"] for case in CASES}) == len(CASES) == 74
