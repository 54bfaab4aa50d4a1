"""What a component has filed, with everything that indicators ask of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from suizhi.engines.filings.affiliates import Component
from suizhi.engines.filings.facts import Fact, Facts, FactSort
from suizhi.engines.filings.filed import Filing
from suizhi.engines.filings.matching import Match, Names, likeness
from suizhi.engines.filings.references import Sort
from suizhi.engines.filings.thresholds import Thresholds
from suizhi.engines.parties import parse_name

_TRADE_NAME_LEAST = 2
_SPEAKS_FOR = ("address", "phone", "shareholder")


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
        mine = {own[0].applicant.code, key}
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
        return (match.reference.owner_code or match.reference.owner) in self._own_names

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


def facts_of(component: Component, facts: Facts) -> tuple[Fact, ...]:
    """All facts about the members of a component, each once."""
    return tuple(dict.fromkeys(fact for filer in component.filers for fact in facts.of(filer.applicant)))
