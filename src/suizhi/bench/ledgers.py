"""Patent ledgers of any length for measurements: real rows of the register under SUIZHI_DATA, or invented ones, multiplied."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from suizhi.commons.home import data_dir
from suizhi.kernel.numbers.checks import patent_check

COLUMNS = ("application_number_raw", "title", "patent_type", "filing_date", "applicant")
_REAL = Path("cn_patents_register") / "patents_6699_pseudonymised.csv"
_KINDS = {"1": "发明专利", "2": "实用新型", "3": "外观设计"}


def write_ledger(path: Path, rows: int) -> str:
    """Write `rows` applications with numbers of their own to `path`; says what they were made from."""
    base, origin = _base()
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, extrasaction="ignore")
        writer.writeheader()
        for serial, row in enumerate(islice(cycle(base), rows)):
            writer.writerow({**row, "application_number_raw": _number(row["application_number_raw"], serial)})
    return origin


def _base() -> tuple[list[dict[str, str]], str]:
    folder = data_dir()
    if folder is None or not (folder / _REAL).is_file():
        return list(_invented()), "invented rows"
    with (folder / _REAL).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    return rows, f"{len(rows):,} real rows, multiplied"


def _invented() -> Iterator[dict[str, str]]:
    for serial in range(1000):
        kind = str(serial % 3 + 1)
        day = f"2015-{serial % 12 + 1:02}-{serial % 28 + 1:02}"
        names = (f"一种示例装置{serial}", _KINDS[kind], day, f"示例企业{serial % 90}有限公司")
        yield dict(zip(COLUMNS, (f"2015{kind}{serial:07}", *names), strict=True))


def _number(raw: str, serial: int) -> str:
    """A valid number of the same year and kind: the year and type of the row, the serial of the copy."""
    body = raw[:5] + f"{serial % 10_000_000:07}"
    return f"{body}.{patent_check(body)}"
