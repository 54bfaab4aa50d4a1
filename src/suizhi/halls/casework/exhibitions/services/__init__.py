"""The writers of fairs: keyword-only verbs, one transaction, one entry in the log."""

from suizhi.halls.casework.exhibitions.services.after import fair_close, finding_enter, repetition_note
from suizhi.halls.casework.exhibitions.services.complaints import Filing, complaint_accept, complaint_register
from suizhi.halls.casework.exhibitions.services.deciding import complaint_decide, complaint_step, removal_show
from suizhi.halls.casework.exhibitions.services.fairs import NewFair, fair_open, list_take, post_add, post_end
from suizhi.halls.casework.exhibitions.services.notices import notice_acknowledge, notice_leave, notice_make, statement_take
from suizhi.halls.casework.exhibitions.services.screening import fair_screen, lead_judge

__all__ = [
    "Filing",
    "NewFair",
    "complaint_accept",
    "complaint_decide",
    "complaint_register",
    "complaint_step",
    "fair_close",
    "fair_open",
    "fair_screen",
    "finding_enter",
    "lead_judge",
    "list_take",
    "notice_acknowledge",
    "notice_leave",
    "notice_make",
    "post_add",
    "post_end",
    "removal_show",
    "repetition_note",
    "statement_take",
]
