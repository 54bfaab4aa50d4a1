"""A computed limit written as JSON and read back: what a case keeps, so that a later computation can be compared with it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from suizhi.engines.clocks.computed import Computed, Reason
from suizhi.engines.clocks.period import Counting, Interval, Period, Unit
from suizhi.engines.clocks.steps import Act, Step


def read_computed(raw: Mapping[str, Any]) -> Computed:
    """The limit that `Computed.as_dict` wrote. Raises KeyError or ValueError where it did not write it."""
    return Computed(
        due=_at(raw["due"]),
        limit=_at(raw["limit"]),
        warn_on=date.fromisoformat(raw["warn_on"]),
        period=_period(raw["period"]),
        trigger=_at(raw["trigger"]),
        calendar_version=raw["calendar_version"],
        roll=raw["roll"],
        counting=Counting(**raw["counting"]),
        suspensions=tuple(_interval(item) for item in raw["suspensions"]),
        extensions=tuple(_period(item) for item in raw["extensions"]),
        steps=tuple(_step(item) for item in raw["steps"]),
        reasons=tuple(Reason(item["code"], item["zh"], item["en"], tuple(item["years"])) for item in raw["reasons"]),
    )


def _at(text: str) -> date | datetime:
    """A day or a moment: only a moment is written with its time."""
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def _period(raw: Mapping[str, Any]) -> Period:
    return Period(raw["n"], Unit(raw["unit"]))


def _interval(raw: Mapping[str, Any]) -> Interval:
    return Interval(
        date.fromisoformat(raw["start"]),
        date.fromisoformat(raw["end"]) if raw["end"] else None,
        raw["reason"],
        raw["rule"],
        _period(raw["at_most"]) if raw["at_most"] else None,
        raw["reason_en"],
    )


def _step(raw: Mapping[str, Any]) -> Step:
    return Step(Act(raw["act"]), _at(raw["from"]), _at(raw["to"]), raw["rule"], raw["zh"], raw["en"])
