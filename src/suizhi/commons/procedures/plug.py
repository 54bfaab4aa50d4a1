"""Which clockwork reckons here: the packaged rule book and calendar."""

from __future__ import annotations

from functools import cache

from suizhi.engines.clocks import packaged_calendar
from suizhi.engines.procedures.clockwork import BookClockwork, Clockwork
from suizhi.engines.rules import load_book


@cache
def clockwork() -> Clockwork:
    """The clockwork of this installation."""
    return BookClockwork(load_book(), packaged_calendar())
