"""The writers of managing cases: keyword-only verbs, one transaction, one entry of the event log."""

from suizhi.halls.casework.management.services.assigning import case_reassign
from suizhi.halls.casework.management.services.completing import completeness_state, completion_ask
from suizhi.halls.casework.management.services.hearing import (
    hearing_cancel,
    hearing_close,
    hearing_plan,
    hearing_postpone,
    hearing_summon,
)
from suizhi.halls.casework.management.services.inviting import invitation_make, invitation_use
from suizhi.halls.casework.management.services.joining import case_join, case_separate
from suizhi.halls.casework.management.services.joining_in import participant_join, participant_release, representative_join
from suizhi.halls.casework.management.services.panels import panel_form, seat_give
from suizhi.halls.casework.management.services.recusing import recusal_ask, recusal_decide
from suizhi.halls.casework.management.services.timing import change_answer, extension_ask, extension_decide, time_resume, time_suspend

__all__ = [
    "case_join",
    "case_reassign",
    "case_separate",
    "change_answer",
    "completeness_state",
    "completion_ask",
    "extension_ask",
    "extension_decide",
    "hearing_cancel",
    "hearing_close",
    "hearing_plan",
    "hearing_postpone",
    "hearing_summon",
    "invitation_make",
    "invitation_use",
    "panel_form",
    "participant_join",
    "participant_release",
    "recusal_ask",
    "recusal_decide",
    "representative_join",
    "seat_give",
    "time_resume",
    "time_suspend",
]
