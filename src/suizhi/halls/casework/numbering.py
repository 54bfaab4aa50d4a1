"""Case numbers: 穗知裁〔2026〕1 号, one series for each procedure and year, without gaps."""

from __future__ import annotations

from suizhi.halls.casework.models import Series

MARKS = {
    "patent_adjudication": "裁",
    "patent_mediation": "调",
    "people_mediation": "民调",
    "penalty": "罚",
    "ecommerce_notice": "网",
    "exhibition_complaint": "展",
}
"""The word by which each procedure's cases are told apart."""


def next_number(procedure: str, year: int) -> str:
    """The next number of a procedure's series, taken in the caller's transaction."""
    series, _ = Series.objects.select_for_update().get_or_create(mark=MARKS[procedure], year=year)
    series.last += 1
    series.save(update_fields=["last"])
    return f"穗知{series.mark}〔{year}〕{series.last} 号"
