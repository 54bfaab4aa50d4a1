"""The values of rules: what YAML and JSON say, typed exactly. Numbers are decimal, dates are dates, moments are Beijing time, lists are tuples."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any, TypeAlias

Value: TypeAlias = Any
"""None, bool, int, Decimal, str, date, datetime, tuple of values, or mapping of text to value."""

BEIJING = timezone(timedelta(hours=8), "Asia/Shanghai")
"""A moment without a zone is Beijing time; China has had no summer time since 1991."""

_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?([+-]\d\d:\d\d|Z)?")


def read(raw: Any) -> Value:
    """A literal of a rule file: floats become decimals, texts of the form of a date or moment become one, lists become tuples.

    Raises ValueError for a day that no calendar has, and for what is no value at all (bytes, a set).
    """
    if isinstance(raw, float):
        return Decimal(str(raw))
    if isinstance(raw, str):
        return _read_text(raw)
    if isinstance(raw, datetime):
        return raw if raw.tzinfo else raw.replace(tzinfo=BEIJING)
    if isinstance(raw, (list, tuple)):
        return tuple(read(item) for item in raw)
    if isinstance(raw, Mapping):
        return {str(key): read(item) for key, item in raw.items()}
    if raw is None or isinstance(raw, (int, Decimal, date)):
        return raw
    raise ValueError(f"no value of a rule or a case: {type(raw).__name__}")


def _read_text(text: str) -> Value:
    if _DATE.fullmatch(text):
        return date.fromisoformat(text)
    if _MOMENT.fullmatch(text):
        moment = datetime.fromisoformat(text)
        return moment if moment.tzinfo else moment.replace(tzinfo=BEIJING)
    return text


def settled(value: Value) -> Value:
    """The value as a caller wants it: a whole decimal is an int, any other a float; lists are lists."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, tuple):
        return [settled(item) for item in value]
    if isinstance(value, Mapping):
        return {key: settled(item) for key, item in value.items()}
    return value


def plain(value: Value) -> Any:
    """The JSON form: dates as `2026-10-08`, moments of Beijing as `2026-10-08T09:00`."""
    value = settled(value)
    if isinstance(value, datetime):
        return value.astimezone(BEIJING).replace(tzinfo=None).isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    return value


def tag(value: Value) -> str:
    """The type of a value, in the words of operations and conditions: bool, number, text, date, datetime, list, map or null."""
    return next(name for name, kinds in _TAGS if isinstance(value, kinds))


_TAGS: tuple[tuple[str, Any], ...] = (
    ("null", type(None)),
    ("bool", bool),
    ("number", (int, Decimal)),
    ("text", str),
    ("datetime", datetime),
    ("date", date),
    ("list", tuple),
    ("map", Mapping),
)
"""In this order because a bool is an int and a datetime is a date."""


def same(one: Value, other: Value) -> bool:
    """Equality that never takes `true` for 1."""
    return tag(one) == tag(other) and bool(one == other)
