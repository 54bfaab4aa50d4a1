"""Numbers of credit events: 穗知信〔2026〕1 号, one series a year, without gaps."""

from __future__ import annotations

from suizhi.halls.credit.models import CreditSeries


def next_number(year: int) -> str:
    """The next number of the year, taken in the caller's transaction."""
    series, _ = CreditSeries.objects.select_for_update().get_or_create(year=year)
    series.last += 1
    series.save(update_fields=["last"])
    return f"穗知信〔{year}〕{series.last} 号"
