"""Stretches of time that do not count, as a deadline keeps them."""

from __future__ import annotations

from datetime import date
from typing import Any

from suizhi.engines.clocks import Interval, Period, Unit
from suizhi.engines.procedures.model import Exclusion, Transition

BY_EVENT = "event:"
"""Begins the ground of an interval that a step of the procedure opened: the step that resumes closes it."""


def by_event(move: Transition, *, on: date, by: str) -> dict[str, Any]:
    """The interval that a step opens."""
    rule = move.basis.rules[-1] if move.basis.rules else ""
    return _raw(f"{BY_EVENT}{move.event}", on, move.words.zh, move.words.en, rule, by)


def by_exclusion(exclusion: Exclusion, *, on: date, by: str, at_most: Period | None) -> dict[str, Any]:
    """The interval of a kind of time that does not count."""
    rule = exclusion.basis.rules[0] if exclusion.basis.rules else ""
    raw = _raw(exclusion.id, on, exclusion.words.zh, exclusion.words.en, rule, by)
    return {**raw, "at_most": {"n": at_most.n, "unit": str(at_most.unit)}} if at_most else raw


def interval_of(raw: dict[str, Any]) -> Interval:
    """The interval as the clocks take it."""
    cap = raw["at_most"]
    return Interval(
        start=date.fromisoformat(raw["start"]),
        end=date.fromisoformat(raw["end"]) if raw["end"] else None,
        reason=raw["reason"],
        reason_en=raw["reason_en"],
        rule=raw["rule"],
        at_most=Period(cap["n"], Unit(cap["unit"])) if cap else None,
    )


def still_open(intervals: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The intervals that nobody has ended."""
    return [raw for raw in intervals if not raw["end"]]


def _raw(ground: str, on: date, reason: str, reason_en: str, rule: str, by: str) -> dict[str, Any]:
    return {
        "ground": ground,
        "start": on.isoformat(),
        "end": None,
        "reason": reason,
        "reason_en": reason_en,
        "rule": rule,
        "at_most": None,
        "by": by,
    }
