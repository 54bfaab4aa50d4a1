"""A draw as its page tells it: by grade how many of how many, and who was drawn with whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from suizhi.engines.draws import read_plan

if TYPE_CHECKING:
    from suizhi.halls.credit.models import Draw


@dataclass(frozen=True, slots=True)
class Grade:
    """One grade of risk: its ratio in percent, how many there are and how many are drawn."""

    name: str
    ratio: int
    number: int
    drawn: int


@dataclass(frozen=True, slots=True)
class Row:
    """One subject drawn; `found` is empty until the results are published."""

    name: str
    grade: str
    team: list[str]
    found: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A draw for its page."""

    grades: list[Grade]
    rows: list[Row]
    inspectors: int
    team: int


def shown(draw: Draw) -> Shown:
    """What everybody may see of a draw as it stands."""
    plan = read_plan(draw.record["plan"])
    grades = [Grade(name, ratio, sum(one.grade == name for one in plan.subjects), plan.quota(name)) for name, ratio in plan.ratios.items()]
    return Shown(grades, _rows(draw, draw.record["plan"]), len(plan.inspectors), plan.team)


def _rows(draw: Draw, plan: dict[str, Any]) -> list[Row]:
    subjects = {one["key"]: one for one in plan["subjects"]}
    inspectors = {one["key"]: one["name"] for one in plan["inspectors"]}
    published = draw.results if draw.published_on else {}
    return [
        Row(
            name=subjects[one["subject"]]["name"],
            grade=subjects[one["subject"]]["grade"],
            team=[inspectors[key] for key in one["inspectors"]],
            found=published.get(one["subject"], ""),
        )
        for one in draw.record.get("result", [])
    ]
