"""Years written with two digits: 05/06/64 is 1964 or 2064, which only the rest of the row can tell."""

from __future__ import annotations

from datetime import date

from suizhi.halls.register.exchange.mapping.draft import RightDraft
from suizhi.kernel.errors import Refusal

_CENTURY = 100


def settle_centuries(draft: RightDraft) -> None:
    """Put short dates into their century: the publication's by its stated year, the others no later than the publication."""
    dates = draft.row.dates
    published = dates.get("publication")
    if published and "publication" in draft.short_dates and draft.publication_year:
        published = dates["publication"] = _near(published, draft.publication_year)
    for name in draft.short_dates:
        if published and dates[name] > published:
            dates[name] = dates[name].replace(year=dates[name].year - _CENTURY)


def _near(day: date, year: int) -> date:
    """`day` in the century that brings it to `year`, or the year before or after: some exports shift midnight at the year's end."""
    for candidate in (day.year, day.year - _CENTURY, day.year + _CENTURY):
        if abs(candidate - year) <= 1:
            return day.replace(year=candidate)
    raise Refusal(
        "date.year",
        zh=f"日期 {day:%m-%d} 的年份与所写年份 {year} 不符。",
        en=f"The date {day} is not of the year stated, {year}.",
        mend_zh="请核对日期。",
        mend_en="Check the date.",
        field="date.publication",
        value=day,
    )
