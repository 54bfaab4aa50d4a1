"""The day a page is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone

if TYPE_CHECKING:
    from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class AsOf:
    """The day, and what was typed where it is not a day: the page then shows today and says so."""

    on: date
    today: date
    unread: str = ""

    @property
    def is_today(self) -> bool:
        """Whether the page shows the present."""
        return self.on == self.today


def as_of(request: HttpRequest) -> AsOf:
    """The day in `as_of`, or today."""
    today = timezone.localdate()
    typed = request.GET.get("as_of", "").strip()
    if not typed:
        return AsOf(today, today)
    try:
        return AsOf(date.fromisoformat(typed), today)
    except ValueError:
        return AsOf(today, today, typed[:40])
