"""The kernel over the real register of applications and the real register of enterprises."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest

from suizhi.kernel.errors import Refusal
from suizhi.kernel.numbers import parse_application, parse_publication, parse_uscc

pytestmark = pytest.mark.data


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_every_application_of_the_register_is_valid_and_the_decimals_are_mended(real_data: Path) -> None:
    table = rows(real_data / "cn_patents_register" / "patents_6699_pseudonymised.csv")
    numbers = [parse_application(row["application_number_raw"]) for row in table]
    mended = sum(any(mend.code == "number.spreadsheet_decimal" for mend in number.mends) for number in numbers)
    assert (len(numbers), mended) == (6699, 3964)
    assert [number.key for number in numbers] == [f"CN{row['application_number']}" for row in table]
    kinds = {"发明": "invention", "实用新型": "utility_model", "外观设计": "design"}
    contradicted = [row["patent_type"] for number, row in zip(numbers, table, strict=True) if number.kind != kinds[row["patent_type"]]]
    assert contradicted == ["外观设计"] * 33, "the register calls 33 inventions and utility models designs; the numbers know better"


def test_credit_codes_of_the_enterprise_register(real_data: Path) -> None:
    """23,693 are right as written; ten more only have a small x, which is mended; two are wrong."""
    asis = mended = refused = 0
    for row in rows(real_data / "enterprises_guangzhou" / "enterprises_guangzhou.csv"):
        try:
            code = parse_uscc(row["统一社会信用代码"])
        except Refusal as refusal:
            assert refusal.code == "number.check_digit"
            refused += 1
        else:
            mended += bool(code.mends)
            asis += not code.mends
    assert (asis, mended, refused) == (23693, 10, 2)


def test_every_publication_of_real_exports_is_read(real_data: Path) -> None:
    """3,310 documents of 47 offices (Lens) and 12,849 citations of Chinese documents (CNKI)."""
    lens = (real_data / "lens_covid" / "_dedup_3310.jsonl").read_text(encoding="utf-8").splitlines()
    shown = [json.loads(line)["displayKey"] for line in lens]
    cited = [found for path in (real_data / "cn_patents_cnki_citations").glob("*.txt") for found in _cited(path)]
    keys = [parse_publication(text).key for text in shown + cited]
    assert (len(shown), len(cited), len(keys)) == (3310, 12849, 16159)


def _cited(path: Path) -> list[str]:
    return re.findall(r"：(CN[0-9A-Z]+),", path.read_text(encoding="utf-8", errors="replace"))
