"""Who may do what with the evidence of a case."""

from __future__ import annotations

from suizhi.commons.evidence.guards import Action, guard
from suizhi.commons.evidence.models import Item
from suizhi.commons.policy import Viewer
from suizhi.halls.casework.access import visible


@guard("case")
def of_case(who: Viewer, item: Item, action: Action) -> bool:
    """Whoever sees the case reads its evidence; only who works on it takes it out."""
    key = item.subject.partition(":")[2]
    case = visible(who).filter(pk=int(key)).first() if key.isdecimal() else None
    if case is None:
        return False
    return action is Action.READ or (case.handler_id == who.user_id and who.may("casework.work"))
