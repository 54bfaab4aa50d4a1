"""Watches, batches of what is new, the signs and listings in them, alerts and leads, what was told to whom, and reviews of filings."""

from suizhi.halls.watch.models.alerts import Alert, AlertAnswer, NewSign, Told
from suizhi.halls.watch.models.batches import Batch, RefusedLine
from suizhi.halls.watch.models.filings import (
    DossierAnswer,
    DossierLook,
    FilingDossier,
    FilingReview,
    RefusedFiling,
)
from suizhi.halls.watch.models.leads import LeadAnswer, LeadOwner, Listing, ListingLook, MarketLead
from suizhi.halls.watch.models.watches import Watch

__all__ = [
    "Alert",
    "AlertAnswer",
    "Batch",
    "DossierAnswer",
    "DossierLook",
    "FilingDossier",
    "FilingReview",
    "LeadAnswer",
    "LeadOwner",
    "Listing",
    "ListingLook",
    "MarketLead",
    "NewSign",
    "RefusedFiling",
    "RefusedLine",
    "Told",
    "Watch",
]
