"""Pages of managing cases."""

from suizhi.halls.casework.management.views.completeness import complete, completion
from suizhi.halls.casework.management.views.hearings import (
    calendar_ics,
    hearing,
    hearing_cancel,
    hearing_close,
    hearing_ics,
    hearing_postpone,
    hearing_summon,
    hearings,
)
from suizhi.halls.casework.management.views.invitations import invitation, join
from suizhi.halls.casework.management.views.links import link, links, separate
from suizhi.halls.casework.management.views.office import behind, office
from suizhi.halls.casework.management.views.people import assign, leave, panel, people, person, recusal, recuse, represent, seat
from suizhi.halls.casework.management.views.times import change, extend, extension, resume, suspend, times, waiting

__all__ = [
    "assign",
    "behind",
    "calendar_ics",
    "change",
    "complete",
    "completion",
    "extend",
    "extension",
    "hearing",
    "hearing_cancel",
    "hearing_close",
    "hearing_ics",
    "hearing_postpone",
    "hearing_summon",
    "hearings",
    "invitation",
    "join",
    "leave",
    "link",
    "links",
    "office",
    "panel",
    "people",
    "person",
    "recusal",
    "recuse",
    "represent",
    "resume",
    "seat",
    "separate",
    "suspend",
    "times",
    "waiting",
]
