"""The tables of running procedures."""

from suizhi.commons.procedures.models.changes import DeadlineChange
from suizhi.commons.procedures.models.deadlines import Deadline, Notice
from suizhi.commons.procedures.models.runs import Run, Step

__all__ = ["Deadline", "DeadlineChange", "Notice", "Run", "Step"]
