"""Days and moments of the city. All of China keeps one time, without summer time; a moment without a zone is read as that time."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

BEIJING = timezone(timedelta(hours=8))


def local(moment: datetime) -> datetime:
    """The moment on the city's clocks."""
    return moment.replace(tzinfo=BEIJING) if moment.tzinfo is None else moment.astimezone(BEIJING)


def local_day(at: date | datetime) -> date:
    """The city's day on which it falls: 23:00 UTC is the next day there."""
    return local(at).date() if isinstance(at, datetime) else at
