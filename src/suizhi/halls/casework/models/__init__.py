"""Cases, the people in them, what was said in them, and requests that are still being written."""

from suizhi.halls.casework.exhibitions.models import Complaint, DeskPost, Exhibit, Exhibition, Exhibitor, InfringementFinding, Lead
from suizhi.halls.casework.management.models import (
    Attendance,
    CaseLink,
    ExtensionRequest,
    Hearing,
    Invitation,
    InvitationTry,
    Recusal,
    Transfer,
)
from suizhi.halls.casework.models.agreements import Agreement, Conclusion, Obligation, Performance, Reminder, Signature
from suizhi.halls.casework.models.cases import Case, Series
from suizhi.halls.casework.models.drafts import Draft
from suizhi.halls.casework.models.letters import Delivery, Letter, Publication
from suizhi.halls.casework.models.mediation import Audience, Authority, Confidence, Message, Voice, Withdrawal
from suizhi.halls.casework.models.offers import Answer, CarryConsent, Chart, ChartRow, ChartView, Offer, OfferClause
from suizhi.halls.casework.models.people import Participant
from suizhi.halls.casework.models.statements import Statement
from suizhi.halls.casework.platforms.models import Hook, HookDelivery, Platform, PlatformNotice, RepeatableCall

__all__ = [
    "Agreement",
    "Answer",
    "Attendance",
    "Audience",
    "Authority",
    "CarryConsent",
    "Case",
    "CaseLink",
    "Chart",
    "ChartRow",
    "ChartView",
    "Complaint",
    "Conclusion",
    "Confidence",
    "Delivery",
    "DeskPost",
    "Draft",
    "Exhibit",
    "Exhibition",
    "Exhibitor",
    "ExtensionRequest",
    "Hearing",
    "Hook",
    "HookDelivery",
    "InfringementFinding",
    "Invitation",
    "InvitationTry",
    "Lead",
    "Letter",
    "Message",
    "Obligation",
    "Offer",
    "OfferClause",
    "Participant",
    "Performance",
    "Platform",
    "PlatformNotice",
    "Publication",
    "Recusal",
    "Reminder",
    "RepeatableCall",
    "Series",
    "Signature",
    "Statement",
    "Transfer",
    "Voice",
    "Withdrawal",
]
