"""Files of the rooms, all under `mediation:CASE`: the event log names the subject, so that a subject of a side's own would tell who confided something.

Who reads a file is said by its message. Nobody takes one out, the operator neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from suizhi.commons.evidence.guards import Action, guard
from suizhi.halls.casework.mediation.seats import seat_of
from suizhi.halls.casework.mediation.selectors import shared_with
from suizhi.halls.casework.models import Case

if TYPE_CHECKING:
    from suizhi.commons.evidence.models import Item
    from suizhi.commons.policy import Viewer


def subject_of(case: Case) -> str:
    """Under which subject a file of the rooms is kept."""
    return f"mediation:{case.pk}"


# Files confided before all rooms had one subject stand under `caucus:CASE.SIDE`; what is in custody keeps its subject.
@guard("mediation", leaves=False)
@guard("caucus", leaves=False)
def of_room(who: Viewer, item: Item, action: Action) -> bool:
    """Who reads the message reads its file. What was said for the sake of an agreement leaves the rooms for no court (rule MED-014)."""
    key = item.subject.partition(":")[2].partition(".")[0]
    case = Case.objects.filter(pk=int(key)).first() if key.isdecimal() else None
    seat = seat_of(case, who) if case else None
    return action is Action.READ and seat is not None and shared_with(seat, item.ref)
