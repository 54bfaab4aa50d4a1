"""The clocks of deadline rules: which period, from which trigger, rolled or not; the counting itself is `engines.clocks`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from suizhi.engines.clocks import Calendar, Computed, Counting, Interval, Period, Unit, compute
from suizhi.engines.rules.model import Rule
from suizhi.engines.rules.values import Value, plain
from suizhi.kernel.errors import Refusal

ONLY = "period"
"""The name of the period of a rule that has one."""

_OLD = "old"
"""A parameter of the form of a period that is none: what earlier law said."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time limit with all that made it: the rule in its version, the period by name, what starts it, and the computation with its steps."""

    rule: Rule
    period: str
    starts: str
    computed: Computed

    @property
    def due(self) -> date | datetime:
        """The last day of the period; of hours, its last moment."""
        return self.computed.due

    @property
    def warn_on(self) -> date:
        """The last working day before any roll: by then an authority should be done."""
        return self.computed.warn_on

    @property
    def provisional(self) -> bool:
        """Whether the date may still move (暂定)."""
        return self.computed.provisional

    def as_dict(self) -> dict[str, Any]:
        """The JSON form of `suizhi deadline`; moments are Beijing's."""
        computed = self.computed.as_dict()
        moments = {name: plain(getattr(self.computed, name)) for name in ("due", "limit", "trigger")}
        return {
            "due": moments["due"],
            "provisional": computed["provisional"],
            "warn_on": computed["warn_on"],
            "rule": self.rule.id,
            "period_name": self.period,
            "starts": self.starts,
            "source": self.rule.source.as_dict(),
            **{name: said for name, said in computed.items() if name not in ("due", "provisional", "warn_on")},
            **moments,
        }


def periods_of(rule: Rule) -> dict[str, Period]:
    """The rule's periods by name. What earlier law said is none.

    A rule on something else may have a clock too: `hours`, or a period that says whether it `rolls`.
    """
    said = rule.parameters
    if "hours" in said:
        return {ONLY: Period(said["hours"], Unit.HOUR)}
    if "rolls" not in said:
        return {}
    if "n" in said:
        return {ONLY: _period(said)}
    return {name: _period(part) for name, part in said.items() if _is_period(part) and name != _OLD}


def deadline(
    rule: Rule,
    *,
    trigger: date | datetime,
    calendar: Calendar,
    period: str | None = None,
    suspensions: Sequence[Interval] = (),
    extended: int = 0,
    today: date | None = None,
) -> Deadline:
    """The end of one of the rule's periods; `extended` says how many of the period's extensions were approved, in their order."""
    periods = periods_of(rule)
    name = period or str(rule.parameters.get("default_period", ONLY))
    if name not in periods:
        raise _no_period(rule, name, tuple(periods))
    said = rule.parameters if name == ONLY else rule.parameters[name]
    computed = compute(
        period=periods[name],
        trigger=trigger,
        calendar=calendar,
        roll=bool(said.get("rolls", rule.parameters.get("rolls"))),
        suspensions=suspensions,
        extensions=_extensions(rule, said, extended),
        counting=_counting(said),
        today=today,
    )
    return Deadline(rule, name, str(said.get("trigger", rule.parameters.get("trigger", ""))), computed)


def _counting(said: Mapping[str, Value]) -> Counting:
    """Onward from the day after the trigger, unless the period says otherwise; `clear` leaves that many whole days between."""
    return Counting(start_included=bool(said.get("start_included")), backward=bool(said.get("backward")), clear=bool(said.get("clear")))


def _extensions(rule: Rule, said: Mapping[str, Value], extended: int) -> tuple[Period, ...]:
    """The extensions of one period: another of the rule's has its own, or none."""
    written = said.get("extension", ())
    known = tuple(map(_period, written if isinstance(written, tuple) else (written,)))
    if not 0 <= extended <= len(known):
        raise Refusal(
            "rules.extension",
            zh=f"规则 {rule.id} 的这个期间可延长{len(known)}次，不是{extended}次。",
            en=f"This period of {rule.id} can be prolonged {len(known)} times, not {extended}.",
            mend_zh="请按规则写批准的延长次数。",
            mend_en="Say how many of the rule's extensions were approved.",
            field="extended",
            value=extended,
        )
    return known[:extended]


def _is_period(said: Value) -> bool:
    return isinstance(said, Mapping) and {"n", "unit"} <= said.keys()


def _period(said: Mapping[str, Value]) -> Period:
    return Period(said["n"], Unit(said["unit"]))


def _no_period(rule: Rule, name: str, known: Sequence[str]) -> Refusal:
    return Refusal(
        "rules.period",
        zh=f"规则 {rule.id} 没有期间“{name}”。" if known else f"规则 {rule.id} 不是期限规则。",
        en=f"{rule.id} has no period {name!r}." if known else f"{rule.id} is no rule on time limits.",
        mend_zh=f"可用：{'、'.join(known)}。" if known else "用 suizhi rules show 查看它回答什么。",
        mend_en=f"There are: {', '.join(known)}." if known else "`suizhi rules show` says what it answers.",
        field="period",
        value=name,
    )
