"""What goes out is whole, opens rightly in a spreadsheet, and runs nothing there."""

from __future__ import annotations

import codecs
import csv
from dataclasses import dataclass, field
from io import BytesIO, StringIO
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from suizhi.halls.register.exchange.out import FORMS, write
from suizhi.halls.register.exchange.out.guard import CELL_LIMIT, guarded
from suizhi.halls.register.exchange.out.refusals import REASONS_EN, REASONS_ZH, write_refusals
from suizhi.halls.register.exchange.out.writers import write_csv_rows, write_xlsx_rows
from suizhi.halls.register.exchange.registry import get_reader
from tests.halls.register.exchange.xml.dumping import CATALOGUE

RIGHT: dict[str, Any] = {
    "id": 1,
    "synthetic": True,
    "kind": "invention",
    "office": "CN",
    "status": "granted",
    "expires_on": "2041-03-04",
    "numbers": [{"type": "application", "value": "CN202119990017.3"}, {"type": "publication", "value": "CN119990017B"}],
    "titles": {"zh": "=液冷板", "en": "Cooling plate", "ja": "冷却プレート"},
    "dates": {"filing": "2021-03-04", "national_entry": "2021-09-04"},
    "parties": [{"role": "applicant", "name": "甲公司", "address": "东路"}, {"role": "inventor", "name": "示例人甲"}],
    "classes": [{"scheme": "ipc", "symbol": "H05K7/20"}, {"scheme": "ipc", "symbol": "F28D1/03"}],
    "texts": [{"part": "abstract", "text": "本发明…"}, {"part": "claims", "text": "1. 一种…"}, {"part": "claims", "text": "2. 根据…"}],
    "priorities": [["DE 1", "2020-01-02"]],
    "events": [{"key": "filed", "on": "2021-03-04", "text": "", "category": "A"}],
    "attributes": {"claim_count": 2},
    "sources": ["cnipr_columns"],
}


def table(form: str, *rights: dict[str, Any]) -> list[list[str]]:
    """The rows of a table written out."""
    out = BytesIO()
    assert write(rights, form, out) == len(rights)
    if form == "xlsx":
        rows = CalamineWorkbook.from_filelike(BytesIO(out.getvalue())).get_sheet_by_index(0).to_python()
        return [[str(cell) for cell in row] for row in rows]
    content = out.getvalue()
    assert content.startswith(codecs.BOM_UTF8)
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_table_has_everything_held(form: str) -> None:
    header, row = table(form, RIGHT)
    cells = dict(zip(header, row, strict=True))
    assert cells["申请号"] == "CN202119990017.3"
    assert cells["名称"] == "'=液冷板"
    assert cells["其他语言名称"] == "ja=冷却プレート"
    assert cells["IPC"] == "H05K7/20；F28D1/03"
    assert cells["摘要"] == "本发明…"
    assert cells["权利要求书"].splitlines() == ["1. 一种…", "2. 根据…"]
    assert cells["其他日期"] == "national_entry=2021-09-04"
    assert cells["合成数据"] == "合成"
    assert "filed" in cells["事件"]


def test_json_lines_are_the_records_themselves() -> None:
    out = BytesIO()
    assert write([RIGHT, RIGHT], "jsonl", out) == 2
    assert [orjson.loads(line) for line in out.getvalue().splitlines()] == [RIGHT, RIGHT]


def test_every_form_takes_an_empty_selection() -> None:
    for form in FORMS:
        write([], form, BytesIO())


def test_a_text_longer_than_a_cell_goes_on_at_the_end_of_its_row() -> None:
    long = "权" * (CELL_LIMIT + 1000)
    header, row = table("xlsx", RIGHT | {"texts": [{"part": "claims", "text": long}]})
    assert "".join([row[header.index("权利要求书")], *(cell.removeprefix("（续）") for cell in row if cell.startswith("（续）"))]) == long


@given(st.text(max_size=40))
def test_no_cell_begins_like_a_formula(text: str) -> None:
    shown = guarded(text)
    assert not shown.startswith(("=", "@", "\t", "\r", "\n"))
    assert shown in (text, f"'{text}")


@pytest.mark.parametrize(
    ("text", "shown"), [("-1.5", "-1.5"), ("+86", "+86"), ("-cmd|'x'!A1", "'-cmd|'x'!A1"), ("+1+1", "'+1+1"), ("@SUM(A1)", "'@SUM(A1)")]
)
def test_numbers_stay_numbers(text: str, shown: str) -> None:
    assert guarded(text) == shown


@given(st.lists(st.text(max_size=20), min_size=1, max_size=4))
def test_any_text_can_be_written(cells: list[str]) -> None:
    header = [str(place) for place in range(len(cells))]
    assert write_xlsx_rows(header, [cells], BytesIO()) == 1
    assert write_csv_rows(header, [cells], BytesIO()) == 1


@dataclass
class File:
    place: str = "ledger.csv"


@dataclass
class Fault:
    """One fault of a row as the register keeps it."""

    raw: dict[str, str]
    field: str
    value: str
    message: str
    mend: str = "请改正"
    message_en: str = "wrong"
    mend_en: str = "mend it"
    row: int | None = 5
    file: File = field(default_factory=File)


def refused(*faults: Fault, language: str = "zh") -> bytes:
    out = BytesIO()
    assert write_refusals(list(faults), out, language=language) == len(faults)
    return out.getvalue()


RAW = {
    "application_number_raw": "202119990017.3",
    "title": "=一种液冷板",
    "patent_type": "发明",
    "filing_date": "2021-03-04",
    "applicant": "甲公司",
}


@pytest.mark.parametrize(("language", "reasons"), [("zh", REASONS_ZH), ("en", REASONS_EN)])
def test_the_sheet_of_refused_rows_has_the_row_and_the_reasons(language: str, reasons: tuple[str, ...]) -> None:
    content = refused(Fault(RAW, "patent_type", "工业设计", "不是已知的值"), Fault(RAW, "filing_date", "x", "不是日期"), language=language)
    rows = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
    assert rows[0] == [*RAW, *reasons]
    assert rows[1][:5] == ["202119990017.3", "'=一种液冷板", "发明", "2021-03-04", "甲公司"]
    assert rows[2][5:9] == ["ledger.csv", "5", "filing_date", "x"]


def test_the_mended_sheet_can_be_imported_again() -> None:
    content = refused(Fault(RAW, "patent_type", "工业设计", "不是已知的值"))
    (read,) = get_reader("table").read(BytesIO(content), "refused.xlsx", CATALOGUE["cn_patents_register"])
    assert not read.refusals
