"""Cases, the people in them, what was said in them, and requests that are still being written."""

from suizhi.halls.casework.aid.models import AidNote, AidRequest, EvidenceExport, Expert, ExportAnswer
from suizhi.halls.casework.enforcement.models import Clue, Inspection, Measure, SeizedItem, Sheet
from suizhi.halls.casework.exhibitions.models import Complaint, DeskPost, Exhibit, Exhibition, Exhibitor, InfringementFinding, Lead
from suizhi.halls.casework.management.models import (
    Attendance,
    CaseLink,
    ExtensionRequest,
    Hearing,
    Invitation,
    InvitationTry,
    Recusal,
)
from suizhi.halls.casework.models.agreements import Agreement, Conclusion, Obligation, Performance, Reminder, Signature
from suizhi.halls.casework.models.cases import Case, Series
from suizhi.halls.casework.models.drafts import Draft
from suizhi.halls.casework.models.findable import Findable
from suizhi.halls.casework.models.letters import Delivery, Letter, Publication
from suizhi.halls.casework.models.mediation import Audience, Authority, Confidence, Message, Voice, Withdrawal
from suizhi.halls.casework.models.offers import Answer, CarryConsent, Chart, ChartRow, ChartView, Offer, OfferClause
from suizhi.halls.casework.models.people import Participant
from suizhi.halls.casework.models.statements import Statement
from suizhi.halls.casework.platforms.models import Hook, HookDelivery, Platform, PlatformNotice, RepeatableCall
from suizhi.halls.casework.referral.models import Referral

__all__ = [
    "Agreement",
    "AidNote",
    "AidRequest",
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
    "Clue",
    "Complaint",
    "Conclusion",
    "Confidence",
    "Delivery",
    "DeskPost",
    "Draft",
    "EvidenceExport",
    "Exhibit",
    "Exhibition",
    "Exhibitor",
    "Expert",
    "ExportAnswer",
    "ExtensionRequest",
    "Findable",
    "Hearing",
    "Hook",
    "HookDelivery",
    "InfringementFinding",
    "Inspection",
    "Invitation",
    "InvitationTry",
    "Lead",
    "Letter",
    "Measure",
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
    "Referral",
    "Reminder",
    "RepeatableCall",
    "SeizedItem",
    "Series",
    "Sheet",
    "Signature",
    "Statement",
    "Voice",
    "Withdrawal",
]
