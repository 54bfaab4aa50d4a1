"""What an agreement makes somebody do, and by when: the dated obligations of its clauses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from suizhi.engines.clauses.kinds import kinds
from suizhi.engines.clauses.model import Clause


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing to do: of which clause, by which side, by which day, how much in fen. `part` counts the instalments, from 1; else 0."""

    clause: int
    who: str
    due: date
    amount: int | None = None
    part: int = 0


def duties(clauses: Iterable[Clause]) -> list[Duty]:
    """The dated obligations, the earliest first. A clause without a day has none: the check has said so."""
    return sorted((duty for clause in clauses for duty in _of(clause)), key=lambda duty: (duty.due, duty.clause, duty.part))


def _of(clause: Clause) -> Iterator[Duty]:
    names, terms = kinds()[clause.kind].duty, clause.terms
    if "schedule" in names:
        for part, (day, fen) in enumerate(terms[names["schedule"]], 1):
            yield Duty(clause.number, terms[names["who"]], date.fromisoformat(day), fen, part)
    elif names and terms.get(names["due"]):
        yield Duty(clause.number, terms[names["who"]], date.fromisoformat(terms[names["due"]]), terms.get(names.get("amount", "")))
