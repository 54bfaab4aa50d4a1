"""Files that are broken, huge or made to harm are refused with one sentence, or cost one row, and never exhaust the memory."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from suizhi.halls.register.exchange.tables import TableShape, open_tables
from suizhi.halls.register.exchange.tables.model import Row
from suizhi.kernel.errors import Refusal
from tests.halls.register.exchange.tabular.test_tables_of_any_make_are_opened import workbook


def rows(content: bytes, shape: TableShape | None = None) -> list[Row]:
    """All rows of all tables in this content."""
    return [row for table in open_tables(BytesIO(content), "bad.csv", shape or TableShape()) for row in table.rows]


def repacked(content: bytes, changed: dict[str, bytes]) -> bytes:
    """The workbook with some of its parts replaced or added."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in changed:
                new.writestr(name, old.read(name))
        for name, part in changed.items():
            new.writestr(name, part)
    return out.getvalue()


def far_cell() -> bytes:
    """A workbook of a few bytes that claims seventeen thousand million cells."""
    content = workbook([["a", "b"], ["1", "2"]])
    with ZipFile(BytesIO(content)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml")
    cell = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    return repacked(content, {"xl/worksheets/sheet1.xml": sheet.replace(b"</sheetData>", cell)})


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"," * 1_000_000 + b"\n" + b"1," * 1_000_000, "table.too_many_columns"),
        (b"a,b\n" + b"1," * 1_000_000 + b"\n", "table.too_many_columns"),
        (b"a,b\n1,\x00\n", "table.nul"),
        (b"a,b\n" + b'1,"' + b"x" * 1_100_000 + b'"\n', "table.cell_too_long"),
        (b'a,b\n1,"never closed\n' + b"2,3\n" * 300_000, "table.cell_too_long"),
        (b"x" * 20_000_000, "table.cell_too_long"),
        (b"PK\x03\x04 not really", "table.workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "table.workbook"),
        (far_cell(), "table.too_big"),
        (repacked(workbook([["a"]]), {"xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row"}), "table.workbook"),
        (b'[{"a": 1}', "table.json"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_file_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(Refusal) as caught:
        rows(content)
    assert caught.value.code == code
    assert caught.value.at is not None
    assert caught.value.at.file.startswith("bad.csv")
    assert caught.value.zh
    assert caught.value.mend_en


def test_a_workbook_that_expands_without_end_is_refused() -> None:
    bomb = repacked(workbook([["a"]]), {f"xl/extra{n}.xml": b" " * (200 << 20) for n in range(6)})
    assert len(bomb) < 4 << 20
    with pytest.raises(Refusal) as caught:
        rows(bomb)
    assert caught.value.code == "table.too_big"


def test_cells_repeated_without_end_in_an_ods_are_refused() -> None:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        cell = '<table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value-type="string"/></table:table-row>'
        book.writestr("content.xml", f"<office:document-content>{cell}</office:document-content>")
    with pytest.raises(Refusal) as caught:
        rows(out.getvalue())
    assert caught.value.code in ("table.too_big", "table.workbook")


def test_bytes_outside_the_encoding_cost_their_row_only() -> None:
    good = "a,b\n" + "1,汉字汉字汉字\n" * 20_000
    content = good.encode() + b"2,\xff\xfe\n" + "3,好\n".encode()
    refused = [row for row in rows(content) if row.fault]
    assert [(row.number, row.fault.code) for row in refused if row.fault] == [(20_002, "table.encoding")]


def test_a_key_that_comes_late_is_not_dropped() -> None:
    content = b'{"a": 1}\n' * 1000 + b'{"a": 1, "late": 2}\n'
    (refused,) = [row for row in rows(content) if row.fault]
    assert refused.fault is not None
    assert (refused.number, refused.fault.code, refused.fault.value) == (1001, "table.unknown_key", "late")


def test_endless_nesting_costs_its_row_only() -> None:
    deep = [b'{"a": ' + b"[" * depth + b"]" * depth + b"}\n" for depth in (5000, 900, 3)]
    read = rows(b'{"a": 1}\n' + b"".join(deep))
    assert [row.fault and row.fault.code for row in read] == [None, "table.json", "table.json", None]
    assert read[-1].cells == ["[[]]"]


def test_formulas_stay_text() -> None:
    assert rows(b"a,b\n=1+1,@SUM(A1)\n")[0].cells == ["=1+1", "@SUM(A1)"]
