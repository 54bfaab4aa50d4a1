"""Families: inventions of the city that were also filed as PCT, US, European or Japanese applications."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from suizhi.engines.simulators.chance import Chance
from suizhi.halls.register.demo.city import City
from suizhi.halls.register.demo.lives.patents import Life
from suizhi.halls.register.demo.series import abroad
from suizhi.halls.register.demo.when import EPOCH
from suizhi.halls.register.terms import add_years
from suizhi.kernel.records import EventCategory, EventFact, EventKey, FamilyFact, Kind, RightRow, Role

FAMILIES = 48
_OFFICES = (("WO",), ("WO", "US"), ("WO", "US", "EP"), ("US",), ("US", "JP"), ("WO", "US", "EP", "JP"), ("WO", "JP"))
_SINCE = date(2012, 1, 1)


def families(city: City, lives: list[Life]) -> list[RightRow]:
    """The members abroad. The Chinese rows of the families learn their members."""
    found = [life for life in lives if _fit(life)]
    return [row for place, life in enumerate(city.chance("families").picks(found, FAMILIES)) for row in _family(city, life, place)]


def _fit(life: Life) -> bool:
    """An invention with a firm behind it and an English title, old enough for the priority year to be over."""
    row = life.row
    grown = _SINCE < life.filing < EPOCH - timedelta(days=600)
    return row.kind == Kind.INVENTION and "en" in row.titles and bool(life.holders) and "publication" in row.dates and grown


def _family(city: City, life: Life, place: int) -> list[RightRow]:
    chance = city.chance("family", place)
    rows = [_member(city, chance, life, office) for office in chance.pick(_OFFICES)]
    members = tuple(number.key for row in (life.row, *rows) for number in row.numbers[:1])
    family = FamilyFact("simple", f"demo-family-{place + 1}", members)
    for row in (life.row, *rows):
        row.families = [family]
    return rows


def _member(city: City, chance: Chance, life: Life, office: str) -> RightRow:
    filed = chance.after(life.filing, 330, 360)
    application, published, granted = abroad(office, filed.year, city.series.next(f"abroad/{office}", 6))
    row = RightRow(
        kind=Kind.INVENTION,
        office=office,
        numbers=[application, published],
        titles={"en": life.row.titles["en"], "zh": life.row.titles["zh"]},
        dates={"filing": filed, "publication": chance.after(life.filing, 548, 600), "priority": life.filing},
        parties=[replace(party, valid_from=None) for party in life.row.parties if party.role in (Role.APPLICANT, Role.INVENTOR)],
        classes=[fact for fact in life.row.classes if fact.scheme in ("ipc", "cpc")],
        priorities=[(life.row.numbers[0].value, life.filing)],
    )
    if granted and chance.true(0.6):
        day = chance.after(row.dates["publication"], 300, 900)
        row.numbers.append(granted)
        row.dates |= {"grant": day, "expiry": add_years(filed, 20)}
        row.events.append(EventFact(EventKey.FEE_PAID, EventCategory.FEE, chance.after(day, 20, 80), text="Maintenance fee"))
    elif office == "WO":
        entered = chance.after(life.filing, 900, 930)
        row.events.append(EventFact(EventKey.NOTE, EventCategory.OTHER, entered, text="Entry into the national phase"))
    return row
