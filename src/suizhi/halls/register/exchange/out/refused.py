"""The sheet of refused rows: the row as it stood, and beside it what is wrong and how to mend it, one line for each fault."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, BinaryIO

from suizhi.halls.register.exchange.out.writers import write_xlsx_rows
from suizhi.kernel.records import Read

REASONS_ZH = ("文件", "行号", "字段", "原值", "原因", "怎么改")
REASONS_EN = ("File", "Row", "Field", "Value", "What is wrong", "What to do")

Fault = Mapping[str, Any]
"""A refusal in its JSON form (`Refusal.as_dict`)."""
Refused = tuple[Mapping[str, str], Sequence[Fault]]
"""The row as it stood, and its faults."""


def of_reads(reads: Iterable[Read]) -> Iterator[Refused]:
    """The refused rows among these, in the form that `write_refused` takes."""
    for read in reads:
        if read.refusals:
            yield read.raw, [refusal.located(at=refusal.at or read.at).as_dict() for refusal in read.refusals]


def write_refused(refused: Sequence[Refused], out: BinaryIO, *, language: str = "zh") -> int:
    """Write the sheet; the original columns come first, so that the mended sheet can be imported again. Returns its rows."""
    columns = list(dict.fromkeys(name for raw, _ in refused for name in raw))
    header = [*columns, *(REASONS_ZH if language == "zh" else REASONS_EN)]
    return write_xlsx_rows(header, _rows(refused, columns, language), out)


def _rows(refused: Iterable[Refused], columns: Sequence[str], language: str) -> Iterator[list[str]]:
    for raw, faults in refused:
        for fault in faults:
            yield [*(raw.get(name, "") for name in columns), *_reasons(fault, language)]


def _reasons(fault: Fault, language: str) -> list[str]:
    said, mend = ("message", "mend") if language == "zh" else ("message_en", "mend_en")
    return [str(fault.get(key) or "") for key in ("file", "row", "field", "value", said, mend)]
