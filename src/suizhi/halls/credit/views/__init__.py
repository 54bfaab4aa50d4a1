"""Pages of credit: the public query, a subject's own file, the desk, an event, random inspection."""

from suizhi.halls.credit.views.desk import answer, desk, proposal
from suizhi.halls.credit.views.draws import draw, draws, finish, make, plan, record, results
from suizhi.halls.credit.views.events import act, bar, event, measure, paper, publish, unmeasure
from suizhi.halls.credit.views.letters import letter
from suizhi.halls.credit.views.mine import mine, objection
from suizhi.halls.credit.views.public import query, subject

__all__ = [
    "act",
    "answer",
    "bar",
    "desk",
    "draw",
    "draws",
    "event",
    "finish",
    "letter",
    "make",
    "measure",
    "mine",
    "objection",
    "paper",
    "plan",
    "proposal",
    "publish",
    "query",
    "record",
    "results",
    "subject",
    "unmeasure",
]
