"""Pages of casework: one's own cases, the desk, a case, a step in it."""

from suizhi.halls.casework.views.cases import case, mine, paper, papers
from suizhi.halls.casework.views.desk import calendar, desk, desk_export, take
from suizhi.halls.casework.views.steps import act

__all__ = ["act", "calendar", "case", "desk", "desk_export", "mine", "paper", "papers", "take"]
