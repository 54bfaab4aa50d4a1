"""Who may do what with the papers of a credit event."""

from __future__ import annotations

from suizhi.commons.evidence.guards import Action, guard
from suizhi.commons.evidence.models import Item
from suizhi.commons.policy import Viewer
from suizhi.halls.credit.access import visible


@guard("credit")
def of_event(who: Viewer, item: Item, action: Action) -> bool:
    """Whoever sees the event reads its papers; only who handles it takes them out."""
    key = item.subject.partition(":")[2]
    event = visible(who).filter(pk=int(key)).first() if key.isdecimal() else None
    if event is None:
        return False
    return action is Action.READ or (event.handler_id == who.user_id and who.user_id is not None)
