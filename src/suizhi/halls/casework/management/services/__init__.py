"""The writers of managing cases: keyword-only verbs, one transaction, one entry of the event log."""

from suizhi.halls.casework.management.services.assigning import case_reassign
from suizhi.halls.casework.management.services.inviting import invitation_make, invitation_use
from suizhi.halls.casework.management.services.joining_in import participant_join, participant_release, representative_join
from suizhi.halls.casework.management.services.panels import panel_form, seat_give
from suizhi.halls.casework.management.services.recusing import recusal_ask, recusal_decide

__all__ = [
    "case_reassign",
    "invitation_make",
    "invitation_use",
    "panel_form",
    "participant_join",
    "participant_release",
    "recusal_ask",
    "recusal_decide",
    "representative_join",
    "seat_give",
]
