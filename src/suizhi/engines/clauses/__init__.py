"""Clauses of a settlement: what they ask for, how they read, what changed between two offers, and what a court would not confirm.

Kinds and grounds are data (`data/clauses`). No Django, no clock: the day is an argument. It finds words and gives articles; whether
a clause stands is for people and the court to say.
"""

from suizhi.engines.clauses.changes import Mark, marks
from suizhi.engines.clauses.checking import Report, check
from suizhi.engines.clauses.duties import Duty, duties
from suizhi.engines.clauses.kinds import Kind, Term, kinds
from suizhi.engines.clauses.model import Clause, Hint, Outcome
from suizhi.engines.clauses.wording import say

__all__ = ["Clause", "Duty", "Hint", "Kind", "Mark", "Outcome", "Report", "Term", "check", "duties", "kinds", "marks", "say"]
