"""Pages of a mediation."""

from suizhi.halls.casework.mediation.views.agreements import agreement, conclude, confirmation, make, pack, sign
from suizhi.halls.casework.mediation.views.charts import chart, chart_new, chart_view
from suizhi.halls.casework.mediation.views.offers import answer, carry, compare, consent, draft, offer
from suizhi.halls.casework.mediation.views.people import confide, perform, performance, represent
from suizhi.halls.casework.mediation.views.rooms import file, room, say, withdraw

__all__ = [
    "agreement",
    "answer",
    "carry",
    "chart",
    "chart_new",
    "chart_view",
    "compare",
    "conclude",
    "confide",
    "confirmation",
    "consent",
    "draft",
    "file",
    "make",
    "offer",
    "pack",
    "perform",
    "performance",
    "represent",
    "room",
    "say",
    "sign",
    "withdraw",
]
