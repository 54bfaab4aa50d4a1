"""What is recorded about using and securing rights: licences, pledges, preservation. Statements of a register of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from suizhi.engines.simulators.chance import Chance
from suizhi.halls.register.demo.city import City
from suizhi.halls.register.terms import add_years
from suizhi.kernel.records import EventCategory, EventFact, EventKey, RightRow, Role

_LICENSED, _PLEDGED, _PRESERVED = 0.06, 0.05, 0.012
_ENDS = frozenset({EventKey.LAPSED, EventKey.INVALIDATED, EventKey.CANCELLED})
_WAYS = {"普通许可": 7, "独占许可": 2, "排他许可": 1}


def dealings(city: City, rows: Iterable[RightRow]) -> Iterator[RightRow]:
    """One row for every granted right that something was recorded about."""
    for row in rows:
        start = row.dates.get("grant") or row.dates.get("registration")
        chance = city.chance("dealing", row.numbers[0].key)
        if start is None or row.office != "CN":
            continue
        told = RightRow(row.kind, row.office, row.numbers[:1], {}, {"filing": row.dates["filing"]})
        _used(city, chance, told, start, _end(row))
        if told.events:
            yield told


def _end(row: RightRow) -> date:
    ends = [event.on for event in row.events if event.key in _ENDS]
    return min(ends, default=add_years(row.dates["filing"], 10))


def _used(city: City, chance: Chance, told: RightRow, start: date, end: date) -> None:
    if chance.true(_LICENSED):
        _licence(city, chance, told, chance.after(start, 60, 1500), end)
    if chance.true(_PLEDGED):
        _pledge(city, chance, told, chance.after(start, 200, 1500), end)
    if chance.true(_PRESERVED):
        _preservation(chance, told, chance.after(start, 300, 1500), end)


def _licence(city: City, chance: Chance, told: RightRow, on: date, end: date) -> None:
    until = add_years(on, chance.between(2, 5)) - timedelta(days=1)
    if on >= end:
        return
    licensee = chance.pick(city.companies)
    way = chance.weighted(_WAYS)
    text = f"{way}，被许可人 {licensee.name_on(on)}，至{until.isoformat()}"
    told.parties.append(licensee.fact(Role.LICENSEE, on, valid_from=on, valid_to=until))
    told.events.append(EventFact(EventKey.LICENSED, EventCategory.LICENCE, on, text=text, detail={"until": until.isoformat(), "way": way}))
    told.events.append(EventFact(EventKey.LICENCE_ENDED, EventCategory.LICENCE, until, text="许可期限届满"))


def _pledge(city: City, chance: Chance, told: RightRow, on: date, end: date) -> None:
    """A loan of one to three years against the right; one in eight is released early, one in ten late."""
    until = add_years(on, chance.between(1, 3))
    if on >= end:
        return
    bank = chance.pick(city.banks)
    amount = chance.pick((100, 150, 200, 300, 500, 600, 800, 1000, 2000))
    released = chance.after(until, -200, -60) if chance.true(0.125) else chance.after(until, 5, 90 if chance.true(0.1) else 20)
    told.parties.append(bank.fact(Role.PLEDGEE, on, sequence=1, valid_from=on, valid_to=released))
    text = f"质权人 {bank.name}，主债权{amount}万元"
    told.events.append(EventFact(EventKey.PLEDGED, EventCategory.PLEDGE, on, text=text, detail={"until": until.isoformat()}))
    told.events.append(EventFact(EventKey.PLEDGE_RELEASED, EventCategory.PLEDGE, released, text="主债权已清偿，质押登记注销"))


def _preservation(chance: Chance, told: RightRow, on: date, end: date) -> None:
    lifted = chance.after(on, 180, 900)
    if on >= end:
        return
    text = f"协助执行财产保全，（{on.year}）示01执保{chance.between(100, 999)}号"
    told.events.append(EventFact(EventKey.PRESERVED, EventCategory.PRESERVATION, on, text=text))
    told.events.append(EventFact(EventKey.PRESERVATION_LIFTED, EventCategory.PRESERVATION, lifted, text="解除保全"))
