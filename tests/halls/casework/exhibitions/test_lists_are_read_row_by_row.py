"""Lists of exhibits: good rows are taken, bad ones told with file, row, field and mend."""

from __future__ import annotations

import io

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from suizhi.halls.casework.exhibitions.reading import read_list
from suizhi.kernel.errors import Refusal

HEAD = "公司,展位号,产品,型号,简介"


def test_a_csv_gives_its_good_rows_and_says_what_is_wrong_with_the_others() -> None:
    text = f"{HEAD}\n示例厂,A1,台灯,T1,折叠\n,A2,灯,,\n示例行,B1,,,\n\n"
    read = read_list("list.csv", text.encode())
    assert [(row.exhibitor, row.booth, row.exhibit) for row in read.rows] == [("示例厂", "A1", "台灯")]
    told = [(one.at.file, one.at.row, one.field, bool(one.mend_zh), bool(one.mend_en)) for one in read.refused if one.at]
    assert told == [("list.csv", 3, "exhibitor", True, True), ("list.csv", 4, "exhibit", True, True)]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_encodings_of_offices_are_read(encoding: str) -> None:
    text = f"{HEAD}\n" + "广州示例灯饰有限公司,A1,石墨烯散热台灯,T1,折叠式台灯，可调光\n" * 3
    assert read_list("list.csv", text.encode(encoding)).rows[0].exhibit == "石墨烯散热台灯"


def test_a_workbook_is_read_and_numbers_stay_whole() -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        sheet = book.add_worksheet()
        for row, line in enumerate([["参展方", "展位", "展品"], ["示例厂", 101, "台灯"]]):
            sheet.write_row(row, 0, line)
    assert [(row.booth, row.exhibit) for row in read_list("list.xlsx", content.getvalue()).rows] == [("101", "台灯")]


@pytest.mark.parametrize(("content", "code"), [(b"", "encoding"), (b"a,b\n1,2\n", "column"), (b"PK\x03\x04broken", "sheet")])
def test_a_file_that_is_no_list_is_refused_with_a_reason(content: bytes, code: str) -> None:
    with pytest.raises(Refusal) as told:
        read_list("list", content)
    assert told.value.code == f"fair.list.{code}"
    assert told.value.mend_zh and told.value.mend_en


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(content: bytes) -> None:
    try:
        read_list("noise", content)
    except Refusal as refusal:
        assert refusal.code.startswith("fair.list.")


@given(st.lists(st.tuples(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40)), max_size=6))
def test_every_row_is_taken_or_told(rows: list[tuple[str, str, str]]) -> None:
    import csv

    out = io.StringIO()
    csv.writer(out).writerows([("参展方", "展位", "展品"), *rows])
    read = read_list("list.csv", out.getvalue().encode("utf-8", "replace"))
    told = {one.at.row for one in read.refused if one.at}
    filled = [row for row in rows if any(cell.encode("utf-8", "replace").decode().strip() for cell in row)]
    assert len(read.rows) + len(told) == len(filled)
