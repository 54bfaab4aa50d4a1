"""Parses what follows a date field: `[2010 TO 2015]`, `>=2012-03`, `2012..2014`, `2012`."""

from __future__ import annotations

from datetime import date, timedelta

from suizhi.commons.search.language.cursor import LexemeCursor
from suizhi.commons.search.language.fields import Field
from suizhi.commons.search.language.lexer import Lexeme, Sign
from suizhi.commons.search.language.nodes import Range
from suizhi.commons.search.language.refusals import QueryRefusal
from suizhi.commons.search.language.values import period, span

_ONE_DAY = timedelta(days=1)
_JOINERS = frozenset({"TO", "to", "至", "到", "-", "~"})


def parse_range(cursor: LexemeCursor, field: Field, operator: str) -> Range:
    """The range at the cursor. Raises QueryRefusal where no date can be read or the ends are the wrong way round."""
    at = cursor.here.at
    if cursor.here.sign is Sign.FROM:
        return _bracketed(cursor, field)
    word = cursor.take(Sign.WORD, Sign.PHRASE, wanted_zh="日期", wanted_en="a date")
    found = span(word.text)
    if found is None:
        raise _no_date(cursor.query, word)
    low, high = found
    match operator:
        case ">=" | "≥":
            return Range(field, low, None, at)
        case "<=" | "≤":
            return Range(field, None, high, at)
        case ">":
            return Range(field, _beyond(high, _ONE_DAY), None, at)
        case "<":
            return Range(field, None, _beyond(low, -_ONE_DAY), at)
        case _:
            return _ordered(cursor.query, field, low, high, at)


def _bracketed(cursor: LexemeCursor, field: Field) -> Range:
    opening = cursor.advance()
    low = _end(cursor, first=True)
    if cursor.here.sign is Sign.WORD and cursor.here.text in _JOINERS:
        cursor.advance()
    high = _end(cursor, first=False)
    cursor.take(Sign.UNTIL, wanted_zh="“]”", wanted_en="“]”")
    return _ordered(cursor.query, field, low, high, opening.at)


def _end(cursor: LexemeCursor, *, first: bool) -> date | None:
    word = cursor.take(Sign.WORD, Sign.PHRASE, wanted_zh="日期", wanted_en="a date")
    if word.text == "*":
        return None
    days = period(word.text)
    if days is None:
        raise _no_date(cursor.query, word)
    return days[0] if first else days[1]


def _beyond(day: date | None, step: timedelta) -> date | None:
    """The day after or before; the ends of the calendar stay where they are."""
    if day is None or day in (date.min, date.max):
        return day
    return day + step


def _ordered(query: str, field: Field, low: date | None, high: date | None, at: int) -> Range:
    if low and high and low > high:
        raise QueryRefusal("range_reversed", query, at, zh="起始日期晚于截止日期。", en="the range begins after it ends.")
    return Range(field, low, high, at)


def _no_date(query: str, word: Lexeme) -> QueryRefusal:
    return QueryRefusal(
        "date",
        query,
        word.at,
        zh=f"“{word.text}”不是日期。",
        en=f"“{word.text}” is no date.",
        mend_zh="请写成 2012、2012-03 或 2012-03-05。",
        mend_en="Write 2012, 2012-03 or 2012-03-05.",
    )
