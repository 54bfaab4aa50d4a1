"""Does this marketplace listing give reason to look, and why: leads with reasons, evidence and what would clear them, never a verdict.

Text first: names in any spelling, their context, the trade. Pictures come in through a port of one method (`subject.Pictures`).
"""

from suizhi.engines.listings.lead import ASIDE, Lead
from suizhi.engines.listings.model import LONGEST_NAME, Licensee, Listing, ReferencePrice, Right, Shop
from suizhi.engines.listings.scanning import Means, Scanner, citations, means
from suizhi.engines.listings.scorer import Band, scorer
from suizhi.engines.listings.signals import SIGNALS, Signal
from suizhi.engines.listings.subject import PictureMatch, Pictures
from suizhi.engines.listings.weights import Weights, packaged, read_weights

__all__ = [
    "ASIDE",
    "LONGEST_NAME",
    "SIGNALS",
    "Band",
    "Lead",
    "Licensee",
    "Listing",
    "Means",
    "PictureMatch",
    "Pictures",
    "ReferencePrice",
    "Right",
    "Scanner",
    "Shop",
    "Signal",
    "Weights",
    "citations",
    "means",
    "packaged",
    "read_weights",
    "scorer",
]
