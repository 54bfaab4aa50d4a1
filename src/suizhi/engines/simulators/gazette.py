"""A gazette of many marks, with likenesses to watched ones planted in it; what was planted stands apart from the rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from suizhi.engines.gazettes import Agency, Applicant, GazetteRow
from suizhi.engines.simulators import words
from suizhi.engines.simulators.chance import Chance
from suizhi.engines.simulators.world import FIRST_NUMBER, address
from suizhi.kernel.errors import Place
from suizhi.kernel.records import EventKey

PLANTED = 0.01
"""The share of rows that are planted."""
_ISSUE, _PUBLISHED = "9999", date(2026, 11, 6)
_APPLICANTS = 0.4
"""Applicants for each row: some file several marks."""


@dataclass(frozen=True, slots=True)
class Plant:
    """A row that was made from a watched name, by its place in `watched`."""

    number: str
    watched: int
    name: str
    mark: str
    way: str


def simulate_gazette(seed: int, size: int, watched: Sequence[tuple[str, Sequence[int]]]) -> tuple[list[GazetteRow], list[Plant]]:
    """`size` preliminary approvals of one issue, and those among them that were made from a watched (name, classes).

    Without watched names nothing is planted. The same arguments give the same gazette; every row is stamped synthetic.
    """
    chance = Chance("gazette", seed)
    people = [_applicant(chance, number) for number in range(max(1, int(size * _APPLICANTS)))]
    planted = set(chance.picks(range(size), round(size * PLANTED))) if watched else set()
    rows: list[GazetteRow] = []
    plants: list[Plant] = []
    for place in range(size):
        mark, classes = words.name(chance), (chance.between(1, 45),)
        if place in planted:
            index = chance.between(0, len(watched) - 1)
            name, wanted = watched[index]
            mark, way = words.made_from(chance, name)
            classes = (chance.pick(wanted),) if wanted else classes
            plants.append(Plant(str(FIRST_NUMBER + place), index, name, mark, way))
        rows.append(_row(chance, place, mark, classes, chance.pick(people)))
    return rows, plants


def _row(chance: Chance, place: int, mark: str, classes: tuple[int, ...], applicant: Applicant) -> GazetteRow:
    return GazetteRow(
        number=str(FIRST_NUMBER + place),
        mark=mark,
        classes=classes,
        applicant=applicant,
        filed_on=chance.day(_PUBLISHED - timedelta(days=240), _PUBLISHED - timedelta(days=120)),
        event=EventKey.PUBLISHED,
        published_on=_PUBLISHED,
        issue=_ISSUE,
        agency=Agency(f"代理机构{chance.between(1, 200)}（合成）"),
        synthetic=True,
        at=Place("synthetic", place + 1),
    )


def _applicant(chance: Chance, number: int) -> Applicant:
    return Applicant(f"申请人{number}（合成）", f"SYN{number:07d}", address(chance), f"000-{number:08d}")
