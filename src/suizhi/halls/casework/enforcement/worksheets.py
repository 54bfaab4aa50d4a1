"""What the rules make of a sheet of the desk. It writes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suizhi.engines.discretion import Claim, Question, weigh
from suizhi.engines.rules import load_book
from suizhi.halls.casework.models import Clue
from suizhi.halls.casework.services.facts import checked

if TYPE_CHECKING:
    from datetime import date

    from suizhi.engines.discretion import Worksheet
    from suizhi.halls.casework.models import Sheet


def sheet_of(sheet: Sheet, *, decided_on: date | None = None) -> Worksheet:
    """What the rules make of a sheet, or would make were it decided on another day: the same facts and days always give the same worksheet."""
    clue = Clue.objects.filter(case=sheet.case).first()
    claims = [Claim(one["factor"], tuple(one["evidence"]), one["why"]) for one in sheet.claims]
    question = Question(
        sheet.conduct,
        checked(sheet.facts),
        sheet.conduct_on,
        decided_on or sheet.decided_on,
        claims,
        found_on=clue.received_on if clue else None,
        new_law_lighter=sheet.lighter,
    )
    return weigh(question, load_book())
