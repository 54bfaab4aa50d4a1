"""What the rules make of a sheet of the desk. It writes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suizhi.engines.discretion import Claim, Question, weigh
from suizhi.engines.rules import load_book
from suizhi.halls.casework.models import Clue
from suizhi.halls.casework.services.facts import checked

if TYPE_CHECKING:
    from suizhi.engines.discretion import Worksheet
    from suizhi.halls.casework.models import Sheet


def sheet_of(sheet: Sheet) -> Worksheet:
    """What the rules make of a sheet: the same facts and days give the same worksheet on every day."""
    clue = Clue.objects.filter(case=sheet.case).first()
    claims = [Claim(one["factor"], tuple(one["evidence"]), one["why"]) for one in sheet.claims]
    question = Question(
        sheet.conduct,
        checked(sheet.facts),
        sheet.conduct_on,
        sheet.decided_on,
        claims,
        found_on=clue.received_on if clue else None,
        new_law_lighter=sheet.lighter,
    )
    return weigh(question, load_book())
