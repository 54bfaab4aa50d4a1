"""Days as the offices write them: `20150106`, `2015-01-06`, with or without a time and an offset, which are left off."""

from __future__ import annotations

import re
from datetime import date

from suizhi.kernel.errors import Refusal

DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ][\d:.]*)?(?:Z|[+-]\d{2}:?\d{2})?", re.ASCII)
US_DAY = re.compile(r"(\d{2})[-/](\d{2})[-/](\d{4})", re.ASCII)
UNSET = frozenset({"", "0001-01-01", "00010101", "00000000"})


def day(raw: str) -> date | None:
    """The day in `raw`, None where it says none. Raises `Refusal` (`date.unreadable`) for anything else."""
    stripped = raw.strip()
    if stripped[:10] in UNSET or stripped[:8] in UNSET:
        return None
    match = DAY.fullmatch(stripped)
    year, month, dom = match.groups() if match else _american(stripped)
    try:
        return date(int(year), int(month), int(dom))
    except ValueError as error:
        raise _unreadable(raw) from error


def whole_day(raw: str) -> date | None:
    """The day in `raw`, None where the text is no whole day (`19951000`, "1995"): for dates that decide nothing."""
    try:
        return day(raw)
    except Refusal:
        return None


def _american(stripped: str) -> tuple[str, str, str]:
    match = US_DAY.fullmatch(stripped)
    if match is None:
        raise _unreadable(stripped)
    month, dom, year = match.groups()
    return year, month, dom


def _unreadable(raw: str) -> Refusal:
    return Refusal(
        "date.unreadable",
        zh=f"日期“{raw[:40]}”无法识别。",
        en=f'The date "{raw[:40]}" cannot be read.',
        mend_zh="请写成 2015-01-06 或 20150106。",
        mend_en="Write it as 2015-01-06 or 20150106.",
        value=raw,
    )
