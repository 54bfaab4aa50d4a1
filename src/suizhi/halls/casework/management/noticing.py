"""By when the parties must be told of a hearing: the clock of the procedure that counts back from its day, reckoned by the rule book."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from suizhi.commons.procedures.days import day_of
from suizhi.commons.procedures.plug import clockwork
from suizhi.engines.procedures.clockwork import Order
from suizhi.engines.rules import Verdict, load_book
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from suizhi.engines.procedures import Definition
    from suizhi.engines.procedures.model import Transition
    from suizhi.halls.casework.models import Case

DAY = "hearing_on"
"""The fact that says when the hearing is."""


@dataclass(frozen=True, slots=True)
class Notice:
    """How a procedure tells of a hearing: the step that sets the day, the step that summons, the clock between, and the paper."""

    clock: str
    schedule: str
    summon: str
    document: str


@dataclass(frozen=True, slots=True)
class Latest:
    """The last day for telling the parties, and the rule that says so."""

    on: date
    rule: str
    basis: str
    unverified: bool


def notice_of(definition: Definition) -> Notice | None:
    """How the procedure tells of a hearing; None where it has none. Read from its table: the clock that counts from the hearing's day."""
    for move in definition.transitions:
        clock = next((start.clock for start in move.clocks.starts if start.since == DAY), None)
        summons = _summons(definition, clock) if clock else None
        if clock and summons:
            return Notice(clock, move.event, summons.event, summons.issues[0])
    return None


def latest_of(notice: Notice, on: date) -> Latest:
    """The last day for telling the parties of a hearing on the day."""
    found = clockwork().reckon(Order(notice.clock, on))
    return Latest(day_of(found.computed.due), found.rule, found.basis, found.unverified)


def require_notice(notice: Notice, *, hearing_on: date, notice_on: date) -> Latest:
    """The last day for telling the parties. Raises Refusal `hearing.notice` where `notice_on` is too late by the rule book."""
    latest = latest_of(notice, hearing_on)
    found = load_book().evaluate(latest.rule, {DAY: hearing_on, "notice_on": notice_on}, on=hearing_on)
    if found.verdict is Verdict.FAIL:
        raise Refusal(
            "hearing.notice",
            zh=f"{hearing_on} 的审理最迟应于 {latest.on} 通知当事人，{notice_on} 已经来不及（{latest.basis}）。",
            en=f"The parties had to be told of a hearing on {hearing_on} by {latest.on}; {notice_on} is too late ({latest.basis}).",
            mend_zh=found.remedy or "请另定日期。",
            mend_en=found.remedy_en or "Set another day.",
            field="starts_at",
            value=hearing_on,
        )
    return latest


def required_notice(case: Case) -> Notice:
    """How the case's procedure tells of a hearing. Raises Refusal `hearing.none` where it has none."""
    assert case.run is not None
    found = notice_of(case.run.definition)
    if found is None:
        raise Refusal(
            "hearing.none",
            zh="本程序没有口头审理或者听证。",
            en="This procedure knows no hearing.",
            mend_zh="请用询问、调解等其他办法听取意见。",
            mend_en="Hear the parties in another way.",
        )
    return found


def _summons(definition: Definition, clock: str) -> Transition | None:
    return next((move for move in definition.transitions if clock in move.clocks.stops and move.issues), None)
