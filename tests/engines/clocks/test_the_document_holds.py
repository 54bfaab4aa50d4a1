"""What docs/clocks.md shows runs, reads and is complete."""

from __future__ import annotations

import re

import pytest

from suizhi.engines.clocks import packaged_calendar, parse_notice
from suizhi.engines.clocks.computed import Computed
from tests.docs.paths import read

TEXT = read("docs/clocks.md")


def test_the_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (block,) = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
    exec(compile(block, "docs/clocks.md", "exec"), {})
    assert "共41日，至2026-11-10" in capsys.readouterr().out


def test_the_form_of_a_year_is_read() -> None:
    (block,) = re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)
    assert len(parse_notice(block).days) == 9


def test_the_years_are_those_that_are_packaged() -> None:
    years = list(packaged_calendar().notices)
    assert f"Years {years[0]} to {years[-1]} are" in TEXT


def test_every_field_that_is_kept_is_described() -> None:
    assert [name for name in (*Computed.__slots__, "provisional") if f"`{name}`" not in TEXT] == []
