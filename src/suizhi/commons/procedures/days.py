"""Days and moments of the city, as forms and facts write them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from suizhi.kernel.errors import Refusal


def day_of(on: date | datetime) -> date:
    """The city's day."""
    return timezone.localtime(on).date() if isinstance(on, datetime) else on


def end_of(due: date | datetime) -> datetime:
    """The moment at which a limit is over: itself for hours, 24:00 for a day (民法典第二百零三条)."""
    if isinstance(due, datetime):
        return aware(due)
    return timezone.make_aware(datetime.combine(due + timedelta(days=1), time()))


def aware(moment: datetime) -> datetime:
    """The moment with its zone; without one it is the city's."""
    return timezone.make_aware(moment) if timezone.is_naive(moment) else moment


def point(value: Any, fact: str) -> date | datetime:
    """A fact that is a day or a moment. Raises Refusal where it is neither."""
    if isinstance(value, datetime):
        return aware(value)
    if isinstance(value, date):
        return value
    try:
        return aware(datetime.fromisoformat(value)) if "T" in str(value) else date.fromisoformat(str(value))
    except ValueError:
        raise _no_day(fact, value) from None


def _no_day(fact: str, value: Any) -> Refusal:
    return Refusal(
        "procedure.day",
        zh=f"“{value or '空'}”不是日期。",
        en=f"{value or 'nothing'!r} is no date.",
        mend_zh=f"请补充事实 {fact}，写作 2026-11-20 或者 2026-11-20T09:30。",
        mend_en=f"State the fact {fact} as 2026-11-20 or 2026-11-20T09:30.",
        field=fact,
        value=value,
    )
