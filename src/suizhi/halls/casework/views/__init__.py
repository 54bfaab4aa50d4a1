"""Pages of casework: one's own cases, the desk, a case, a step in it."""

from suizhi.halls.casework.views.cases import case, mine, paper, papers
from suizhi.halls.casework.views.desk import calendar, desk, take
from suizhi.halls.casework.views.steps import act

__all__ = ["act", "calendar", "case", "desk", "mine", "paper", "papers", "take"]
