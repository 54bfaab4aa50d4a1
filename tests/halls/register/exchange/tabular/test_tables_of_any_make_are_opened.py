"""Delimited text, workbooks and JSON become the same rows of text, wherever the column names stand."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
import xlsxwriter

from suizhi.halls.register.exchange.tables import Table, TableShape, open_tables
from suizhi.halls.register.exchange.tables.header import letter
from suizhi.halls.register.exchange.tables.model import LIST_MARK

NAMES = ("申请号", "名称", "申请人")


def opened(content: bytes | str, shape: TableShape | None = None) -> tuple[Table, list[list[str]]]:
    """The first table in this content and the cells of its rows."""
    stream = BytesIO(content if isinstance(content, bytes) else content.encode())
    table = next(open_tables(stream, "file", shape or TableShape()))
    return table, [row.cells for row in table.rows]


def workbook(*sheets: list[list[object]]) -> bytes:
    """A workbook of these sheets."""
    out = BytesIO()
    with xlsxwriter.Workbook(out) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for rows in sheets:
            sheet = book.add_worksheet()
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if isinstance(cell, date):
                        sheet.write_datetime(number, column, cell, day)
                    elif cell not in ("", None):
                        sheet.write(number, column, cell)
    return out.getvalue()


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_any_delimiter(delimiter: str) -> None:
    text = f'申请号{delimiter}名称\n1{delimiter}“甲”\n2{delimiter}"乙{delimiter}丙"\n'
    table, rows = opened(text)
    assert table.columns == ("申请号", "名称")
    assert rows == [["1", "“甲”"], ["2", f"乙{delimiter}丙"]]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_any_line_ending(ending: str) -> None:
    assert opened(ending.join(["a,b", "1,2", ""]))[1] == [["1", "2"]]


def test_titles_and_blank_rows_stand_above_the_names() -> None:
    table, rows = opened("2026年专利清单,,\n,,\n\n申请号,名称,申请人\n1,甲,乙\n", TableShape(wanted=NAMES))
    assert table.columns == NAMES
    assert rows == [["1", "甲", "乙"]]


def test_rows_are_numbered_as_a_spreadsheet_shows_them() -> None:
    table = next(
        open_tables(BytesIO('标题,,\n申请号,名称,申请人\n,,\n1,"甲\n乙",丙\n2,丁,戊\n'.encode()), "file", TableShape(wanted=NAMES))
    )
    assert [row.number for row in table.rows] == [4, 5]


def test_merged_group_headings_stand_above_the_names() -> None:
    content = workbook([["权利", "", "人"], ["申请号", "名称", ""], ["1", "甲", "乙"]])
    table, rows = opened(content, TableShape(wanted=("申请号", "名称", "人")))
    assert table.columns == ("申请号", "名称", "人")
    assert rows == [["1", "甲", "乙"]]


def test_repeated_and_missing_names_are_told_apart() -> None:
    assert opened("a,a,,a\n1,2,3,4\n")[0].columns == ("a", "a (2)", "C", "a (3)")


def test_blank_rows_are_left_out() -> None:
    assert opened("a,b\n\n1,2\n , \n,\n")[1] == [["1", "2"]]


def test_whole_numbers_and_days_of_a_workbook_are_plain_text() -> None:
    content = workbook([["n", "d", "f", "t"], [2015207546755, date(2021, 3, 4), 1.5, "=1+1"]])
    assert opened(content)[1][0][:3] == ["2015207546755", "2021-03-04", "1.5"]


def test_every_sheet_is_a_table() -> None:
    content = workbook([["a", "b"], ["1", "2"]], [["c", "d"], ["3", "4"]])
    tables = list(open_tables(BytesIO(content), "file", TableShape()))
    assert [table.columns for table in tables] == [("a", "b"), ("c", "d")]


def test_cells_that_are_there_and_empty_count_as_columns() -> None:
    out = BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet, form = book.add_worksheet(), book.add_format({"bold": True})
        sheet.write_row(0, 0, ["a", "b"])
        sheet.write_row(1, 0, ["1", "2"])
        sheet.write_blank(1, 3, None, form)
    table, rows = opened(out.getvalue())
    assert table.columns == ("a", "b", "C", "D")
    assert rows == [["1", "2", "", ""]]


def test_json_lines_have_their_keys_for_columns() -> None:
    table, rows = opened('{"a": 1, "b": ["x", "y"]}\n\n{"b": [], "a": null, "c": {"k": true}}\n')
    assert table.columns == ("a", "b", "c")
    assert rows == [["1", f"x{LIST_MARK}y", ""], ["", "", '{"k":true}']]


def test_a_json_array_is_a_table() -> None:
    assert opened('[{"a": "1"}, {"a": "2"}]')[1] == [["1"], ["2"]]


def test_names_may_be_given_for_a_file_without_any() -> None:
    table, rows = opened("1,甲\n2,乙\n", TableShape(names=("n", "名称")))
    assert table.columns == ("n", "名称")
    assert rows == [["1", "甲"], ["2", "乙"]]


@pytest.mark.parametrize(("index", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (33, "AH"), (701, "ZZ"), (702, "AAA")])
def test_letters_of_columns(index: int, name: str) -> None:
    assert letter(index) == name
