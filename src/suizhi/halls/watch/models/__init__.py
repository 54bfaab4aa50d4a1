"""Watches, batches of what is new, the signs and listings in them, alerts and leads, and what was told to whom."""

from suizhi.halls.watch.models.alerts import Alert, AlertAnswer, NewSign, Told
from suizhi.halls.watch.models.batches import Batch, RefusedLine
from suizhi.halls.watch.models.leads import LeadAnswer, Listing, ListingLook, MarketLead
from suizhi.halls.watch.models.watches import Watch

__all__ = [
    "Alert",
    "AlertAnswer",
    "Batch",
    "LeadAnswer",
    "Listing",
    "ListingLook",
    "MarketLead",
    "NewSign",
    "RefusedLine",
    "Told",
    "Watch",
]
