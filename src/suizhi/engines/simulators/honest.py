"""Filers who do nothing that anybody should mind, some of whom look as if they did."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from suizhi.engines.filings import FactSort, Reference, Sort
from suizhi.engines.gazettes import Applicant
from suizhi.engines.simulators import words
from suizhi.engines.simulators.chance import Chance
from suizhi.engines.simulators.world import TODAY, World, day
from suizhi.kernel.records import EventKey

_COINCIDENCE = 0.05
"""How often an honest name happens to come near a reputed mark."""


def small_firm(world: World, chance: Chance) -> None:
    """A few marks of its own; now and then one that happens to be like somebody else's."""
    core = words.name(chance)
    who = world.applicant(chance, "small_firm", core)
    agency = world.agency(chance) if chance.true(0.8) else None
    numbers = []
    for place in range(chance.weighted({1: 45, 2: 25, 3: 15, 5: 10, 8: 5})):
        mark = core if place == 0 else words.name(chance)
        if chance.true(_COINCIDENCE):
            mark = words.variant(chance, chance.pick(world.named(Sort.MARK)).name)
        numbers.append(world.file(chance, who, mark, day(chance), agency=agency))
    if chance.true(0.4):
        world.fact(FactSort.USE, who, numbers[:1])
    if chance.true(0.03):
        world.fact(FactSort.RULING, who, on=chance.day(TODAY.replace(year=2020), TODAY), final=chance.true(0.6))


