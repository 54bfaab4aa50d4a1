"""What changed between two computations of one limit: for the handler to see when a law or a calendar changes, never applied silently."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from suizhi.engines.clocks.computed import Computed
from suizhi.engines.clocks.moments import local_day
from suizhi.engines.clocks.period import Period

_FIELDS = {
    "due": ("最后一日", "last day"),
    "limit": ("顺延前的届满日", "limit before any roll"),
    "warn_on": ("预警日", "warning day"),
    "provisional": ("暂定", "provisional"),
    "period": ("期间", "period"),
    "trigger": ("起算日", "start"),
    "roll": ("是否顺延", "rolls"),
    "counting": ("计算方法", "way of counting"),
    "suspensions": ("扣除期间", "intervals left out"),
    "extensions": ("延长", "prolongations"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """One part that differs: its name, its values in JSON form before and after, and a sentence in each language."""

    field: str
    before: Any
    after: Any
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Difference:
    """The parts that differ, and by how many days the last day moves (later is positive). `calendars`: the two versions."""

    changes: tuple[Change, ...]
    moved: int
    calendars: tuple[str, str]

    @property
    def zh(self) -> str:
        """The changes in one Chinese sentence."""
        return "；".join(change.zh for change in self.changes) + "。"

    @property
    def en(self) -> str:
        """The changes in one English sentence."""
        return "; ".join(change.en for change in self.changes) + "."


def compare(old: Computed, new: Computed) -> Difference | None:
    """What the handler must be shown before `new` takes the place of `old`; None where nothing of the limit differs.

    A new version of the calendar that moves nothing is no difference: every import of a year would raise one for every case.
    """
    before, after = old.as_dict(), new.as_dict()
    changes = tuple(_change(field, before[field], after[field]) for field in _FIELDS if before[field] != after[field])
    if not changes:
        return None
    return Difference(changes, _days(old.due, new.due), (old.calendar_version, new.calendar_version))


def _change(field: str, before: Any, after: Any) -> Change:
    zh, en = _FIELDS[field]
    if field in ("due", "limit", "warn_on", "trigger"):
        return Change(field, before, after, f"{zh}由{before}变为{after}", f"the {en} moves from {before} to {after}")
    if field == "period":
        old, new = Period(**before), Period(**after)
        return Change(field, before, after, f"{zh}由{old.zh}变为{new.zh}", f"the {en} changes from {old.en} to {new.en}")
    if field == "provisional":
        return Change(field, before, after, "改为暂定" if after else "不再是暂定", "now provisional" if after else "no longer provisional")
    return Change(field, before, after, f"{zh}已变更", f"the {en} changed")


def _days(old: date | datetime, new: date | datetime) -> int:
    return (local_day(new) - local_day(old)).days
