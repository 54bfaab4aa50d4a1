"""Calendars are text that other programs read: folded at 75 bytes, escaped, never a cut character."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from suizhi.halls.casework.management.ical import Entry, calendar

NOW = datetime(2026, 11, 2, 2, tzinfo=UTC)


def test_a_day_ends_before_the_next_begins_and_signs_are_escaped() -> None:
    text = calendar([Entry("a", date(2026, 12, 31), "答辩, 举证; 全部", cancelled=True)], now=NOW)
    assert "DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n" in text
    assert "SUMMARY:答辩\\, 举证\\; 全部\r\n" in text
    assert "STATUS:CANCELLED" in text


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), max_size=300))
def test_lines_are_short_and_nothing_is_lost(title: str) -> None:
    text = calendar([Entry("a", NOW, title)], now=NOW)
    lines = text.split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    whole = text.replace("\r\n ", "")
    said = title.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    assert f"SUMMARY:{said}\r\n" in whole
