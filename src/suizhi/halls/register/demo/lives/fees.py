"""Yearly fees of a patent: paid, paid late, not paid, restored. Amounts are the business of the rules, not of the city."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from suizhi.engines.simulators.chance import Chance
from suizhi.halls.register.demo.when import HORIZON
from suizhi.halls.register.terms import add_years, term_of
from suizhi.kernel.records import EventCategory, EventFact, EventKey, Kind

_LATE, _RESTORED = 0.07, 0.12
_UNPAID = {Kind.INVENTION: 0.045, Kind.UTILITY_MODEL: 0.11, Kind.DESIGN: 0.14}
"""The share of patents given up each year: inventions are kept longest."""
_GRACE, _EARLY = timedelta(days=182), timedelta(days=40)


@dataclass(slots=True)
class Fees:
    """The events, and the day from which the patent is no longer in force for want of a fee."""

    events: list[EventFact] = field(default_factory=list)
    ended: date | None = None


def fees(chance: Chance, kind: Kind, filing: date, granted: date) -> Fees:
    """The fees from the grant up to the term's end or the horizon."""
    told = Fees()
    year = granted.year - filing.year + (1 if (granted.month, granted.day) >= (filing.month, filing.day) else 0)
    told.events.append(_paid(granted, year, filing))
    term = term_of(kind, "CN", {"filing": filing})
    assert term is not None
    while (due := add_years(filing, year)) < min(term.ends_on, HORIZON):
        year += 1
        if chance.true(_UNPAID[kind]):
            if not _lapsed(chance, told, due, year, filing):
                return told
        elif chance.true(_LATE):
            told.events.append(_paid(chance.after(due, 20, 170), year, filing, "（含滞纳金）"))
        else:
            opened = max(due - _EARLY, granted)
            told.events.append(_paid(chance.after(opened, 1, max(1, (due - opened).days - 8)), year, filing))
    return told


def _lapsed(chance: Chance, told: Fees, due: date, year: int, filing: date) -> bool:
    """Note the lapse; whether the patent came back."""
    announced = due + _GRACE + timedelta(days=60)
    told.events.append(
        EventFact(EventKey.FEE_UNPAID, EventCategory.FEE, due + timedelta(days=30), text=f"第{year}年年费未按期缴纳，发出缴费通知书")
    )
    lapse = EventFact(
        EventKey.LAPSED,
        EventCategory.DISCONTINUATION,
        due,
        text=f"未缴第{year}年年费，专利权终止",
        detail={"announced": announced.isoformat()},
    )
    told.events.append(lapse)
    if not chance.true(_RESTORED):
        told.ended = due
        return False
    back = chance.after(announced, 20, 75)
    told.events.append(EventFact(EventKey.RESTORED, EventCategory.FEE, back, text="因正当理由恢复权利"))
    told.events.append(_paid(back, year, filing, "（含滞纳金及恢复费）"))
    return True


def _paid(on: date, year: int, filing: date, remark: str = "") -> EventFact:
    until = add_years(filing, year)
    return EventFact(
        EventKey.FEE_PAID, EventCategory.FEE, on, text=f"第{year}年年费{remark}", detail={"year": year, "until": until.isoformat()}
    )
