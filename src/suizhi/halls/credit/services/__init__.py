"""The writers of credit: keyword-only verbs, one transaction, one event."""

from suizhi.halls.credit.services.acting import Wanted, event_act, event_assign
from suizhi.halls.credit.services.drawing import Planned, draw_commit, draw_finish, draw_make, draw_publish
from suizhi.halls.credit.services.expiring import sweep
from suizhi.halls.credit.services.handing_in import paper_add
from suizhi.halls.credit.services.lettering import Draft, letter_make
from suizhi.halls.credit.services.looking import look
from suizhi.halls.credit.services.measuring import WantedMeasure, fiscal_bar_apply, measure_apply, measure_end
from suizhi.halls.credit.services.objecting import objection_answer, objection_make
from suizhi.halls.credit.services.pooling import inspector_add, inspector_recuse, pool_leave, subject_grade
from suizhi.halls.credit.services.preparing import proposals_prepare
from suizhi.halls.credit.services.proposing import Taken, proposal_decline, proposal_publish, proposal_take
from suizhi.halls.credit.services.publishing import event_publish, publication_withdraw

__all__ = [
    "Draft",
    "Planned",
    "Taken",
    "Wanted",
    "WantedMeasure",
    "draw_commit",
    "draw_finish",
    "draw_make",
    "draw_publish",
    "event_act",
    "event_assign",
    "event_publish",
    "fiscal_bar_apply",
    "inspector_add",
    "inspector_recuse",
    "letter_make",
    "look",
    "measure_apply",
    "measure_end",
    "objection_answer",
    "objection_make",
    "paper_add",
    "pool_leave",
    "proposal_decline",
    "proposal_publish",
    "proposal_take",
    "proposals_prepare",
    "publication_withdraw",
    "subject_grade",
    "sweep",
]
