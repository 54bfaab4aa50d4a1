"""Appointments as other calendars read them: RFC 5545, text alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

_OCTETS = 75
"""The longest line of the format; what is longer goes on in the next line after a space."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One appointment: a moment, or a whole day. `uid` stays the same when it is fetched again; `sequence` grows as it changes."""

    uid: str
    at: date | datetime
    title: str
    place: str = ""
    text: str = ""
    sequence: int = 0
    cancelled: bool = False


def calendar(entries: Iterable[Entry], *, now: datetime) -> str:
    """The entries as a calendar, lines ended by CRLF and folded."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Suizhi//Casework//ZH", "CALSCALE:GREGORIAN"]
    lines += [line for entry in entries for line in _event(entry, now)]
    return "".join(f"{part}\r\n" for line in (*lines, "END:VCALENDAR") for part in _folded(line))


def _event(entry: Entry, now: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(entry.uid)}"
    yield f"DTSTAMP:{_stamp(now)}"
    yield f"SEQUENCE:{entry.sequence}"
    if isinstance(entry.at, datetime):
        yield f"DTSTART:{_stamp(entry.at)}"
    else:
        yield f"DTSTART;VALUE=DATE:{entry.at:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{entry.at + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(entry.title)}"
    if entry.place:
        yield f"LOCATION:{_text(entry.place)}"
    if entry.text:
        yield f"DESCRIPTION:{_text(entry.text)}"
    if entry.cancelled:
        yield "STATUS:CANCELLED"
    yield "END:VEVENT"


def _stamp(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(said: str) -> str:
    plain = said.replace("\r\n", "\n").replace("\r", "\n")
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of no more than `_OCTETS` bytes, no character cut."""
    piece, room = "", _OCTETS
    for sign in line:
        size = len(sign.encode())
        if size > room:
            yield piece
            piece, room = " ", _OCTETS - 1
        piece, room = piece + sign, room - size
    yield piece
