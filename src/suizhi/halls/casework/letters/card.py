"""What the page of a case says about its letters, and the page of a letter about itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from suizhi.commons.documents import gaps
from suizhi.halls.casework.access import Work, does
from suizhi.halls.casework.letters.access import letters_of, may_approve
from suizhi.halls.casework.letters.issues import issues_of
from suizhi.halls.casework.letters.recipients import recipients, waiting
from suizhi.halls.casework.models import Letter

if TYPE_CHECKING:
    from suizhi.commons.policy import Viewer
    from suizhi.halls.casework.letters.issues import Issue
    from suizhi.halls.casework.models import Case, Delivery, Participant


@dataclass(frozen=True, slots=True)
class Line:
    """A letter in the list: what it lacks, and on whom it was served."""

    letter: Letter
    missing: list[str]
    deliveries: list[Delivery]


@dataclass(frozen=True, slots=True)
class Card:
    """The letters of a case, what was discarded apart, and what can be drafted now."""

    lines: list[Line]
    discarded: int
    can: list[Issue]
    works: bool


@dataclass(frozen=True, slots=True)
class Desk:
    """One letter with all that can be done with it."""

    letter: Letter
    missing: list[str]
    works: bool
    approves: bool
    recipients: list[Participant]
    waiting: list[Participant]
    deliveries: list[Delivery]


def card_of(case: Case, who: Viewer) -> Card:
    """The letters of a case as the viewer may see them."""
    letters, works = letters_of(case, who), does(Work.LETTERS, case, who)
    shown = [letter for letter in letters if letter.state != Letter.State.DISCARDED]
    lines = [Line(one, gaps(one.text) if one.open else [], list(one.deliveries.all())) for one in shown]
    at_hand = {letter.document for letter in shown if letter.open}
    can = [issue for issue in issues_of(case) if issue.document not in at_hand] if works and case.closed_on is None else []
    return Card(lines, len(letters) - len(shown), can, works)


def desk_of(letter: Letter, who: Viewer) -> Desk:
    """A letter as the viewer may work on it."""
    works = does(Work.LETTERS, letter.case, who)
    return Desk(
        letter=letter,
        missing=gaps(letter.text) if letter.open else [],
        works=works,
        approves=may_approve(letter, who),
        recipients=recipients(letter),
        waiting=waiting(letter),
        deliveries=list(letter.deliveries.select_related("participant", "proof").order_by("id")),
    )
