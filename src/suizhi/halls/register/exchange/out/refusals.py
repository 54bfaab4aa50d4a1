"""The sheet of refused rows: the row as it stood, and beside it what is wrong and how to mend it, one line for each fault."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import BinaryIO, Protocol

from suizhi.halls.register.exchange.out.writers import write_xlsx_rows

REASONS_ZH = ("文件", "行号", "字段", "原值", "原因", "怎么改")
REASONS_EN = ("File", "Row", "Field", "Value", "What is wrong", "What to do")


class RefusedFile(Protocol):
    """The file of a refused row."""

    @property
    def place(self) -> str: ...


class Refused(Protocol):
    """One fault of one row, as the register keeps it."""

    @property
    def file(self) -> RefusedFile: ...
    @property
    def row(self) -> int | None: ...
    @property
    def field(self) -> str: ...
    @property
    def value(self) -> str: ...
    @property
    def message(self) -> str: ...
    @property
    def message_en(self) -> str: ...
    @property
    def mend(self) -> str: ...
    @property
    def mend_en(self) -> str: ...
    @property
    def raw(self) -> Mapping[str, str]: ...


def write_refusals(refused: Iterable[Refused], out: BinaryIO, *, language: str = "zh") -> int:
    """Write the sheet as .xlsx and return its rows. The original columns come first, so that the mended sheet can be imported again.

    `refused` is gone through twice: first for its columns.
    """
    columns = list(dict.fromkeys(name for fault in refused for name in fault.raw))
    reasons = REASONS_ZH if language == "zh" else REASONS_EN
    return write_xlsx_rows([*columns, *reasons], _rows(refused, columns, language), out)


def _rows(refused: Iterable[Refused], columns: Sequence[str], language: str) -> Iterator[list[str]]:
    for fault in refused:
        row = "" if fault.row is None else str(fault.row)
        said = (fault.message, fault.mend) if language == "zh" else (fault.message_en, fault.mend_en)
        yield [*(str(fault.raw.get(name, "")) for name in columns), fault.file.place, row, fault.field, fault.value, *said]
