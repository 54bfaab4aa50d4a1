"""The days that a notice names, read from either form of file; a day that cannot be meant is refused."""

from __future__ import annotations

import reprlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from suizhi.kernel.errors import Place, Refusal

_FIRST_YEAR, _LAST_YEAR = 1949, 9998
_SHOWN = 60
_FIELDS = frozenset({"name", "date", "isOffDay", "rest", "work"})
_LONGEST_BREAK = 31
"""A range of more days than a month is a slip of the pen: the longest holiday ever arranged had ten."""


@dataclass(frozen=True, slots=True)
class NoticeDay:
    """A day that a notice names: a day off, or a day worked although it is a weekend (调休上班)."""

    day: date
    name: str
    worked: bool


def shown(value: object) -> str:
    """The value as the file has it, cut short: a nest of aliases in YAML is small in the file and endless in print."""
    return (value if isinstance(value, str) else reprlib.repr(value))[:_SHOWN]


def reach(year: int) -> bool:
    """Whether a calendar can hold that year."""
    return _FIRST_YEAR <= year <= _LAST_YEAR


def days_of(listed: object, year: int, file: str) -> tuple[NoticeDay, ...]:
    """The days in order. Raises Refusal at an entry of no known form, a day of another year, or a day named twice."""
    found: dict[date, NoticeDay] = {}
    for row, entry in enumerate(listed if isinstance(listed, list) else [listed], 1):
        days = list(_entry(entry, file, row))
        if not days:
            raise _refusal("day", "没有写明日期。", "names no day.", file, row, "days", entry)
        for day in days:
            _check(day, year, found, file, row)
            found[day.day] = day
    return tuple(found[day] for day in sorted(found))


def _entry(entry: Any, file: str, row: int) -> Iterator[NoticeDay]:
    if not isinstance(entry, dict):
        return
    if unknown := entry.keys() - _FIELDS:
        # YAML reads a bare `off` as false, so that a field of that name would be lost without a word.
        raise _refusal("day_field", f"“{shown(unknown)}”不认识。", f"has {shown(unknown)}, which is not known.", file, row, "days", unknown)
    name = str(entry.get("name") or "")
    if "date" in entry:
        yield NoticeDay(_date(entry["date"], file, row, "date"), name, not _flag(entry.get("isOffDay"), file, row))
        return
    for field, worked in (("rest", False), ("work", True)):
        for day in _range(entry.get(field) or [], file, row, field):
            yield NoticeDay(day, name, worked)


def _range(value: object, file: str, row: int, field: str) -> Iterator[date]:
    for text in value if isinstance(value, list) else [value]:
        first, _, last = shown(text).partition("/")
        start = _date(first, file, row, field)
        length = (_date(last or first, file, row, field) - start).days
        if not 0 <= length < _LONGEST_BREAK:
            raise _refusal(
                "range",
                f"“{shown(text)}”不是由先到后的一段日期。",
                f"has {shown(text)!r}, which is no range of days.",
                file,
                row,
                field,
                text,
            )
        yield from (start + timedelta(days=offset) for offset in range(length + 1))


def _date(value: object, file: str, row: int, field: str) -> date:
    try:
        return date.fromisoformat(shown(value))
    except ValueError:
        raise _refusal("date", f"“{shown(value)}”不是日期。", f"has {shown(value)!r}, which is no date.", file, row, field, value) from None


def _flag(value: object, file: str, row: int) -> bool:
    if isinstance(value, bool):
        return value
    raise _refusal(
        "off", f"“{shown(value)}”不是true或false。", f"has {shown(value)!r} instead of true or false.", file, row, "isOffDay", value
    )


def _check(day: NoticeDay, year: int, found: dict[date, NoticeDay], file: str, row: int) -> None:
    """A year's notice may reach back into December (2019年元旦放假自2018年12月30日起), never further."""
    if day.day.year != year and (day.day.year, day.day.month) != (year - 1, 12):
        raise _refusal("other_year", f"{day.day}不属于{year}年。", f"has {day.day}, which is not of {year}.", file, row, "date", day.day)
    if day.day in found:
        raise _refusal("day_twice", f"{day.day}出现两次。", f"has {day.day}, which stands there already.", file, row, "date", day.day)


def _refusal(code: str, zh: str, en: str, file: str, row: int, field: str, value: object) -> Refusal:
    return Refusal(
        f"calendar.{code}",
        zh=f"days的第{row}项：{zh}",
        en=f"Entry {row} of days {en}",
        mend_zh="请对照通知原文更正，日期写作2026-10-01。",
        mend_en="Correct it after the notice; write days as 2026-10-01.",
        field=field,
        value=shown(value),
        at=Place(file, row) if file else None,
    )
