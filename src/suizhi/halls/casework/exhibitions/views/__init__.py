"""Pages of fairs."""

from suizhi.halls.casework.exhibitions.views.complaint import complaint, facts, hours_part, step
from suizhi.halls.casework.exhibitions.views.desk import close, desk, report, tracking
from suizhi.halls.casework.exhibitions.views.lists import exhibits, lead, post_close, post_new, screening
from suizhi.halls.casework.exhibitions.views.notice import notice
from suizhi.halls.casework.exhibitions.views.public import fair, fair_new, fairs
from suizhi.halls.casework.exhibitions.views.register import register, right

__all__ = [
    "close",
    "complaint",
    "desk",
    "exhibits",
    "facts",
    "fair",
    "fair_new",
    "fairs",
    "hours_part",
    "lead",
    "notice",
    "post_close",
    "post_new",
    "register",
    "report",
    "right",
    "screening",
    "step",
    "tracking",
]