def brand_group(world: World, chance: Chance) -> None:
    """A brand's owner and its companies, who file around their own house mark in many classes, some of them to keep others off."""
    house = words.name(chance)
    owner = world.applicant(chance, "brand_group", house)
    if chance.true(0.6):
        world.references.append(Reference(house, Sort.MARK, owner.name, owner.code, since=_long_known(chance), synthetic=True))
    companies = [owner, *_companies(world, chance, owner, "brand_group", chance.between(0, 3))]
    world.families.append(frozenset(one.key for one in companies))
    agency = world.agency(chance)
    numbers = []
    for _ in range(chance.between(25, 120)):
        mark = house if chance.true(0.5) else words.variant(chance, house) if chance.true(0.85) else words.name(chance)
        numbers.append(world.file(chance, chance.pick(companies), mark, day(chance), agency=agency))
    if chance.true(0.7):
        world.fact(FactSort.HOUSE_MARK, owner, name=house, on=TODAY.replace(year=2012))
    if chance.true(0.5):
        world.fact(FactSort.USE, owner, chance.picks(numbers, len(numbers) // 5))
    for number in numbers[: chance.between(0, 6)]:
        world.fact(FactSort.COMPLAINT, owner, [number])


def _long_known(chance: Chance) -> date:
    return chance.day(TODAY.replace(year=2010), TODAY.replace(year=2020))


def _companies(world: World, chance: Chance, owner: Applicant, kind: str, count: int) -> list[Applicant]:
    """Companies of a group: half the groups declare it, the others share a seat or a shareholder."""
    declared = chance.true(0.5)
    made = []
    for _ in range(count):
        company = world.applicant(
            chance, kind, words.han(chance, 2), beside=owner, sharing="" if declared else chance.pick(("address", "shareholders"))
        )
        if declared:
            world.fact(FactSort.GROUP, company, about=owner.code)
            world.fact(FactSort.GROUP, owner, about=owner.code)
        made.append(company)
    return made


def trader(world: World, chance: Chance) -> None:
    """Many products, each with a name of its own, in the classes of the trade."""
    who = world.applicant(chance, "trader", words.name(chance))
    classes = chance.picks(range(1, 46), chance.between(2, 6))
    agency = world.agency(chance)
    numbers = []
    for _ in range(chance.between(30, 110)):
        mark = words.variant(chance, chance.pick(world.named(Sort.MARK)).name) if chance.true(0.01) else words.name(chance)
        numbers.append(world.file(chance, who, mark, day(chance), agency=agency, classes=[chance.pick(classes)]))
    if chance.true(0.8):
        world.fact(FactSort.TRADE, who, classes=tuple(sorted(classes)))
    if chance.true(0.6):
        world.fact(FactSort.USE, who, chance.picks(numbers, int(len(numbers) * 0.5)))


def exporter(world: World, chance: Chance) -> None:
    """A seller on foreign platforms: many meaningless Latin words, most of them in use."""
    who = world.applicant(chance, "exporter", words.latin(chance))
    agency = world.agency(chance)
    numbers = [world.file(chance, who, words.latin(chance), day(chance), agency=agency) for _ in range(chance.between(20, 90))]
    if chance.true(0.75):
        world.fact(FactSort.USE, who, chance.picks(numbers, int(len(numbers) * 0.6)))


def agency(world: World, chance: Chance) -> None:
    """An agency's marks for its own services."""
    core = words.han(chance, 2)
    who = world.applicant(chance, "agency", core)
    for _ in range(chance.between(1, 4)):
        world.file(chance, who, core if chance.true(0.7) else words.with_weak(chance, core), day(chance), classes=[45])


def licensed(world: World, chance: Chance) -> None:
    """Somebody who files marks of others with their consent."""
    who = world.applicant(chance, "licensed", words.name(chance))
    for owned in chance.picks(world.named(Sort.MARK), chance.between(3, 6)):
        for _ in range(chance.between(1, 3)):
            world.file(chance, who, words.variant(chance, owned.name), day(chance), agency=world.agency(chance))
        world.fact(FactSort.CONSENT, who, about=owned.owner_code)


def holding(world: World, chance: Chance) -> None:
    """A company that files for its group and hands the marks on to the companies that use them."""
    core = words.han(chance, 2)
    owner = world.applicant(chance, "holding", core)
    companies = _companies(world, chance, owner, "holding", chance.between(3, 5))
    world.families.append(frozenset(one.key for one in (owner, *companies)))
    for _ in range(chance.between(20, 60)):
        filed = day(chance, last=TODAY - timedelta(days=240))
        number = world.file(chance, owner, core if chance.true(0.4) else words.name(chance), filed)
        if chance.true(0.6):
            world.event(number, EventKey.TRANSFERRED, chance.after(filed, 60, 300), assignee=chance.pick(companies))


def persistent(world: World, chance: Chance) -> None:
    """A small firm that uses a name, is refused for somebody else's, and files it again."""
    target = chance.pick(world.named(Sort.MARK))
    core = words.variant(chance, target.name)
    who = world.applicant(chance, "persistent", core)
    filed = day(chance, last=TODAY - timedelta(days=420))
    numbers = []
    for _ in range(chance.between(2, 3)):
        numbers.append(world.file(chance, who, core, filed))
        world.event(numbers[-1], EventKey.REFUSED, chance.after(filed, 90, 120))
        filed = chance.after(filed, 125, 180)
    if chance.true(0.7):
        world.fact(FactSort.USE, who, numbers)


def regional_seller(world: World, chance: Chance) -> None:
    """A seller of produce who files the names of the places that it comes from, beside names of its own."""
    who = world.applicant(chance, "regional_seller", words.name(chance))
    classes = chance.picks(range(29, 34), 3)
    numbers = [
        world.file(chance, who, one.name + "特产", day(chance), classes=[chance.pick(classes)])
        for one in chance.picks(world.named(Sort.PLACE), chance.between(2, 5))
    ]
    numbers += [
        world.file(chance, who, words.name(chance), day(chance), classes=[chance.pick(classes)]) for _ in range(chance.between(4, 12))
    ]
    world.fact(FactSort.TRADE, who, classes=tuple(sorted(classes)))
    if chance.true(0.5):
        world.fact(FactSort.USE, who, chance.picks(numbers, len(numbers) // 2))


def publisher(world: World, chance: Chance) -> None:
    """Files the names of its own characters and works."""
    who = world.applicant(chance, "publisher", words.name(chance))
    for place in range(chance.between(4, 10)):
        sort = Sort.CHARACTER if place % 2 else Sort.WORK
        own = Reference(words.name(chance), sort, who.name, who.code, since=TODAY.replace(year=2019), synthetic=True)
        world.references.append(own)
        for _ in range(chance.between(1, 4)):
            world.file(chance, who, own.name, day(chance))


HONEST: dict[str, tuple[int, Callable[[World, Chance], None]]] = {
    "brand_group": (26, brand_group),
    "publisher": (8, publisher),
    "small_firm": (420, small_firm),
    "persistent": (12, persistent),
    "regional_seller": (12, regional_seller),
    "trader": (26, trader),
    "exporter": (18, exporter),
    "agency": (12, agency),
    "licensed": (14, licensed),
    "holding": (10, holding),
}
"""How many of each are made, and how. Brand groups come first: their house marks are among the reputed ones."""
