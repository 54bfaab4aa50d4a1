"""Pages of a mediation."""

from suizhi.halls.casework.mediation.views.offers import answer, carry, compare, consent, draft, offer
from suizhi.halls.casework.mediation.views.rooms import file, room, say, withdraw

__all__ = ["answer", "carry", "compare", "consent", "draft", "file", "offer", "room", "say", "withdraw"]
