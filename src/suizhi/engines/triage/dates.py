"""The time limits of a route: those that a stated fact starts, computed; the others named with the fact that will start them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from suizhi.engines.clocks import Interval, Period
from suizhi.engines.rules import Deadline, Rule, periods_of
from suizhi.engines.rules.values import Value, plain
from suizhi.engines.triage.case import Case, day_of
from suizhi.engines.triage.guards import Known, applies
from suizhi.engines.triage.judging import Judged, day_of_law
from suizhi.engines.triage.model import Clock, Words
from suizhi.engines.triage.phrases import filled
from suizhi.kernel.errors import Refusal

_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Due:
    """A computed time limit of a route. `on` is the day or moment shown: the last one, or that before any roll."""

    label: Words
    on: date | datetime
    deadline: Deadline
    start: str
    start_label: str

    def as_dict(self) -> dict[str, Any]:
        """The JSON form. `due_text` says 暂定 where the date may still move, `why` says why."""
        day = plain(self.on)
        source = self.deadline.rule.source
        reasons = self.deadline.computed.reasons
        return {
            "label": self.label.zh,
            "label_en": self.label.en,
            "due": day,
            "due_text": f"{day} (暂定)" if reasons else day,
            "provisional": bool(reasons),
            "why": " ".join(reason.zh for reason in reasons),
            "why_en": " ".join(reason.en for reason in reasons),
            "warn_on": plain(self.deadline.warn_on),
            "rule": self.deadline.rule.id,
            "article": source.citation,
            "unverified": source.unverified,
            "period": length(self.deadline.computed.period).zh,
            "from": {"fact": self.start, "label": self.start_label, "value": plain(self.deadline.computed.trigger)},
            "steps": [step.zh for step in self.deadline.computed.steps],
        }


@dataclass(frozen=True, slots=True)
class Awaited:
    """A time limit that has not begun: how long it will be, and the fact that will start it."""

    label: Words
    rule: Rule
    period: Period
    start: str
    start_label: str

    def as_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {
            "label": self.label.zh,
            "label_en": self.label.en,
            "rule": self.rule.id,
            "article": self.rule.source.citation,
            "period": length(self.period).zh,
            "period_en": length(self.period).en,
            "from": {"fact": self.start, "label": self.start_label},
        }


def length(period: Period) -> Words:
    """The period in words: 3个月."""
    plural = "" if period.n == 1 else "s"
    return Words(f"{period.n}{period.unit.zh}", f"{period.n} {period.unit.en}{plural}")


def lengths_of(judged: Judged, case: Case) -> dict[str, Words]:
    """How long each period of the route's clocks is, by rule (`PAJ-012`) and by rule and period (`CRT-012.order`)."""
    on = day_of_law(judged.definition, case)
    found: dict[str, Words] = {}
    for id in {clock.rule for clock in judged.definition.clocks}:
        for name, period in periods_of(version_of(id, case, on)).items():
            found[f"{id}.{name}"] = length(period)
            found.setdefault(id, length(period))
    return found


def dues(judged: Judged, case: Case, variant: str = "") -> tuple[Due, ...]:
    """Every limit whose start is stated, in the order of the route's file."""
    found = (_due(clock, judged.known, case, variant) for clock in _running(judged) if not _unknown(clock, judged, case))
    return tuple(due for due in found if due)


def uncounted(judged: Judged, case: Case) -> tuple[tuple[Clock, Refusal], ...]:
    """The limits that cannot be counted, as no version of their rule is known for the day on which they start."""
    tried = ((clock, _unknown(clock, judged, case)) for clock in _running(judged))
    return tuple((clock, refusal) for clock, refusal in tried if refusal)


def _running(judged: Judged) -> Iterator[Clock]:
    facts = judged.known.situation.facts
    return (clock for clock in judged.definition.clocks if clock.start in facts and applies(clock.guard, judged.known))


def _unknown(clock: Clock, judged: Judged, case: Case) -> Refusal | None:
    try:
        case.book.rule(clock.rule, on=day_of(judged.known.situation.facts[clock.start]))
    except Refusal as refusal:
        return refusal
    return None


def awaited(judged: Judged, case: Case, on: date) -> tuple[Awaited, ...]:
    """Every limit whose start is not stated yet; an extension or a suspension of one is left out."""
    facts = judged.known.situation.facts
    waiting = (clock for clock in judged.definition.clocks if clock.start not in facts and applies(clock.guard, judged.known))
    return tuple(_awaited(clock, case, on) for clock in waiting if not clock.extended and not clock.suspended and "{" not in clock.label.zh)


def _awaited(clock: Clock, case: Case, on: date) -> Awaited:
    rule = version_of(clock.rule, case, on)
    period = periods_of(rule)[clock.period or str(rule.parameters.get("default_period", "period"))]
    return Awaited(clock.label, rule, period, clock.start, case.book.vocabulary.facts[clock.start].label)


def _due(clock: Clock, known: Known, case: Case, variant: str) -> Due | None:
    facts = known.situation.facts
    intervals = _intervals(clock, facts)
    if len(intervals) < len(clock.suspended):
        return None
    found = _counted(clock, facts[clock.start], intervals, case)
    label = _label(clock, known, found, intervals, variant)
    on = found.computed.limit if clock.unrolled else found.due
    return Due(label, on, found, clock.start, case.book.vocabulary.facts[clock.start].label) if label else None


def _counted(clock: Clock, trigger: Value, intervals: list[Interval], case: Case) -> Deadline:
    """The limit. Raises Refusal, naming the fact that starts it, where the calendar cannot count so far."""
    try:
        return case.book.deadline(
            clock.rule,
            trigger=trigger,
            period=clock.period or None,
            suspensions=intervals,
            extended=clock.extended,
            calendar=case.calendar,
            today=case.today,
        )
    except Refusal as refusal:
        raise refusal.located(field=clock.start) from None


def _intervals(clock: Clock, facts: Any) -> list[Interval]:
    """The stated intervals; one that has begun and not ended runs on."""
    stated = [(first, last) for first, last in clock.suspended if first in facts]
    return [Interval(day_of(facts[first]), day_of(facts[last]) if last in facts else None) for first, last in stated]


def _label(clock: Clock, known: Known, found: Deadline, intervals: list[Interval], variant: str) -> Words | None:
    values: dict[str, Value] = {**known.results, **known.situation.facts}
    values |= {"variant": variant, "trigger": found.computed.trigger, "law": _law(found.rule), "n": found.computed.period.n}
    if intervals and all(one.end for one in intervals):
        values["days"] = sum((one.end - one.start).days for one in intervals if one.end)
    zh = filled(clock.variant if variant and clock.variant else clock.label.zh, values)
    en = filled(clock.label.en, values)
    return Words(zh, en) if zh and en else None


def _law(rule: Rule) -> str:
    """The version of the instrument in short: 2026法."""
    year = _YEAR.search(rule.source.version)
    return f"{year[0]}法" if year else rule.source.version


def version_of(id: str, case: Case, on: date) -> Rule:
    """The rule in the version of the day; as it bears the id where none is known for the day."""
    try:
        return case.book.rule(id, on=on)
    except Refusal:
        return case.book.rule(id)
