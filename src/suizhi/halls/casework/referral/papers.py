"""What of a file can go out with a referral: its evidence, and the letters and decisions that the office issued in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suizhi.commons.evidence.selectors import items_of
from suizhi.halls.casework.letters.access import letters_of

if TYPE_CHECKING:
    from suizhi.commons.evidence.models import Item
    from suizhi.commons.policy import Viewer
    from suizhi.halls.casework.models import Case


def papers_of(case: Case, who: Viewer) -> list[tuple[Item, str]]:
    """Each with its name: evidence as it came in, then what was issued, oldest first. A draft is no paper of the file."""
    evidence = [(item, item.name) for item in items_of(case.subject, who)]
    issued = [(letter.pdf, str(letter)) for letter in letters_of(case, who) if letter.pdf is not None and letter.issued_on is not None]
    return [*evidence, *issued]
