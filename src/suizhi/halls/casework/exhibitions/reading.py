"""Lists of exhibitors and exhibits: CSV or XLSX as the organiser keeps them, or typed. Good rows are taken, bad ones refused one by one."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from charset_normalizer import from_bytes
from python_calamine import CalamineError, CalamineWorkbook

from suizhi.kernel.errors import Place, Refusal

COLUMNS = {
    "exhibitor": ("参展方", "参展商", "公司", "企业名称", "exhibitor", "company"),
    "booth": ("展位", "展位号", "booth", "stand"),
    "exhibit": ("展品", "展品名称", "产品", "exhibit", "product"),
    "model": ("型号", "规格型号", "model"),
    "about": ("说明", "简介", "描述", "about", "description"),
}
"""Field → the heads under which organisers keep it."""
NEEDED = ("exhibitor", "booth", "exhibit")
LONGEST = {"exhibitor": 200, "booth": 30, "exhibit": 200, "model": 80, "about": 1000}
ROWS_MAX = 20_000
BYTES_MAX = 20 * 1024 * 1024
_LABELS = {"exhibitor": "参展方", "booth": "展位", "exhibit": "展品", "model": "型号", "about": "说明"}


@dataclass(frozen=True, slots=True)
class ListRow:
    """One exhibit at a booth."""

    exhibitor: str
    booth: str
    exhibit: str
    model: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class ReadList:
    """What a file held: the rows that can be taken, and why the others cannot."""

    rows: tuple[ListRow, ...]
    refused: tuple[Refusal, ...]


def read_list(name: str, content: bytes) -> ReadList:
    """Read a list. Raises Refusal (`fair.list.*`) where the file as a whole cannot be read."""
    if len(content) > BYTES_MAX:
        raise _bad("size", f"文件超过 {BYTES_MAX >> 20} MB。", f"The file is larger than {BYTES_MAX >> 20} MB.", name)
    return read_rows(name, _sheet(name, content) if content[:2] == b"PK" else _csv(name, content))


def read_rows(name: str, lines: Sequence[Sequence[str]]) -> ReadList:
    """Read rows whose first is the head."""
    if not lines:
        raise _bad("empty", "文件里没有内容。", "The file is empty.", name)
    if len(lines) > ROWS_MAX:
        raise _bad("rows", f"超过 {ROWS_MAX} 行。", f"There are more than {ROWS_MAX} rows.", name)
    places = _places(name, lines[0])
    rows: list[ListRow] = []
    refused: list[Refusal] = []
    for number, line in enumerate(lines[1:], 2):
        cells = {field: line[place].strip() if place < len(line) else "" for field, place in places.items()}
        if not any(cells.values()):
            continue
        faults = list(_faults(cells, Place(name, number)))
        refused += faults
        if not faults:
            rows.append(ListRow(**cells))
    return ReadList(tuple(rows), tuple(refused))


def _places(name: str, head: Sequence[str]) -> dict[str, int]:
    found = {field: _place(head, heads) for field, heads in COLUMNS.items()}
    for field in NEEDED:
        if found[field] is None:
            zh, en = f"缺少“{_LABELS[field]}”一列。", f"The column {field} is missing."
            raise _bad("column", zh, en, name, field, mend_zh=f"表头写“{_LABELS[field]}”。", mend_en=f"Head it {COLUMNS[field][-1]}.")
    return {field: place for field, place in found.items() if place is not None}


def _place(head: Sequence[str], wanted: tuple[str, ...]) -> int | None:
    heads = [cell.strip().lower() for cell in head]
    return next((heads.index(one) for one in wanted if one in heads), None)


def _faults(cells: dict[str, str], at: Place) -> Iterator[Refusal]:
    for field in NEEDED:
        if not cells.get(field):
            label = _LABELS[field]
            yield _row(
                "missing", f"“{label}”是空的。", f"{field} is empty.", field, at, mend_zh=f"填上{label}。", mend_en=f"Fill in {field}."
            )
    for field, value in cells.items():
        if len(value) > LONGEST[field]:
            zh, en = f"“{_LABELS[field]}”超过 {LONGEST[field]} 字。", f"{field} is longer than {LONGEST[field]} characters."
            yield _row("long", zh, en, field, at, value=value, mend_zh="请缩短。", mend_en="Shorten it.")
        if "\0" in value:
            yield _row(
                "nul",
                f"“{_LABELS[field]}”含有不能用的字符。",
                f"{field} holds a NUL.",
                field,
                at,
                mend_zh="请重新输入。",
                mend_en="Type it anew.",
            )


def _csv(name: str, content: bytes) -> list[list[str]]:
    best = from_bytes(content).best() if content else None
    text = content.decode("utf-8-sig") if _is_utf8(content) else str(best) if best else ""
    if not text:
        raise _bad("encoding", "文件读不出文字。", "The file holds no text that can be read.", name)
    try:
        return list(csv.reader(io.StringIO(text), strict=True))
    except csv.Error as error:
        raise _bad("csv", "CSV 的写法不对。", f"The CSV is not in order: {error}.", name) from error


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _sheet(name: str, content: bytes) -> list[list[str]]:
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return [[_cell(cell) for cell in row] for row in book.get_sheet_by_index(0).to_python(skip_empty_area=False)]
    except (CalamineError, IndexError, ValueError) as error:
        raise _bad("sheet", "电子表格打不开。", "The workbook cannot be opened.", name) from error


def _cell(value: object) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _row(code: str, zh: str, en: str, field: str, at: Place, *, value: str = "", mend_zh: str = "", mend_en: str = "") -> Refusal:
    return Refusal(f"fair.list.{code}", zh=zh, en=en, mend_zh=mend_zh, mend_en=mend_en, field=field, value=value, at=at)


def _bad(
    code: str,
    zh: str,
    en: str,
    name: str,
    field: str = "file",
    *,
    mend_zh: str = "请另存为 CSV（UTF-8）或 XLSX 后再传。",
    mend_en: str = "Save it as CSV (UTF-8) or XLSX and send it again.",
) -> Refusal:
    return Refusal(f"fair.list.{code}", zh=zh, en=en, mend_zh=mend_zh, mend_en=mend_en, field=field, at=Place(name))
