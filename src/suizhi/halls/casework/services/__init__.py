"""The writers of cases: keyword-only verbs, one transaction, one event."""

from suizhi.halls.casework.services.acting import case_act, case_state
from suizhi.halls.casework.services.handing_in import paper_add
from suizhi.halls.casework.services.opening import Opening, Person, case_open
from suizhi.halls.casework.services.people import case_assign, participant_add, participant_leave

__all__ = [
    "Opening",
    "Person",
    "case_act",
    "case_assign",
    "case_open",
    "case_state",
    "paper_add",
    "participant_add",
    "participant_leave",
]
