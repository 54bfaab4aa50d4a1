"""Reads the values of date fields: days, months and years in the spellings that people type, and ranges of them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_DAY = re.compile(r"(?P<y>\d{4})(?:[-./年]?(?P<m>\d{1,2})(?:[-./月]?(?P<d>\d{1,2})日?|月)?|年)?")


def period(text: str) -> tuple[date, date] | None:
    """First and last day of what `text` names (2012, 2012-03, 201203, 2012年3月, 20120305, 2012.3.5), or None."""
    match = _DAY.fullmatch(text.strip())
    if match is None:
        return None
    year, month, day = (int(match[part]) if match[part] else None for part in "ymd")
    return _period(year or 0, month, day)


def _period(year: int, month: int | None, day: int | None) -> tuple[date, date] | None:
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except ValueError:
        return None


def span(text: str) -> tuple[date | None, date | None] | None:
    """First and last day of `low..high` (either side may be missing) or of a single period; None if it is neither."""
    low, dots, high = text.partition("..")
    if not dots:
        return period(text) or _years(text)
    first, last = period(low), period(high)
    if (low and first is None) or (high and last is None) or not (low or high):
        return None
    return first[0] if first else None, last[1] if last else None


def _years(text: str) -> tuple[date, date] | None:
    """Two years joined by a dash (2012-2014)."""
    match = re.fullmatch(r"(\d{4})\s*[-~—–]\s*(\d{4})", text)
    ends = (period(match[1]), period(match[2])) if match else (None, None)
    return (ends[0][0], ends[1][1]) if ends[0] and ends[1] else None
