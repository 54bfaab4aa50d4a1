"""Dates as Chinese official documents print them."""

from __future__ import annotations

from datetime import date, datetime


def chinese(day: date) -> str:
    """2026年11月26日; a moment gets its hour and minute: 2026年11月26日9时30分."""
    written = f"{day.year}年{day.month}月{day.day}日"
    return f"{written}{day.hour}时{day.minute:02d}分" if isinstance(day, datetime) else written
