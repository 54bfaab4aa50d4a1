"""Small registers for tests: somebody, what they file, names of others, facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from typing import Any

from suizhi.engines.filings import Dossier, Fact, FactSort, Reference, Sort, packaged, review
from suizhi.engines.gazettes import Agency, Applicant, GazetteRow
from suizhi.engines.simulators import words
from suizhi.engines.simulators.chance import Chance
from suizhi.kernel.records import EventKey

TODAY = date(2026, 11, 1)
START = date(2026, 1, 5)
OTHERS = ("云岚泽", "霁月堂", "鹤鸣禾", "松屿川", "梧桐记", "澜石轩", "BREVONTA", "DRAKELLA", "砚池安", "骐骥丰")
"""Names of ten owners, none like another."""
ME = Applicant("广州榆苒商贸有限公司（合成）", "SYN0000001", "样例一路1号A栋301室", "000-1", "样例甲乙1", industry="C14")


def invented(number: int) -> list[str]:
    """That many names which nobody else has."""
    chance = Chance("tests", number)
    return [f"{words.han(chance, 3)}{words.han(chance, 2)}" for _ in range(number)]


def reputed(names: Sequence[str] = OTHERS, sort: Sort = Sort.MARK, since: date | None = date(2015, 1, 1)) -> list[Reference]:
    """Each name with an owner of its own."""
    return [Reference(name, sort, f"权利人{place}", f"OWN{place}", since=since, document="材料") for place, name in enumerate(names)]


@dataclass
class Scene:
    """A register in the making."""

    references: list[Reference] = field(default_factory=list)
    rows: list[GazetteRow] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    _numbers: Any = field(default_factory=lambda: count(999_500_001))

    def file(
        self, *marks: str, who: Applicant = ME, on: date = START, every: int = 1, classes: Sequence[int] = (9,), **more: Any
    ) -> list[str]:
        """Applications, one every so many days; their numbers."""
        numbers = []
        for place, mark in enumerate(marks):
            number = str(next(self._numbers))
            day = on + timedelta(days=every * place)
            self.rows.append(GazetteRow(number, mark, tuple(classes), who, day, synthetic=True, **more))
            numbers.append(number)
        return numbers

    def happens(self, key: EventKey, numbers: Sequence[str], on: date, takers: Sequence[Applicant] = ()) -> Scene:
        """The same event for applications; of a transfer the takers in turn."""
        for place, number in enumerate(numbers):
            filed = next(row for row in self.rows if row.number == number)
            taker = takers[place % len(takers)] if takers else None
            more = {"event": key, "published_on": on, "assignee": taker}
            self.rows.append(GazetteRow(number, filed.mark, filed.classes, filed.applicant, filed.filed_on, synthetic=True, **more))  # type: ignore[arg-type]
        return self

    def know(self, sort: FactSort, numbers: Sequence[str] = (), who: str = "SYN0000001", **more: Any) -> Scene:
        """A fact with a document."""
        self.facts.append(Fact(sort, who, numbers=tuple(numbers), document=f"材料{len(self.facts) + 1}", **more))
        return self

    def dossiers(self, **thresholds: float) -> list[Dossier]:
        """Every dossier, the highest score first."""
        return review(self.rows, self.references, self.facts, today=TODAY, thresholds=packaged().changed(**thresholds))

    def dossier(self, who: Applicant = ME, **thresholds: float) -> Dossier:
        """The dossier in which this applicant stands."""
        return next(one for one in self.dossiers(**thresholds) if who.key in one.portfolio.keys)


def somebody(number: int, **more: Any) -> Applicant:
    """An applicant who shares nothing with anybody."""
    held = {"address": f"样例二路{number}号", "phone": f"000-9{number}", "representative": f"样例丙{number}"}
    return Applicant(f"广州第{number}家商贸有限公司（合成）", f"SYN1{number:06d}", **{**held, **more})


def through(name: str, contact: str = "") -> Agency:
    """An agency."""
    return Agency(name, contact)
