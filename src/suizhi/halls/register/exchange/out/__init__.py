"""Rights written out in the forms that people and programs ask for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from suizhi.halls.register.exchange.out.st96 import Written

FORMS = ("jsonl", "csv", "xlsx", "st96")


def write(rights: Iterable[Mapping[str, Any]], form: str, out: BinaryIO, *, language: str = "zh") -> int | Written:
    """Write rights, in their JSON form, to `out` in one of `FORMS`; tables have their headings in `language`, zh or en.

    Returns how many; for ST.96, what went where and what it cannot say.
    """
    from suizhi.halls.register.exchange.out import writers  # XLSX and XML load only when something is written out.

    if form == "st96":
        from suizhi.halls.register.exchange.out.st96 import write_st96

        return write_st96(rights, out)
    if form == "jsonl":
        return writers.write_jsonl(rights, out)
    return {"csv": writers.write_csv, "xlsx": writers.write_xlsx}[form](rights, out, language=language)
