"""Applications, folded from the rows of gazettes: who filed what, and what happened to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from suizhi.engines.filings.affiliates import Filer
from suizhi.engines.gazettes import Applicant, GazetteRow
from suizhi.engines.marks import read
from suizhi.kernel.records import EventKey

YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to an application, and who took it over where it was transferred."""

    key: EventKey
    day: date
    assignee: Applicant | None = None


@dataclass(frozen=True, slots=True)
class Filing:
    """An application with everything that the rows say of it."""

    number: str
    mark: str
    classes: tuple[int, ...]
    goods: tuple[str, ...]
    applicant: Applicant
    agency: str
    contact: str
    filed_on: date
    events: tuple[Event, ...]
    synthetic: bool = False

    def first(self, *keys: EventKey) -> Event | None:
        """The first event of these kinds."""
        return next((event for event in self.events if event.key in keys), None)

    def as_dict(self) -> dict[str, Any]:
        """`{number, mark, classes, filed_on, applicant, events}`."""
        return {
            "number": self.number,
            "mark": self.mark,
            "classes": [f"{one:02d}" for one in self.classes],
            "filed_on": self.filed_on.isoformat(),
            "applicant": self.applicant.key,
            "events": [{"event": str(event.key), "on": event.day.isoformat()} for event in self.events],
        }


def filings(rows: Iterable[GazetteRow]) -> list[Filing]:
    """Rows folded by application number; the earliest row says who filed and what. The same row twice changes nothing."""
    held: dict[str, list[GazetteRow]] = defaultdict(list)
    for row in rows:
        held[row.number].append(row)
    return [_filing(sorted(of_one, key=lambda row: (row.day, row.event))) for of_one in held.values()]


def goods_of(filed: Iterable[Filing]) -> frozenset[str]:
    """The names of goods in the filings, as marks are compared."""
    named = {item for one in filed for item in one.goods if any(char.isalnum() for char in item)}
    return frozenset(read(item).letters for item in named)


def filers(filed: Iterable[Filing]) -> list[Filer]:
    """Everybody who files or takes over."""
    stated: dict[str, dict[Applicant, None]] = defaultdict(dict)
    agencies: dict[str, set[str]] = defaultdict(set)
    contacts: dict[str, set[str]] = defaultdict(set)
    for one in filed:
        stated[one.applicant.key][one.applicant] = None
        agencies[one.applicant.key] |= {one.agency} - {""}
        contacts[one.applicant.key] |= {one.contact} - {""}
        for event in one.events:
            if event.assignee:
                stated[event.assignee.key][event.assignee] = None
    return [Filer(next(iter(held)), tuple(held), frozenset(agencies[key]), frozenset(contacts[key])) for key, held in stated.items()]


def busiest_year(filed: Collection[Filing]) -> list[Filing]:
    """The most of these filings that lie within 365 days."""
    ordered = sorted(filed, key=lambda one: (one.filed_on, one.number))
    best: tuple[int, int] = (0, 0)
    start = 0
    for end, one in enumerate(ordered, start=1):
        while one.filed_on - ordered[start].filed_on >= YEAR:
            start += 1
        best = max(best, (start, end), key=lambda span: span[1] - span[0])
    return ordered[best[0] : best[1]]


def _filing(rows: list[GazetteRow]) -> Filing:
    first = rows[0]
    agency = next((row.agency for row in rows if row.agency), None)
    events = dict.fromkeys(Event(row.event, row.day, row.assignee) for row in rows if row.event is not EventKey.FILED)
    return Filing(
        first.number,
        next((row.mark for row in rows if row.mark), ""),
        first.classes,
        first.goods,
        first.applicant,
        agency.name if agency else "",
        agency.contact if agency else "",
        first.filed_on,
        tuple(events),
        any(row.synthetic for row in rows),
    )
