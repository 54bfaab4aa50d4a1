"""Who may do what with the bytes of issued letters, and of what was published of them."""

from __future__ import annotations

from suizhi.commons.evidence.guards import Action, guard
from suizhi.commons.evidence.models import Item
from suizhi.commons.policy import Viewer
from suizhi.halls.casework.access import Work, does
from suizhi.halls.casework.letters.access import may_read
from suizhi.halls.casework.models import Letter, Publication


@guard("letter")
def of_letter(who: Viewer, item: Item, action: Action) -> bool:
    """What is published everybody reads; the letter itself whoever may read it; only who works on the case takes it out."""
    if action is Action.READ and Publication.objects.filter(item=item, withdrawn_on=None).exists():
        return True
    key = item.subject.partition(":")[2]
    letter = Letter.objects.select_related("case").filter(pk=int(key)).first() if key.isdecimal() else None
    if letter is None:
        return False
    return may_read(letter, who) if action is Action.READ else does(Work.LETTERS, letter.case, who)
