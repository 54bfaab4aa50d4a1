"""The city as its generators know it: seed, series, parties by sort, and who files what. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from suizhi.engines.simulators.chance import Chance
from suizhi.halls.register.demo.firms import AGENCIES, COMPANIES, Firm, Registry
from suizhi.halls.register.demo.series import Series
from suizhi.halls.register.demo.story import AGENCY, BANK, firms_of_the_story
from suizhi.halls.register.demo.vocabulary import Industry, industries, names
from suizhi.kernel.records import PartyFact, Role


@dataclass(slots=True)
class City:
    """Everything that generators share."""

    seed: int
    series: Series = field(default_factory=Series)
    companies: list[Firm] = field(default_factory=list)
    bodies: list[Firm] = field(default_factory=list)
    societies: list[Firm] = field(default_factory=list)
    agencies: list[Firm] = field(default_factory=list)
    banks: list[Firm] = field(default_factory=list)
    foreigners: list[Firm] = field(default_factory=list)
    by_industry: dict[str, list[Firm]] = field(default_factory=dict)
    """Firms by the code of the economic activity (GB/T 4754)."""
    research: dict[str, list[Firm]] = field(default_factory=dict)
    """Public bodies by the industry they work in."""

    def chance(self, *path: object) -> Chance:
        """A stream of choices of this city."""
        return Chance(self.seed, *path)

    @property
    def parties(self) -> list[Firm]:
        """Every party that the enterprise register knows."""
        return [*self.companies, *self.bodies, *self.societies, *self.agencies, *self.banks]

    def holder(self, chance: Chance, industry: Industry, on: date, *, research: float) -> Firm:
        """Somebody of this industry who existed on the day; with probability `research` a public body."""
        if chance.true(research) and industry.code in self.research:
            return chance.pick(self.research[industry.code])
        own = self.by_industry[industry.gb4754]
        # Few file much and many file little: the place in the list is drawn twice and the lower one taken.
        for _ in range(12):
            firm = own[min(chance.between(0, len(own) - 1), chance.between(0, len(own) - 1))]
            if firm.registered_on <= on:
                return firm
        return min(own, key=lambda firm: firm.registered_on)

    def agency(self, chance: Chance, on: date) -> PartyFact:
        """An agency in its role."""
        return chance.pick(self.agencies[: AGENCIES // 2] if chance.true(0.7) else self.agencies).fact(Role.AGENCY, on)

    def people(self, chance: Chance, role: Role, most: int) -> list[PartyFact]:
        """One to `most` people: 甲, 乙, 丙 … whose names identify nobody."""
        found = chance.picks(names()["people"], chance.between(1, most))
        return [PartyFact(role, name, is_person=True, country="CN", sequence=place) for place, name in enumerate(found, 1)]


def build(seed: int) -> City:
    """The city's parties, with its series ready."""
    city, table = City(seed), names()
    registry = Registry(seed, city.series)
    city.companies = [*firms_of_the_story(), *(registry.company(number) for number in range(COMPANIES))]
    for name, english, prefix, sort, works_in in table["bodies"]:
        body = registry.body(name, english, prefix, sort)
        city.bodies.append(body)
        for code in works_in:
            city.research.setdefault(code, []).append(body)
    city.societies = [registry.body(name, english, "51", "society") for name, english in table["societies"]]
    city.agencies = [AGENCY, *(registry.agency(number) for number in range(1, AGENCIES))]
    city.banks = [BANK, *(registry.body(name, "", "91", "bank") for name in (*table["banks"][1:], *table["insurers"]))]
    city.foreigners = [registry.foreigner(name, country) for name, country in table["abroad"]]
    for industry in industries():
        city.by_industry[industry.gb4754] = [firm for firm in city.companies if firm.industry == industry.gb4754]
    return city
