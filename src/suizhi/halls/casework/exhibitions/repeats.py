"""Who was found to infringe at editions of a fair in a row (EXP-005). Counted from entered decisions, never from removals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from suizhi.engines.rules import Finding, load_book
from suizhi.halls.casework.exhibitions.models import Exhibition, InfringementFinding

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

RULE = "EXP-005"


@dataclass(frozen=True, slots=True)
class Repetition:
    """An exhibitor with the findings in a row that end at the fair's edition, and what the rule says of them."""

    name: str
    count: int
    finding: Finding


def repeated(fair: Exhibition, key: str) -> Repetition:
    """How often in a row the exhibitor of this folded name was found to infringe, up to this edition."""
    found = _findings(fair).get(key, {})
    name = max(found.values(), default="")
    return _judged(name or key, in_a_row(found, fair.edition), fair)


def repeaters(fair: Exhibition) -> list[Repetition]:
    """Every exhibitor with a finding at this edition, the longest row first."""
    rows = [
        _judged(editions[fair.edition], in_a_row(editions, fair.edition), fair)
        for editions in _findings(fair).values()
        if fair.edition in editions
    ]
    return sorted(rows, key=lambda row: (-row.count, row.name))


def in_a_row(editions: Iterable[int], last: int) -> int:
    """How many editions in a row, going back from `last`, are among `editions`. An edition without a finding ends the row."""
    held, count = set(editions), 0
    while last - count in held:
        count += 1
    return count


def _findings(fair: Exhibition) -> Mapping[str, dict[int, str]]:
    """Folded name → edition → name, of everybody found to infringe at an edition of the series up to this one."""
    found: dict[str, dict[int, str]] = {}
    rows = InfringementFinding.objects.filter(
        infringes=True, complaint__exhibition__series=fair.series, complaint__exhibition__edition__lte=fair.edition
    ).values_list("complaint__exhibitor__key", "complaint__exhibition__edition", "complaint__exhibitor__name")
    for key, edition, name in rows:
        found.setdefault(key, {})[edition] = name
    return found


def _judged(name: str, count: int, fair: Exhibition) -> Repetition:
    return Repetition(name, count, load_book().evaluate(RULE, {"consecutive_findings": count}, on=fair.opens_on))
