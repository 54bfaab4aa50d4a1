"""Filers whom a person should look at: what they file, what they do with it, and how they hide."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

from suizhi.engines.filings import FactSort, Reference, Sort
from suizhi.engines.gazettes import Agency, Applicant
from suizhi.engines.simulators import words
from suizhi.engines.simulators.chance import Chance
from suizhi.engines.simulators.world import FIRST_DAY, PUNISHED, TODAY, World, day
from suizhi.kernel.records import EventKey

_GENERIC = (
    "手机",
    "衣服",
    "饼干",
    "化妆品",
    "家具",
    "玩具",
    "箱包",
    "软件",
    "饮料",
    "正宗",
    "新经典",
    "优质",
    "高级",
    "好茶",
    "正品",
    "精品酒",
)


def hoarder(world: World, chance: Chance) -> None:
    """Files far more names than anybody uses and sells them."""
    who = world.applicant(chance, "hoarder", words.name(chance) if chance.true(0.7) else "")
    agency = _agency(world, chance)
    start = chance.day(FIRST_DAY, TODAY - timedelta(days=400))
    numbers, sold = [], chance.pick((0.05, 0.15, 0.35))
    for _ in range(chance.between(60, 220)):
        filed = chance.day(start, min(TODAY, start + timedelta(days=330)))
        numbers.append(world.file(chance, who, words.name(chance), filed, agency=agency))
        if chance.true(sold):
            taker = world.applicant(chance, "small_firm", words.name(chance))
            world.event(numbers[-1], EventKey.TRANSFERRED, chance.after(filed, 90, 500), assignee=taker)
    if chance.true(0.6):
        world.fact(FactSort.OFFER, who, chance.picks(numbers, chance.between(5, 30)))
    if chance.true(0.1):
        world.fact(FactSort.USE, who, numbers[:2])


def squatter(world: World, chance: Chance) -> None:
    """Files what is like the reputed marks of many owners, and a few names of its own in between."""
    owned = chance.picks(world.named(Sort.MARK), chance.between(4, 14))
    core = words.variant(chance, owned[0].name) if chance.true(0.2) else words.name(chance)
    _copy(world, chance, world.applicant(chance, "squatter", core), owned)


def repeater(world: World, chance: Chance) -> None:
    """Files near one owner's mark again and again, after refusals too."""
    who = world.applicant(chance, "repeater", words.name(chance) if chance.true(0.6) else "")
    agency = _agency(world, chance)
    target = chance.pick(world.named(Sort.MARK))
    filed = chance.day(FIRST_DAY, FIRST_DAY + timedelta(days=200))
    for _ in range(chance.between(4, 9)):
        number = world.file(chance, who, words.variant(chance, target.name), filed, agency=agency)
        if chance.true(0.5):
            world.event(number, EventKey.REFUSED, filed + timedelta(days=30))
        filed = min(chance.after(filed, 40, 140), TODAY - timedelta(days=5))
    if chance.true(0.5):
        world.file(chance, who, words.name(chance), day(chance))


def _of(kind: str, *sorts: Sort) -> Callable[[World, Chance], None]:
    def make(world: World, chance: Chance) -> None:
        names = [one for sort in sorts for one in world.named(sort)]
        who = world.applicant(chance, kind, words.name(chance) if chance.true(0.5) else "")
        _copy(world, chance, who, chance.picks(names, chance.between(4, 12)))

    return make


def event_filer(world: World, chance: Chance) -> None:
    """Files names of events in the weeks after they have become known."""
    who = world.applicant(chance, "event_filer")
    for event in chance.picks(world.named(Sort.EVENT), chance.between(4, 8)):
        assert event.since is not None
        for _ in range(chance.between(1, 3)):
            mark = event.name if chance.true(0.6) else words.with_weak(chance, event.name)
            world.file(chance, who, mark, chance.after(event.since, 1, 60))


def generic_filer(world: World, chance: Chance) -> None:
    """Files names of goods and descriptions in bulk."""
    who = world.applicant(chance, "generic_filer", words.name(chance))
    agency = _agency(world, chance)
    for _ in range(chance.between(14, 45)):
        world.file(chance, who, chance.pick(_GENERIC) if chance.true(0.75) else words.name(chance), day(chance), agency=agency)


def ring(world: World, chance: Chance) -> None:
    """Companies of different names, each joined to the next by one thing only, who share out the copying among them."""
    first = world.applicant(chance, "ring", words.han(chance, 2))
    members = [first]
    for _ in range(chance.between(2, 5)):
        what = chance.pick(("address", "phone", "shareholders", "representative+address"))
        members.append(world.applicant(chance, "ring", words.han(chance, 2), beside=members[-1], sharing=what))
    world.families.append(frozenset(one.key for one in members))
    owned = chance.picks(world.named(Sort.MARK), chance.between(5, 12))
    for place, reference in enumerate(owned):
        _copy(world, chance, members[place % len(members)], [reference])


def insider(world: World, chance: Chance) -> None:
    """Somebody who knew a mark from working with its owner."""
    who = world.applicant(chance, "insider", words.name(chance))
    agency = _agency(world, chance)
    target = chance.pick(world.named(Sort.MARK))
    for _ in range(chance.between(1, 2)):
        world.file(chance, who, words.variant(chance, target.name), day(chance), agency=agency)
    world.file(chance, who, words.name(chance), day(chance))
    world.fact(FactSort.RELATION, who, about=target.owner_code, name=chance.pick(("代理", "经销", "雇佣", "参展")))


def _copy(world: World, chance: Chance, who: Applicant, names: Sequence[Reference]) -> None:
    """One to three filings near each of the names, own names among them, refusals, demands and earlier decisions."""
    numbers, agency = [], _agency(world, chance)
    for reference in names:
        for _ in range(chance.weighted({1: 60, 2: 30, 3: 10})):
            filed = day(chance)
            numbers.append(world.file(chance, who, words.variant(chance, reference.name), filed, agency=agency))
            if chance.true(0.3):
                world.event(numbers[-1], EventKey.REFUSED, chance.after(filed, 60, 200))
    for _ in range(chance.between(0, max(1, len(numbers) // 3))):
        world.file(chance, who, words.name(chance), day(chance))
    if chance.true(0.2):
        for number in numbers[: chance.between(3, 8)]:
            world.fact(FactSort.COMPLAINT, who, [number])
    if chance.true(0.15):
        world.fact(FactSort.RULING, who, on=chance.day(TODAY.replace(year=2022), TODAY), final=chance.true(0.7))


def _agency(world: World, chance: Chance) -> Agency:
    """One for all its filings, now and then one that has been punished."""
    return chance.pick(world.agencies[:PUNISHED]) if chance.true(0.3) else world.agency(chance)


WRONG: dict[str, tuple[int, Callable[[World, Chance], None]]] = {
    "hoarder": (15, hoarder),
    "squatter": (30, squatter),
    "repeater": (16, repeater),
    "trade_name_filer": (12, _of("trade_name_filer", Sort.ENTERPRISE, Sort.STORE)),
    "name_filer": (12, _of("name_filer", Sort.PERSON, Sort.CHARACTER, Sort.WORK)),
    "event_filer": (8, event_filer),
    "place_filer": (8, _of("place_filer", Sort.PLACE)),
    "generic_filer": (8, generic_filer),
    "ring": (16, ring),
    "insider": (10, insider),
}
"""How many of each are made, and how."""
