"""Proposals, credit events, what is published of them, measures, the voices of those concerned, random inspection."""

from suizhi.halls.credit.models.events import CreditEvent, CreditSeries
from suizhi.halls.credit.models.inspections import Draw, PoolInspector, PoolSubject
from suizhi.halls.credit.models.measures import Measure
from suizhi.halls.credit.models.proposals import CreditProposal
from suizhi.halls.credit.models.records import PublicRecord
from suizhi.halls.credit.models.voices import Look, Objection

__all__ = [
    "CreditEvent",
    "CreditProposal",
    "CreditSeries",
    "Draw",
    "Look",
    "Measure",
    "Objection",
    "PoolInspector",
    "PoolSubject",
    "PublicRecord",
]
