"""The plan of a draw: who may be drawn at which ratio, who inspects, and who may not inspect whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from suizhi.engines.draws import refusals
from suizhi.engines.evidence import canonical

PERCENT = 100


@dataclass(frozen=True, slots=True)
class Subject:
    """Somebody who may be drawn. `key` is stable and public (`party:12`), `grade` the grade of risk whose ratio applies."""

    key: str
    name: str
    grade: str


@dataclass(frozen=True, slots=True)
class Inspector:
    """Somebody who inspects. `recused` are the keys of the subjects that they may not inspect."""

    key: str
    name: str
    recused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What is frozen before the draw. `ratios` are whole percents by grade; `team` how many inspect one subject."""

    title: str
    basis: str
    subjects: tuple[Subject, ...]
    inspectors: tuple[Inspector, ...]
    ratios: Mapping[str, int]
    team: int

    def as_dict(self) -> dict[str, Any]:
        """The JSON form, which is what the digest is taken over."""
        return {
            "title": self.title,
            "basis": self.basis,
            "subjects": [{"key": one.key, "name": one.name, "grade": one.grade} for one in self.subjects],
            "inspectors": [{"key": one.key, "name": one.name, "recused": list(one.recused)} for one in self.inspectors],
            "ratios": dict(self.ratios),
            "team": self.team,
        }

    @property
    def digest(self) -> str:
        """SHA-256 of the canonical JSON, in hexadecimal."""
        return canonical.digest(self.as_dict())

    def quota(self, grade: str) -> int:
        """How many of a grade are drawn: the ratio of its number, rounded up, so that a grade with a ratio is never left out."""
        number = sum(one.grade == grade for one in self.subjects)
        return -(-number * self.ratios[grade] // PERCENT)


def read_plan(raw: Mapping[str, Any]) -> Plan:
    """The plan of its JSON form. Raises Refusal where it is not one, where keys repeat, or where a grade has no ratio."""
    try:
        plan = Plan(
            title=str(raw["title"]),
            basis=str(raw["basis"]),
            subjects=tuple(Subject(str(one["key"]), str(one["name"]), str(one["grade"])) for one in raw["subjects"]),
            inspectors=tuple(Inspector(str(one["key"]), str(one["name"]), tuple(map(str, one["recused"]))) for one in raw["inspectors"]),
            ratios={str(grade): _whole(ratio) for grade, ratio in raw["ratios"].items()},
            team=_whole(raw["team"]),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise refusals.no_plan(str(error)) from error
    check(plan)
    return plan


def check(plan: Plan) -> None:
    """Raise Refusal unless the plan can be drawn by."""
    _once([*(one.key for one in plan.subjects), *(one.key for one in plan.inspectors)])
    missing = sorted({one.grade for one in plan.subjects} - plan.ratios.keys())
    if missing:
        raise refusals.no_ratio(missing[0])
    wrong = [grade for grade, ratio in plan.ratios.items() if not 0 <= ratio <= PERCENT]
    if wrong:
        raise refusals.bad_ratio(wrong[0], plan.ratios[wrong[0]])
    if plan.team < 1:
        raise refusals.no_team(plan.team)


def _once(keys: Iterable[str]) -> None:
    twice = [key for key, count in Counter(keys).items() if count > 1]
    if twice:
        raise refusals.twice(twice[0])


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{value!r} is no whole number")
    return value
