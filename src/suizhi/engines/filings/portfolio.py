"""What a component has filed, folded from the rows of gazettes, with everything that indicators ask of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from suizhi.engines.filings.affiliates import Component, Filer
from suizhi.engines.filings.facts import Fact, Facts, FactSort
from suizhi.engines.filings.matching import Match, Names, likeness
from suizhi.engines.filings.references import Sort
from suizhi.engines.filings.thresholds import Thresholds
from suizhi.engines.gazettes import Applicant, GazetteRow
from suizhi.engines.marks import read
from suizhi.engines.parties import parse_name
from suizhi.kernel.records import EventKey

YEAR = timedelta(days=365)
_TRADE_NAME_LEAST = 2
_SPEAKS_FOR = ("address", "phone", "shareholder")


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


@dataclass(frozen=True)
class Portfolio:
    """A component's filings, the names of others that they come near, the facts, what its peers file in a year, and names of goods.

    `goods` are the goods that anybody states in the rows, written as marks are compared.
    """

    component: Component
    filings: tuple[Filing, ...]
    near: Mapping[str, Collection[Match]]
    facts: tuple[Fact, ...]
    agency_records: tuple[Fact, ...]
    peers: float
    goods: frozenset[str]
    thresholds: Thresholds
    today: date

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of its applicants."""
        return frozenset(filer.applicant.key for filer in self.component.filers)

    @cached_property
    def names(self) -> frozenset[str]:
        """What its applicants are called and numbered by, to tell its own names from others'."""
        stated = [applicant for filer in self.component.filers for applicant in filer.stated]
        return frozenset(text for applicant in stated for text in (applicant.name, applicant.code, applicant.key) if text)

    @cached_property
    def by_number(self) -> dict[str, Filing]:
        """Its filings by application number."""
        return {one.number: one for one in self.filings}

    def alone(self, key: str) -> Portfolio:
        """The part of one applicant, as if nobody stood beside it."""
        own = tuple(filer for filer in self.component.filers if filer.applicant.key == key)
        filed = tuple(one for one in self.filings if one.applicant.key == key)
        mine = {own[0].applicant.code, key, own[0].applicant.name}
        facts = tuple(fact for fact in self.facts if fact.applicant in mine)
        return replace(self, component=replace(self.component, filers=own, links=(), common=()), filings=filed, facts=facts)

    def facts_of(self, *sorts: FactSort) -> list[Fact]:
        """Its facts of these kinds."""
        return [fact for fact in self.facts if fact.sort in sorts]

    @cached_property
    def house_marks(self) -> tuple[str, ...]:
        """Its own names: reputed marks of its own, house marks that a document shows, trade names of its organisations.

        A name that somebody else had first is none of its own, whatever a document or a trade name says.
        """
        reputed = [one.reference.name for found in self.near.values() for one in found if self._owns(one)]
        shown = [fact.name for fact in self.facts_of(FactSort.HOUSE_MARK) if not self._is_of_another(fact.name, fact.on)]
        traded = [name for name in self._trade_names() if not self._is_of_another(name, None)]
        return tuple(dict.fromkeys([*reputed, *shown, *traded]))

    @cached_property
    def matches(self) -> tuple[Match, ...]:
        """Names of others that its filings come near: not its own, not those whose owner agrees, not those known only later."""
        return self.matches_from(self.thresholds.number("likeness"))

    def matches_from(self, least: float) -> tuple[Match, ...]:
        """The same from another likeness on."""
        agreed = {fact.about for fact in self.facts_of(FactSort.CONSENT)}
        found = ((one, match) for one in self.filings for match in self.near.get(one.number, ()) if match.score >= least)
        return tuple(match for one, match in found if self._counts(one, match, agreed))

    @cached_property
    def used(self) -> frozenset[str]:
        """Numbers of filings with evidence of use."""
        return frozenset(number for fact in self.facts_of(FactSort.USE) for number in fact.numbers) & {one.number for one in self.filings}

    @cached_property
    def defensive(self) -> frozenset[str]:
        """Numbers of filings around an own house mark that come near nobody else's mark."""
        taken = {match.number for match in self.matches if match.reference.sort is Sort.MARK}
        house = Names(self.house_marks, self.thresholds.number("house_likeness"))
        return frozenset(one.number for one in self.filings if one.number not in taken and house.near(one.mark))

    @cached_property
    def unexplained(self) -> tuple[Filing, ...]:
        """Filings that neither use nor an own house mark explains."""
        return tuple(one for one in self.filings if one.number not in self.used | self.defensive)

    def _counts(self, filing: Filing, match: Match, agreed: set[str]) -> bool:
        """Whether a likeness says anything: what comes as near to an own reputed mark as to another's is around the own one."""
        reference = match.reference
        own = max((one.score for one in self.near[filing.number] if self._owns(one)), default=0.0)
        allowed = agreed & {reference.owner, reference.owner_code}
        later = reference.since is not None and filing.filed_on < reference.since
        return match.score > own and not allowed and not later

    def _owns(self, match: Match) -> bool:
        """Whether the name is its own, or of somebody with whom it shares an address, a phone or a shareholder, be it a common one.

        What many share joins nobody against an applicant, and is given to the applicant where it speaks for it.
        """
        return bool(self._own_names & {match.reference.owner, match.reference.owner_code})

    @cached_property
    def _own_names(self) -> frozenset[str]:
        return self.names.union(*(one.keys for one in self.component.common if one.kind in _SPEAKS_FOR))

    def _trade_names(self) -> Iterable[str]:
        """Of organisations only: nothing is read out of a person's name."""
        for filer in self.component.filers:
            for stated in filer.stated:
                parts = parse_name(stated.name)
                if parts.legal_form.code and len(parts.core) >= _TRADE_NAME_LEAST:
                    yield parts.core

    def _is_of_another(self, name: str, since: date | None) -> bool:
        """Whether a mark of somebody else that the filings come near is like the name, and the name was not there before it."""
        line = self.thresholds.number("likeness")
        marks = {match.reference for match in self.matches if match.reference.sort is Sort.MARK}
        later = {one for one in marks if since and one.since and since <= one.since}
        return any(likeness(name, one.name) >= line for one in marks - later)


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


def facts_of(component: Component, facts: Facts) -> tuple[Fact, ...]:
    """All facts about the members of a component, each once."""
    return tuple(dict.fromkeys(fact for filer in component.filers for fact in facts.of(filer.applicant)))
