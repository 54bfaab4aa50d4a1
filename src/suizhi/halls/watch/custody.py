"""Who may do what with the snapshots of a lead."""

from __future__ import annotations

from suizhi.commons.evidence.guards import Action, guard
from suizhi.commons.evidence.models import Item
from suizhi.commons.policy import Viewer
from suizhi.halls.watch.access import WORK, leads


@guard("lead")
def of_lead(who: Viewer, item: Item, action: Action) -> bool:
    """Whoever sees the lead reads its snapshot; only who works on leads takes it out."""
    key = item.subject.partition(":")[2]
    if not key.isdecimal() or not leads(who).filter(pk=int(key)).exists():
        return False
    return action is Action.READ or who.may(WORK)
