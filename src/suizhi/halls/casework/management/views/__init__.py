"""Pages of managing cases."""

from suizhi.halls.casework.management.views.invitations import invitation, join
from suizhi.halls.casework.management.views.people import assign, leave, panel, people, person, recusal, recuse, represent, seat

__all__ = [
    "assign",
    "invitation",
    "join",
    "leave",
    "panel",
    "people",
    "person",
    "recusal",
    "recuse",
    "represent",
    "seat",
]
