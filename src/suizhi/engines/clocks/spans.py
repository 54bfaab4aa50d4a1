"""The intervals that do not count: capped, joined where they touch, and laid over a period that runs through them.

Days are ordinals; a span holds its first day and not its last (起日计入、止日不计).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from suizhi.engines.clocks.calendar import Calendar
from suizhi.engines.clocks.period import Interval, Unit
from suizhi.kernel.errors import Refusal


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `start` to before `end` that do not count, with what they are for and the rules that leave them out."""

    start: int
    end: int
    reasons: tuple[str, ...]
    reasons_en: tuple[str, ...]
    rules: tuple[str, ...]


def spans_of(intervals: Sequence[Interval], calendar: Calendar, today: date | None) -> tuple[Span, ...]:
    """The spans in order, none touching another: a day that two reasons leave out is left out once."""
    joined: list[Span] = []
    for span in sorted((_span(interval, calendar, today) for interval in intervals), key=lambda span: span.start):
        if joined and span.start <= joined[-1].end:
            last = joined.pop()
            span = _joined(last, span)
        joined.append(span)
    return tuple(joined)


def _joined(one: Span, other: Span) -> Span:
    return Span(
        one.start,
        max(one.end, other.end),
        _both(one.reasons, other.reasons),
        _both(one.reasons_en, other.reasons_en),
        _both(one.rules, other.rules),
    )


def _both(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *other)))


def _span(interval: Interval, calendar: Calendar, today: date | None) -> Span:
    start, end = interval.start.toordinal(), _end(interval, today).toordinal()
    if interval.at_most is not None:
        end = min(end, _cap(start, interval, calendar))
    return Span(start, max(start, end), _some(interval.reason), _some(interval.reason_en or interval.reason), _some(interval.rule))


def _some(text: str) -> tuple[str, ...]:
    return (text,) if text else ()


def _end(interval: Interval, today: date | None) -> date:
    """Where counting goes on; a suspension that still runs cannot end before today."""
    if interval.end is not None:
        return interval.end
    if today is None:
        raise Refusal(
            "clock.suspension_runs",
            zh=f"自{interval.start}起的中止尚未结束，缺少计算日期。",
            en=f"The suspension since {interval.start} still runs, and no day of computation was given.",
            mend_zh="请给出计算日期today，或填写恢复日期。",
            mend_en="Pass `today`, or enter the day on which it ended.",
            field="suspensions",
            value=interval.start,
        )
    return max(interval.start, today)


def _cap(start: int, interval: Interval, calendar: Calendar) -> int:
    cap = interval.at_most
    if cap is not None and cap.unit is Unit.WORKING_DAY:
        return calendar.working.day(calendar.working.rank(start - 1) + cap.n) + 1 if cap.n else start
    if cap is not None and cap.unit is Unit.DAY:
        return start + cap.n
    raise Refusal(
        "clock.cap_unit",
        zh="扣除期间的上限只能以日或工作日计。",
        en="What an interval leaves out is capped in days or working days.",
        mend_zh="请改用日或工作日。",
        mend_en="Use days or working days.",
        field="at_most",
        value=cap.unit if cap else "",
    )


def pushed(limit: int, first: int, spans: Iterable[Span], calendar: Calendar, *, working: bool) -> Iterator[tuple[Span, int, int]]:
    """Each span that holds counted days of a period that runs from `first` to `limit`, how many of its days do not count, the new limit.

    A day left out is replaced by one after the limit, so that the limit is always a day that counts.
    """
    ranks = calendar.working
    for span in spans:
        start = max(span.start, first)
        if start > limit or span.end <= start:
            continue
        length = ranks.rank(span.end - 1) - ranks.rank(start - 1) if working else span.end - start
        limit = ranks.day(ranks.rank(limit) + length) if working else limit + length
        yield span, length, limit


def span_over(day: int, spans: Iterable[Span]) -> Span | None:
    """The span that holds the day, if one does."""
    return next((span for span in spans if span.start <= day < span.end), None)
