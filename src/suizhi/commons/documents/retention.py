"""How long the file of a closed case is kept: the city's table, or a rule's own term."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from suizhi.commons.procedures.plug import clockwork
from suizhi.engines.clocks import Period, Unit
from suizhi.engines.clocks.arithmetic import corresponding, months_of
from suizhi.kernel import strict_yaml

FOREVER = "永久"


@dataclass(frozen=True, slots=True)
class Retention:
    """The term on a day, None for ever. `rule` is what it rests on; `by_rule` that it is the rule's own and no proposal of the office."""

    period: Period | None
    rule: str
    by_rule: bool

    @property
    def term(self) -> str:
        """In words: 30年."""
        return self.period.zh if self.period else FOREVER

    def until(self, closed: date) -> date | None:
        """The last day on which a file closed on `closed` has to be kept; None where that is for ever."""
        return corresponding(closed, months_of(self.period))[0] if self.period else None

    def closed_long_enough(self, on: date) -> date | None:
        """The last closing day whose files need not be kept on `on` any more; None where all have to be."""
        if self.period is None:
            return None
        closed = corresponding(on, -months_of(self.period))[0]
        while self.until(closed) >= on:  # type: ignore[operator]
            closed -= timedelta(days=1)
        return closed


@cache
def _table() -> dict[str, dict[str, Any]]:
    held: dict[str, dict[str, Any]] = strict_yaml.read((files("suizhi.data") / "documents" / "retention.yaml").read_text(encoding="utf-8"))
    return held


def retention_of(procedure: str, on: date) -> Retention:
    """The term for the files of a procedure, in the version of the day."""
    held = _table().get(procedure, _table()["default"])
    if "clock" in held:
        return Retention(clockwork().period(held["clock"], on), held["rule"], by_rule=True)
    years = held["years"]
    return Retention(Period(years, Unit.YEAR) if years else None, held["rule"], by_rule=False)
