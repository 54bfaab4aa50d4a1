"""The class parsers over the real reference tables and exports."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest

from suizhi.kernel.classes import parse_cpc, parse_gb4754, parse_ipc, parse_nice_group, parse_vienna
from suizhi.kernel.errors import Refusal

pytestmark = pytest.mark.data


def column(path: Path, name: str) -> list[str]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return [row[name] for row in csv.DictReader(stream)]


@pytest.mark.parametrize("edition", ["2011", "2017"])
def test_every_industry_code_stands_under_its_own_section(real_data: Path, edition: str) -> None:
    for code in column(real_data / "gb4754" / f"gb4754_{edition}.csv", "code"):
        assert parse_gb4754(code, edition).symbol == code
        assert parse_gb4754(code[1:] or code, edition).symbol == code


def test_every_vienna_code_but_the_registry_s_own(real_data: Path) -> None:
    """Categories 98 and 99 of this table are one office's own and no part of the classification."""
    refused = set()
    for code in column(real_data / "vienna" / "ViennaCodes.csv", "idcategory"):
        try:
            assert parse_vienna(code).symbol.replace(".", "") == code
        except Refusal:
            refused.add(code[:2])
    assert refused == {"98", "99"}


def test_every_similar_group_of_the_table(real_data: Path) -> None:
    text = (real_data / "nice_cn" / "data.sql").read_text(encoding="utf-8")
    groups = sorted(set(re.findall(r"'(\d{4})'", text)))
    assert [parse_nice_group(group).symbol for group in groups] == groups
    assert len(groups) > 450


def test_every_class_of_a_real_export(real_data: Path) -> None:
    lines = (real_data / "lens_covid" / "_dedup_3310.jsonl").read_text(encoding="utf-8").splitlines()
    for line in lines[:500]:
        row = json.loads(line)
        assert all(parse_ipc(symbol).symbol == symbol for symbol in row["ipcrClassifications"])
        assert all(parse_cpc(symbol).symbol == symbol for symbol in row["cpcClassifications"])
