"""A register of filings with a hidden truth: honest filers, and filers whom a person should look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from suizhi.engines.filings import Fact, FactSort, Reference, Sort
from suizhi.engines.gazettes import Agency, GazetteRow
from suizhi.engines.simulators import words
from suizhi.engines.simulators.chance import Chance
from suizhi.engines.simulators.honest import HONEST
from suizhi.engines.simulators.squatting import WRONG
from suizhi.engines.simulators.world import PUNISHED, TODAY, World

_REPUTED = {
    Sort.MARK: 320,
    Sort.ENTERPRISE: 160,
    Sort.STORE: 90,
    Sort.PERSON: 60,
    Sort.CHARACTER: 40,
    Sort.WORK: 40,
    Sort.EVENT: 24,
    Sort.PLACE: 80,
}
_AGENCIES = 30
_NEWS = date(2024, 2, 1), date(2026, 8, 1)
_LONG_KNOWN = date(2005, 1, 3), date(2022, 12, 30)
_ENDINGS = {Sort.STORE: "小铺", Sort.WORK: "传", Sort.EVENT: "运动会", Sort.PLACE: "山"}


@dataclass(frozen=True, slots=True)
class Truth:
    """What nobody but the measurement sees: the kind of every applicant, and who really belongs together."""

    kinds: Mapping[str, str]
    families: tuple[frozenset[str], ...]

    def is_wrong(self, key: str) -> bool:
        """Whether a person should look at this applicant."""
        return self.kinds.get(key, "") in WRONG


@dataclass(frozen=True, slots=True)
class Register:
    """The rows, names of others and facts as an office would hold them, and the truth apart from them."""

    rows: tuple[GazetteRow, ...]
    references: tuple[Reference, ...]
    facts: tuple[Fact, ...]
    truth: Truth
    today: date = TODAY


def simulate_register(seed: int, *, share: float = 1.0) -> Register:
    """The register of this seed; `share` makes it smaller. The same seed gives the same register everywhere."""
    chance = Chance("filings", seed)
    world = World(chance)
    world.agencies += _agencies(chance.branch("agencies"))
    world.references += _reputed(chance.branch("reputed"))
    for kind, (count, make) in {**HONEST, **WRONG}.items():
        for number in range(max(1, round(count * share))):
            make(world, chance.branch(kind, number))
    for agency in world.agencies[:PUNISHED]:
        day = TODAY - timedelta(days=300)
        world.facts.append(Fact(FactSort.AGENCY_RECORD, agency.name, on=day, final=True, document="处罚决定（合成）", synthetic=True))
    truth = Truth(dict(world.kinds), tuple(world.families))
    return Register(tuple(world.rows), tuple(world.references), tuple(world.facts), truth)


def _agencies(chance: Chance) -> list[Agency]:
    """Agencies, each with a few people who answer for its clients."""
    firms = [f"{words.han(chance, 2)}知识产权代理（合成）" for _ in range(_AGENCIES)]
    return [Agency(firm, f"联系人{place}-{desk}") for place, firm in enumerate(firms) for desk in range(2)]


def _reputed(chance: Chance) -> list[Reference]:
    """Invented names of all sorts, of many owners."""
    return [_name(chance, sort, number) for sort, count in _REPUTED.items() for number in range(count)]


def _name(chance: Chance, sort: Sort, number: int) -> Reference:
    """Every third name shares its owner with the one before; places and events belong to nobody."""
    since = chance.day(*(_NEWS if sort is Sort.EVENT else _LONG_KNOWN))
    name = words.han(chance, 2) + _ENDINGS[sort] if sort in _ENDINGS else words.name(chance)
    whose = number - (number % 3 == 0 and number > 0)
    owned = sort not in (Sort.EVENT, Sort.PLACE)
    code = f"OWN{sort[:2].upper()}{whose:05d}" if owned else ""
    owner = f"权利人{code}（合成）" if owned else ""
    return Reference(name, sort, owner, code, since=since, document="知名度材料（合成）", synthetic=True)
