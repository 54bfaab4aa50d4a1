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
    """Invented names of all sorts; two marks of three belong to owners of one mark each."""
    made = []
    for sort, count in _REPUTED.items():
        for number in range(count):
            since = (
                chance.day(date(2024, 2, 1), date(2026, 8, 1)) if sort is Sort.EVENT else chance.day(date(2005, 1, 3), date(2022, 12, 30))
            )
            name = words.han(chance, 2) + _ENDINGS[sort] if sort in _ENDINGS else words.name(chance)
            owner = "" if sort in (Sort.EVENT, Sort.PLACE) else f"{sort}权利人{number if number % 3 else max(0, number - 1)}（合成）"
            code = f"OWN{sort[:2].upper()}{number if number % 3 else max(0, number - 1):05d}" if owner else ""
            made.append(Reference(name, sort, owner, code, since=since, document="知名度材料（合成）", synthetic=True))
    return made
