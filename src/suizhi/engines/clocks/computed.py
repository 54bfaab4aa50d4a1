"""A computed time limit with everything that led to it, fit to be stored beside the case and compared later."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from typing import Any

from suizhi.engines.clocks.moments import local, local_day
from suizhi.engines.clocks.period import Counting, Interval, Period
from suizhi.engines.clocks.steps import Step


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a date is provisional (暂定). `code`: `no_notice`, `next_notice` or `suspension_runs`; `years` whose notice is awaited."""

    code: str
    zh: str
    en: str
    years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Computed:
    """A time limit: `due` is its last day (its last moment for hours), `limit` that day before any roll.

    `warn_on` is the last working day on or before `limit`: what an authority should rely on, as a roll may not favour it.
    The rest is what the date was computed from; `steps` say how, `reasons` why it is provisional, if it is.
    """

    due: date | datetime
    limit: date | datetime
    warn_on: date
    period: Period
    trigger: date | datetime
    calendar_version: str
    roll: bool
    counting: Counting
    suspensions: tuple[Interval, ...]
    extensions: tuple[Period, ...]
    steps: tuple[Step, ...]
    reasons: tuple[Reason, ...]

    @property
    def provisional(self) -> bool:
        """Whether the date may still move, or its day cannot yet be known to be a working day."""
        return bool(self.reasons)

    def is_met_by(self, at: date | datetime, *, closes: time | None = None) -> bool:
        """Whether something done at that day or moment is in time.

        The last day ends at 24:00, or at the close of business where there is one (民法典第二百零三条): pass `closes`.
        """
        if isinstance(self.due, datetime):
            if not isinstance(at, datetime):
                raise TypeError("a limit in hours is met by a moment, not by a day")
            return local(at) <= local(self.due)
        day = local_day(at)
        if day != self.due or closes is None or not isinstance(at, datetime):
            return day <= self.due
        return local(at).time() <= closes

    def as_dict(self) -> dict[str, Any]:
        """The JSON form: for storage, the API and `--json`."""
        return {
            "due": self.due.isoformat(),
            "limit": self.limit.isoformat(),
            "warn_on": self.warn_on.isoformat(),
            "provisional": self.provisional,
            "period": _period(self.period),
            "trigger": self.trigger.isoformat(),
            "calendar_version": self.calendar_version,
            "roll": self.roll,
            "counting": asdict(self.counting),
            "suspensions": [_interval(interval) for interval in self.suspensions],
            "extensions": [_period(period) for period in self.extensions],
            "steps": [step.as_dict() for step in self.steps],
            "reasons": [_reason(reason) for reason in self.reasons],
        }


def _period(period: Period) -> dict[str, Any]:
    return {"n": period.n, "unit": str(period.unit)}


def _interval(interval: Interval) -> dict[str, Any]:
    return {
        "start": interval.start.isoformat(),
        "end": interval.end.isoformat() if interval.end else None,
        "reason": interval.reason,
        "reason_en": interval.reason_en,
        "rule": interval.rule,
        "at_most": _period(interval.at_most) if interval.at_most else None,
    }


def _reason(reason: Reason) -> dict[str, Any]:
    return {"code": reason.code, "years": list(reason.years), "zh": reason.zh, "en": reason.en}
